import { sql } from 'kysely'
import type { Archive, KeptReport } from '../archive/archive.ts'
import { hitsIn } from '../archive/search.ts'
import { type WordQuery, wordQuery } from '../archive/word-query.ts'
import {
  all,
  dayOfEvent,
  dayOfStatement,
  eventConditions,
  type Filter,
  statementConditions,
  textConditions,
} from './filter.ts'
import { type Found, foundIn } from './found.ts'
import { inReportsOf } from './who.ts'

export type Question = Filter & {
  /** Words of which all have to be there; without any, the filter alone decides. */
  readonly words?: string | undefined
  /** Which kinds of things are looked for; all where it is not given. */
  readonly kinds?: readonly Found['kind'][] | undefined
  /** Most results; 20 where it is not given. */
  readonly limit?: number | undefined
}

export type Answer = {
  readonly found: readonly Found[]
  /** Whether there is more than the limit lets through. */
  readonly more: boolean
}

type Place = { readonly kind: Found['kind']; readonly report: string; readonly id: string | null }

/**
 * Searches statements, events and texts. Each kind is ranked for itself (by bm25 in SQLite, by cover density in
 * Postgres, ties by day and then by id); statements and events then take turns, since the ranks of two indexes can't be
 * compared, and texts come after them: those that hold the words where no statement or event that was found does.
 * Without words, the newest come first. The same archive gives the same answer in the same order.
 */
export async function search(archive: Archive, question: Question): Promise<Answer> {
  const limit = question.limit ?? 20
  const query = question.words === undefined ? null : wordQuery(question.words)
  // Signs without a word in them are found nowhere.
  if (query === null && (question.words ?? '').trim() !== '') return { found: [], more: false }
  const wants = (kind: Found['kind']) => question.kinds === undefined || question.kinds.includes(kind)
  const most = limit + 1
  const statements = wants('statement') ? await statementPlaces(archive, question, query, most) : []
  const events = wants('event') ? await eventPlaces(archive, question, query, most) : []
  const places = inTurns(statements, events)
  if (places.length < most && wants('text') && query !== null) {
    const passedOver = new Set(places.map(({ report }) => report))
    const texts = await textPlaces(archive, question, query, most + passedOver.size)
    places.push(...texts.filter(({ report }) => !passedOver.has(report)))
  }
  return { found: await foundAt(archive, places.slice(0, limit), query), more: places.length > limit }
}

/** Reads the reports of some places, each once, and gives what is found there. */
export async function foundAt(
  archive: Archive,
  places: readonly Place[],
  query: WordQuery | null,
): Promise<readonly Found[]> {
  const reports = new Map<string, KeptReport | null>()
  const found: Found[] = []
  for (const { kind, report: key, id } of places) {
    if (!reports.has(key)) reports.set(key, await archive.report(key))
    const report = reports.get(key)
    const one = report ? foundIn(report, kind, id, query) : null
    if (one !== null) found.push(one)
  }
  return found
}

function inTurns(statements: readonly Place[], events: readonly Place[]): Place[] {
  return Array.from({ length: Math.max(statements.length, events.length) }).flatMap((_, i) =>
    [statements[i], events[i]].flatMap((place) => place ?? []),
  )
}

async function statementPlaces(
  archive: Archive,
  filter: Filter,
  query: WordQuery | null,
  limit: number,
): Promise<Place[]> {
  const { rows } = await sql<{ report: string; id: string }>`
    SELECT r.key AS report, s.statement_id AS id
    FROM ${begun(archive, 'statements', 's', query)}
    LEFT JOIN times t ON t.report_id = s.report_id AND t.time_id = s.time_id
    WHERE ${beginning('s', filter, query)} AND ${all(statementConditions(filter))}
    ORDER BY ${score(query)} COALESCE(${dayOfStatement}, '') DESC, r.key, length(s.statement_id), s.statement_id
    LIMIT ${limit}`.execute(archive.db)
  return rows.map(({ report, id }) => ({ kind: 'statement', report, id }))
}

async function eventPlaces(archive: Archive, filter: Filter, query: WordQuery | null, limit: number): Promise<Place[]> {
  const { rows } = await sql<{ report: string; id: string }>`
    SELECT r.key AS report, e.event_id AS id
    FROM ${begun(archive, 'events', 'e', query)}
    WHERE ${beginning('e', filter, query)} AND ${all(eventConditions(filter))}
    ORDER BY ${score(query)} COALESCE(${dayOfEvent}, '') DESC, r.key, length(e.event_id), e.event_id
    LIMIT ${limit}`.execute(archive.db)
  return rows.map(({ report, id }) => ({ kind: 'event', report, id }))
}

async function textPlaces(archive: Archive, filter: Filter, query: WordQuery, limit: number): Promise<Place[]> {
  const conditions = textConditions(filter)
  if (conditions === null) return []
  const { rows } = await sql<{ report: string }>`
    SELECT r.key AS report FROM ${hitsIn(archive, 'texts', query)} AS hit CROSS JOIN reports r
    WHERE r.id = hit.id AND ${all(conditions)}
    ORDER BY hit.score, COALESCE(r.published, '') DESC, r.key
    LIMIT ${limit}`.execute(archive.db)
  return rows.map(({ report }) => ({ kind: 'text', report, id: null }))
}

/**
 * A table and its reports, behind the words' hits where there are any. SQLite keeps the order of a CROSS JOIN: a filter
 * that it has an index for would else come first, and the words be looked up once for each row that it lets through.
 */
function begun(archive: Archive, table: 'statements' | 'events', alias: string, query: WordQuery | null) {
  const rows = sql`${sql.table(table)} AS ${sql.ref(alias)}`
  if (query === null) return sql`${rows} JOIN reports r ON r.id = ${sql.ref(`${alias}.report_id`)}`
  return sql`${hitsIn(archive, table, query)} AS hit CROSS JOIN ${rows} CROSS JOIN reports r`
}

/** What holds these together; without words, the database is let begin with the actors that are asked for. */
function beginning(alias: string, { by, about }: Filter, query: WordQuery | null) {
  if (query === null) {
    return inReportsOf(
      alias,
      [by, about].filter((who) => who !== undefined),
    )
  }
  return sql`${sql.ref(`${alias}.id`)} = hit.id AND r.id = ${sql.ref(`${alias}.report_id`)}`
}

function score(query: WordQuery | null) {
  return query === null ? sql`` : sql`hit.score,`
}
