import { type RawBuilder, sql } from 'kysely'
import type { Archive } from '../archive/archive.ts'
import { hitsIn, type Searched } from '../archive/search.ts'
import { type WordQuery, wordQuery } from '../archive/word-query.ts'
import {
  actorsAsked,
  all,
  asksForFrames,
  type Beginning,
  eventConditions,
  type Filter,
  reportConditions,
  statementConditions,
} from './filter.ts'
import { inReportsOf } from './who.ts'

/** What is asked for: words of which all have to be there, and what the things have to be like. */
export type Sought = Filter & { readonly words?: string | undefined }

type Condition = RawBuilder<boolean>
/** Tables to join beside those that are there, and conditions beside those of the filter. */
type Beside = Pick<Beginning, 'since'> & {
  readonly joins?: RawBuilder<unknown>
  readonly more?: readonly Condition[]
}

/** The words that are asked for, null where none are. Signs without a word in them are a query that finds nothing. */
export function wordsSought({ words }: Sought): WordQuery | null {
  return words === undefined || words.trim() === '' ? null : (wordQuery(words) ?? [])
}

/**
 * What stands between SELECT and ORDER BY of a question for statements, as `s` of reports `r` with times `t`. Where words
 * are asked for, `hit.score` ranks them.
 */
export function statementsMatching(archive: Archive, sought: Sought, beside: Beside = {}): RawBuilder<unknown> {
  const joins = sql`LEFT JOIN times t ON t.report_id = s.report_id AND t.time_id = s.time_id ${beside.joins ?? sql``}`
  const { about } = sought
  const byActors = wordsSought(sought) === null
  const more = [
    ...(byActors && about !== undefined ? [inReportsOf('s.report_id', actorsAsked({ about }))] : []),
    ...statementConditions(sought, { byActors, since: beside.since }),
    ...(beside.more ?? []),
  ]
  return matching(archive, 's', sought, { joins, more })
}

/** The same for events, as `e` of reports `r`. */
export function eventsMatching(archive: Archive, sought: Sought, beside: Beside = {}): RawBuilder<unknown> {
  const { speaker } = sought
  const byActors = wordsSought(sought) === null
  const more = [
    ...(byActors && speaker !== undefined ? [inReportsOf('e.report_id', actorsAsked({ speaker }))] : []),
    ...eventConditions(sought, { byActors, since: beside.since }),
    ...(beside.more ?? []),
  ]
  return matching(archive, 'e', sought, { ...beside, more })
}

/** The same for reports `r` whose text has the words. */
export function reportsMatching(archive: Archive, sought: Sought, { more = [] }: Beside = {}): RawBuilder<unknown> {
  const query = wordsSought(sought)
  const conditions = [...reportConditions(sought), ...more]
  if (query === null) return sql`FROM reports r WHERE ${all(conditions)}`
  return sql`FROM ${hits(archive, 'texts', query)} CROSS JOIN reports r WHERE r.id = hit.id AND ${all(conditions)}`
}

/** The same for texts as such; null where something is asked for that a text has not, such as a speaker. */
export function textsMatching(archive: Archive, sought: Sought): RawBuilder<unknown> | null {
  return asksForFrames(sought) ? null : reportsMatching(archive, sought)
}

/**
 * SQLite keeps the order of a CROSS JOIN: a filter that it has an index for would else come before the words, and they
 * be looked up once for each row that it lets through. Without words, it may begin with the actors that are asked for.
 */
function matching(
  archive: Archive,
  alias: 's' | 'e',
  sought: Sought,
  { joins = sql``, more = [] }: Beside,
): RawBuilder<unknown> {
  const table = alias === 's' ? 'statements' : 'events'
  const query = wordsSought(sought)
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const rows = sql`${sql.table(table)} AS ${sql.ref(alias)}`
  if (query === null) {
    return sql`FROM ${rows} JOIN reports r ON r.id = ${column('report_id')} ${joins} WHERE ${all(more)}`
  }
  return sql`FROM ${hits(archive, table, query)} CROSS JOIN ${rows} CROSS JOIN reports r ${joins}
    WHERE ${column('id')} = hit.id AND r.id = ${column('report_id')} AND ${all(more)}`
}

function hits(archive: Archive, table: Searched, query: WordQuery): RawBuilder<unknown> {
  if (query.length === 0) return sql`(SELECT 0 AS id, 0 AS score WHERE 1 = 0) AS hit`
  return sql`${hitsIn(archive, table, query)} AS hit`
}
