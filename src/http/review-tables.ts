import type { Agreement } from '../views/agreement.ts'
import type { ListedDecision } from '../views/review-history.ts'
import type { Queued } from '../views/review-queue.ts'
import type { CsvTable } from './csv-table.ts'

export const queueTable: CsvTable<Queued> = {
  report: ({ report }) => report,
  id: ({ id }) => id,
  kind: ({ kind }) => kind,
  type: ({ type }) => type,
  who: ({ who }) => who,
  words: ({ words }) => words,
  confidence: ({ confidence }) => confidence,
  review: ({ state }) => state,
  title: ({ title }) => title,
  publisher: ({ publisher }) => publisher,
  published: ({ published }) => published,
}

export const decisionTable: CsvTable<ListedDecision> = {
  number: ({ number }) => number,
  at: ({ at }) => at,
  by: ({ by }) => by,
  verdict: ({ verdict }) => verdict,
  undoes: ({ undoes }) => undoes,
  stands: ({ stands }) => (stands ? 'yes' : 'no'),
  report: ({ report }) => report,
  frame: ({ frame }) => frame,
  before: ({ before }) => before.state,
  content_before: ({ before }) => JSON.stringify(before.content),
  content: ({ content }) => (content === null ? null : JSON.stringify(content)),
}

export const agreementTable: CsvTable<Agreement> = {
  a: ({ a }) => a,
  b: ({ b }) => b,
  kind: ({ kind }) => kind,
  frames: ({ frames }) => frames,
  observed: ({ observed }) => observed,
  expected: ({ expected }) => expected,
  kappa: ({ kappa }) => kappa,
}
