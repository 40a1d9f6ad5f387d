import { type RawBuilder, sql } from 'kysely'
import type { Archive, KeptReport } from '../archive/archive.ts'
import type { WordQuery } from '../archive/word-query.ts'
import { dayOfEvent, dayOfStatement } from './filter.ts'
import { type Found, foundIn } from './found.ts'
import { eventsMatching, type Sought, statementsMatching, textsMatching, wordsSought } from './matches.ts'

export type Question = Sought & {
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
  const query = wordsSought(question)
  const wants = (kind: Found['kind']) => question.kinds === undefined || question.kinds.includes(kind)
  const most = limit + 1
  const statements = wants('statement') ? await statementPlaces(archive, question, most) : []
  const events = wants('event') ? await eventPlaces(archive, question, most) : []
  const places = inTurns(statements, events)
  if (places.length < most && wants('text') && query !== null) {
    const passedOver = new Set(places.map(({ report }) => report))
    const texts = await textPlaces(archive, question, most + passedOver.size)
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
  const keys = [...new Set(places.map(({ report }) => report))]
  const reports = new Map<string, KeptReport>()
  for (let at = 0; at < keys.length; at += mostKeys) {
    for await (const report of archive.reports({ keys: keys.slice(at, at + mostKeys) })) reports.set(report.key, report)
  }
  return places.flatMap(({ kind, report: key, id }) => {
    const report = reports.get(key)
    return (report && foundIn(report, kind, id, query)) ?? []
  })
}

/** Reports asked for at a time. */
const mostKeys = 100

function inTurns(statements: readonly Place[], events: readonly Place[]): Place[] {
  return Array.from({ length: Math.max(statements.length, events.length) }).flatMap((_, i) =>
    [statements[i], events[i]].flatMap((place) => place ?? []),
  )
}

async function statementPlaces(archive: Archive, question: Question, limit: number): Promise<Place[]> {
  const { rows } = await sql<{ report: string; id: string }>`
    SELECT r.key AS report, s.statement_id AS id ${statementsMatching(archive, question)}
    ORDER BY ${rank(question)} COALESCE(${dayOfStatement}, '') DESC, r.key, length(s.statement_id), s.statement_id
    LIMIT ${limit}`.execute(archive.db)
  return rows.map(({ report, id }) => ({ kind: 'statement', report, id }))
}

async function eventPlaces(archive: Archive, question: Question, limit: number): Promise<Place[]> {
  const { rows } = await sql<{ report: string; id: string }>`
    SELECT r.key AS report, e.event_id AS id ${eventsMatching(archive, question)}
    ORDER BY ${rank(question)} COALESCE(${dayOfEvent}, '') DESC, r.key, length(e.event_id), e.event_id
    LIMIT ${limit}`.execute(archive.db)
  return rows.map(({ report, id }) => ({ kind: 'event', report, id }))
}

async function textPlaces(archive: Archive, question: Question, limit: number): Promise<Place[]> {
  const matching = textsMatching(archive, question)
  if (matching === null) return []
  const { rows } = await sql<{ report: string }>`
    SELECT r.key AS report ${matching}
    ORDER BY ${rank(question)} COALESCE(r.published, '') DESC, r.key
    LIMIT ${limit}`.execute(archive.db)
  return rows.map(({ report }) => ({ kind: 'text', report, id: null }))
}

function rank(question: Question): RawBuilder<unknown> {
  return wordsSought(question) === null ? sql`` : sql`hit.score,`
}
