import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import type { AskedFor } from './asked-for.ts'
import { eventsInOrder } from './find-events.ts'
import { statementsInOrder } from './find-statements.ts'
import { frameOrder } from './listed-frame.ts'
import { type Days, dayOfNewest, daysOfActs, daysOfStatements, makingStatements, takingPart } from './newest.ts'

export const counted = z.object({ value: z.string(), count: z.int() })
export type Counted = z.infer<typeof counted>

/** Most of what was found that is counted, so that no question takes longer than that. */
export const mostCounted = 1_000

/** How many of what was found have each value: what a search may be narrowed to. */
export const facetsShape = z.object({
  counted: z.int().describe('how many were found and counted'),
  more: z.boolean().describe(`whether that is ${mostCounted}, the newest, and there may be more`),
  values: z.record(z.string(), z.array(counted).readonly()),
})
export type Facets = z.infer<typeof facetsShape>

const mostValues = 12
const allMonths = 600

const newest = (table: 's' | 'e') => ({ order: frameOrder(table, {}).order, limit: mostCounted, more: [] })

export function statementFacets(archive: Archive, asked: AskedFor): Promise<Facets> {
  const found = (since: string | null) => sql`
    SELECT s.id, s.report_id, s.statement_id, s.mode, s.review, speaker.name AS speaker, speaker.country, r.publisher AS outlet,
      substr(r.published, 1, 7) AS month
    ${statementsInOrder(archive, asked, { ...newest('s'), since })}`
  const asserting = {
    from: sql`found CROSS JOIN events e`,
    where: sql`e.report_id = found.report_id AND e.asserted_by_statement_id = found.statement_id`,
  }
  return facets(archive, found, daysOfStatements(archive, makingStatements(asked)), {
    ...ofFound('speaker', 'country', 'mode', 'review', 'outlet', 'month'),
    type: { ...asserting, value: sql`e.type` },
    status: { ...asserting, value: sql`e.status` },
  })
}

export function eventFacets(archive: Archive, asked: AskedFor): Promise<Facets> {
  const found = (since: string | null) => sql`
    SELECT e.id, e.report_id, e.event_id, e.type, e.status, e.review, speaker.name AS speaker, r.publisher AS outlet,
      substr(r.published, 1, 7) AS month
    ${eventsInOrder(archive, asked, { ...newest('e'), since })}`
  const sides = {
    from: sql`found CROSS JOIN event_actors x CROSS JOIN actors a`,
    where: sql`x.report_id = found.report_id AND x.event_id = found.event_id
      AND a.report_id = x.report_id AND a.actor_id = x.actor_id`,
  }
  return facets(archive, found, daysOfActs(archive, takingPart(asked)), {
    ...ofFound('type', 'status', 'review', 'speaker', 'outlet', 'month'),
    country: { ...sides, value: sql`a.country` },
  })
}

/** A value, and where it comes from where that is not what was found itself. SQLite keeps the order of a CROSS JOIN. */
type Facet = {
  readonly value: RawBuilder<unknown>
  readonly from?: RawBuilder<unknown>
  readonly where?: RawBuilder<unknown>
}

function ofFound(...names: readonly string[]): Readonly<Record<string, Facet>> {
  return Object.fromEntries(names.map((name) => [name, { value: sql.ref(`found.${name}`) }]))
}

/** All facets in one question, so that what was found is looked up once. */
async function facets(
  archive: Archive,
  found: (since: string | null) => RawBuilder<unknown>,
  days: Days | null,
  asked: Readonly<Record<string, Facet>>,
): Promise<Facets> {
  const each = Object.entries(asked).map(([name, { value, from = sql`found`, where }]) => {
    const order = name === 'month' ? sql`value` : sql`count DESC, value`
    // Something found may have a value several times over, and counts once.
    const count = where === undefined ? sql`COUNT(*)` : sql`COUNT(DISTINCT found.id)`
    return sql`SELECT * FROM (
      SELECT ${sql.lit(name)} AS name, ${value} AS value, ${count} AS count FROM ${from}
      WHERE ${where ?? sql`1 = 1`} AND ${value} IS NOT NULL AND ${value} != '' GROUP BY ${value}
      ORDER BY ${order} LIMIT ${sql.lit(name === 'month' ? allMonths : mostValues + 4)}) ${sql.ref(`by_${name}`)}`
  })
  const ask = async (since: string | null) => {
    const { rows } = await sql<{ name: string; value: string; count: number | string }>`
      WITH found AS MATERIALIZED (${found(since)})
      SELECT 'found' AS name, '' AS value, COUNT(*) AS count FROM found
      UNION ALL ${sql.join(each, sql` UNION ALL `)}`.execute(archive.db)
    return { rows, total: Number(rows.find(({ name }) => name === 'found')?.count ?? 0) }
  }
  const since = await dayOfNewest(days, mostCounted)
  const few = await ask(since)
  const { rows, total } = since === null || few.total >= mostCounted ? few : await ask(null)
  const named = Map.groupBy(rows, ({ name }) => name)
  const values = Object.keys(asked).map((name) => [
    name,
    (named.get(name) ?? []).map(({ value, count }) => ({ value, count: Number(count) })),
  ])
  return { counted: total, more: total >= mostCounted, values: Object.fromEntries(values) as Facets['values'] }
}
