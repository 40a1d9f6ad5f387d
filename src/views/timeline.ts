import { sql } from 'kysely'
import type { Archive } from '../archive/archive.ts'
import { all, dayOfEvent, dayOfStatement, eventConditions, type Filter, statementConditions } from './filter.ts'
import type { Found } from './found.ts'
import { foundAt } from './search.ts'
import { being, inReportsOf, type Who } from './who.ts'

export type TimelineQuestion = Omit<Filter, 'by' | 'about'> & {
  /** One, whose words and acts and what is done to them are told; or two, between whom. */
  readonly between: readonly [Who] | readonly [Who, Who]
  /** Most entries; 100 where it is not given. */
  readonly limit?: number | undefined
}

/** Something that was said or done, and the day under which it stands. */
export type Entry = Found & {
  readonly day: string | null
  /** Whether the day is the thing's own, or that of the publication because the report tells none. */
  readonly dayFrom: 'text' | 'publication' | null
}

export type Timeline = { readonly entries: readonly Entry[]; readonly more: boolean }

type Row = { readonly kind: Found['kind']; readonly report: string; readonly id: string; readonly day: string | null }

/**
 * What actors said and did in the order of time: of one, their statements, their acts and the acts on them; of two, what
 * each said of or to the other and did to the other. What a report gives no day stands under the day of its publication
 * and says so; what has neither comes last.
 */
export async function timeline(archive: Archive, question: TimelineQuestion): Promise<Timeline> {
  const { between, limit = 100, ...filter } = question
  const [one, other] = between
  const ways: readonly Filter[] =
    other === undefined
      ? [{ by: one }, { about: one }]
      : [
          { by: one, about: other },
          { by: other, about: one },
        ]
  const any = (conditions: (way: Filter) => ReturnType<typeof all>) =>
    sql<boolean>`(${sql.join(ways.map(conditions), sql` OR `)})`
  // Of one actor, what others say of them is not theirs.
  const saying = other === undefined ? ways.slice(0, 1) : ways
  const said = sql<boolean>`(${sql.join(
    saying.map((way) => all(statementConditions(way))),
    sql` OR `,
  )})`
  const { rows } = await sql<Row>`
    SELECT * FROM (
      SELECT 'statement' AS kind, r.key AS report, s.statement_id AS id, ${dayOfStatement} AS day
      FROM statements s JOIN reports r ON r.id = s.report_id
      LEFT JOIN times t ON t.report_id = s.report_id AND t.time_id = s.time_id
      WHERE ${inReportsOf('s.report_id', between.map(being))} AND ${said} AND ${all(statementConditions(filter))}
      UNION ALL
      SELECT 'event' AS kind, r.key AS report, e.event_id AS id, ${dayOfEvent} AS day
      FROM events e JOIN reports r ON r.id = e.report_id
      WHERE ${inReportsOf('e.report_id', between.map(being))} AND ${any((way) => all(eventConditions(way)))} AND ${all(eventConditions(filter))}
    ) AS entry
    ORDER BY COALESCE(day, '9999'), report, kind DESC, length(id), id
    LIMIT ${limit + 1}`.execute(archive.db)
  const shown = rows.slice(0, limit)
  const found = await foundAt(archive, shown, null)
  return { entries: found.map(entryOf), more: rows.length > limit }
}

function entryOf(found: Found): Entry {
  const own = found.from?.slice(0, 10) ?? null
  const day = own ?? found.report.published
  return { ...found, day, dayFrom: day === null ? null : own === null ? 'publication' : 'text' }
}
