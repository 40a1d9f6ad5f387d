import type { Cell } from '../export/column.ts'
import { csvLine } from '../export/csv.ts'
import type { FoldedStatement } from '../views/actor-said.ts'
import type { Turn } from '../views/dialogue.ts'
import type { ListedActor } from '../views/find-actors.ts'
import type { ListedEvent } from '../views/find-events.ts'
import type { ListedFailure } from '../views/find-failures.ts'
import type { ListedReport } from '../views/find-reports.ts'
import type { ListedStatement } from '../views/find-statements.ts'
import type { ListedHappening } from '../views/list-happenings.ts'
import type { ReportFrame } from '../views/report-frames.ts'
import type { Told } from '../views/told-happening.ts'

/** A list as CSV: its columns by name, and what fills them. */
export type CsvTable<T> = Readonly<Record<string, (item: T) => Cell>>

export function csvOf<T>(table: CsvTable<T>, items: readonly T[]): string {
  const options = { guardFormulas: true }
  const cells = Object.values(table)
  const lines = items.map((item) =>
    csvLine(
      cells.map((cell) => cell(item)),
      options,
    ),
  )
  return csvLine(Object.keys(table), options) + lines.join('')
}

export const statementTable: CsvTable<ListedStatement> = {
  report: ({ report }) => report,
  statement: ({ statement }) => statement,
  published: ({ published }) => published,
  publisher: ({ publisher }) => publisher,
  title: ({ title }) => title,
  speaker: ({ speaker }) => speaker?.name ?? null,
  speaker_country: ({ speaker }) => speaker?.country ?? null,
  source: ({ source }) => source,
  cue: ({ cue }) => cue,
  content: ({ content }) => content,
  mode: ({ mode }) => mode,
  via: ({ via }) => via,
  medium: ({ medium }) => medium,
  addressee: ({ addressee }) => addressee,
  within: ({ within }) => within,
  time: ({ time }) => time,
  confidence: ({ confidence }) => confidence,
  review: ({ review }) => review,
  context: ({ context }) => context.text,
}

export const eventTable: CsvTable<ListedEvent> = {
  report: ({ report }) => report,
  event: ({ event }) => event,
  published: ({ published }) => published,
  publisher: ({ publisher }) => publisher,
  title: ({ title }) => title,
  day: ({ day, dayKnown }) => (dayKnown ? day : null),
  last_day: ({ lastDay }) => lastDay,
  type: ({ type }) => type,
  mode: ({ mode }) => mode,
  status: ({ status }) => status,
  anchor: ({ anchor }) => anchor,
  source: ({ source }) => source.words,
  source_names: ({ source }) => source.actors.map(({ name }) => name),
  source_countries: ({ source }) => source.actors.map(({ country }) => country ?? ''),
  target: ({ target }) => target.words,
  target_names: ({ target }) => target.actors.map(({ name }) => name),
  target_countries: ({ target }) => target.actors.map(({ country }) => country ?? ''),
  place: ({ place }) => place,
  asserted_by_statement: ({ assertedBy }) => assertedBy?.statement ?? null,
  asserted_by: ({ assertedBy }) => assertedBy?.speaker ?? null,
  intensity: ({ intensity }) => intensity,
  quad: ({ quad }) => quad,
  confidence: ({ confidence }) => confidence,
  review: ({ review }) => review,
  context: ({ context }) => context.text,
}

export const turnTable: CsvTable<Turn> = {
  day: ({ day }) => day,
  by: ({ by }) => by,
  what: ({ event }) => (event === null ? 'statement' : 'event'),
  report: ({ event, statement }) => (event ?? statement)?.report ?? null,
  id: ({ event, statement }) => event?.event ?? statement?.statement ?? null,
  publisher: ({ event, statement }) => (event ?? statement)?.publisher ?? null,
  speaker: ({ statement }) => statement?.speaker?.name ?? statement?.source ?? null,
  type: ({ event }) => event?.type ?? null,
  status: ({ event }) => event?.status ?? null,
  intensity: ({ event }) => event?.intensity ?? null,
  quad: ({ event }) => event?.quad ?? null,
  review: ({ event, statement }) => (event ?? statement)?.review ?? null,
  words: ({ event, statement }) => event?.anchor ?? statement?.content ?? null,
  context: ({ event, statement }) => (event ?? statement)?.context.text ?? null,
}

/** What somebody said, each thing once. */
export const foldedTable: CsvTable<FoldedStatement> = {
  ...statementTable,
  near_copies: ({ copies }) => copies.length,
  near_copies_in: ({ copies }) => copies.map(({ report }) => report),
}

export const reportTable: CsvTable<ListedReport> = {
  report: ({ report }) => report,
  title: ({ title }) => title,
  publisher: ({ publisher }) => publisher,
  published: ({ published }) => published,
  statements: ({ statements }) => statements,
  events: ({ events }) => events,
}

export const actorTable: CsvTable<ListedActor> = {
  key: ({ key }) => key,
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  country: ({ country }) => country,
  reports: ({ reports }) => reports,
  statements: ({ statements }) => statements,
}

export const happeningTable: CsvTable<ListedHappening> = {
  happening: ({ id }) => id,
  type: ({ type }) => type,
  source: ({ source }) => source,
  target: ({ target }) => target,
  from: ({ from }) => from,
  to: ({ to }) => to,
  texts: ({ texts }) => texts,
  reports: ({ reports }) => reports,
  asserted_by: ({ assertedBy }) => assertedBy.map(({ name }) => name),
  denied_by: ({ deniedBy }) => deniedBy.map(({ name }) => name),
}

export const tellingTable: CsvTable<Told> = {
  report: ({ report }) => report,
  event: ({ event }) => event,
  stance: ({ stance }) => stance,
  status: ({ status }) => status,
  published: ({ published }) => published,
  publisher: ({ publisher }) => publisher,
  title: ({ title }) => title,
  near_copy_of: ({ copyOf }) => copyOf,
  word_of: ({ word }) => word.name,
  statement: ({ word }) => word.statement,
  anchor: ({ anchor }) => anchor,
  review: ({ review }) => review,
  context: ({ context }) => context.text,
}

export const failureTable: CsvTable<ListedFailure> = {
  found_at: ({ foundAt }) => foundAt,
  id: ({ id }) => id,
  code: ({ code }) => code,
  message: ({ message }) => message,
  failed_at: ({ failedAt }) => failedAt,
}

/** A report's own statements and events; offsets are UTF-16 code units, the end exclusive. */
export const frameTable: CsvTable<ReportFrame> = {
  id: ({ id }) => id,
  kind: ({ kind }) => kind,
  type: ({ type }) => type,
  mode: ({ mode }) => mode,
  status: ({ status }) => status,
  who: ({ who }) => who,
  whom: ({ whom }) => whom,
  anchor: ({ anchor }) => anchor,
  content: ({ content }) => content,
  via: ({ via }) => via,
  medium: ({ medium }) => medium,
  within: ({ within }) => within,
  from: ({ from }) => from,
  to: ({ to }) => to,
  place: ({ place }) => place,
  confidence: ({ confidence }) => confidence,
  start: ({ start }) => start,
  end: ({ end }) => end,
}
