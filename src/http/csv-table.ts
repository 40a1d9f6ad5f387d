import type { Cell } from '../export/column.ts'
import { csvLine } from '../export/csv.ts'
import type { Turn } from '../views/dialogue.ts'
import type { ListedEvent } from '../views/find-events.ts'
import type { ListedStatement } from '../views/find-statements.ts'

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
