import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import type { AskedFor } from './asked-for.ts'
import { eventsFrom } from './find-events.ts'
import { statementsFrom } from './find-statements.ts'

export const counted = z.object({ value: z.string(), count: z.int() })
export type Counted = z.infer<typeof counted>

/** How many of what was found have each value: what a search may be narrowed to. */
export const facetsShape = z.record(z.string(), z.array(counted).readonly())
export type Facets = z.infer<typeof facetsShape>

const mostValues = 12

/** The values of a column and how often each stands there, the most frequent first. */
export async function countBy(
  archive: Archive,
  from: RawBuilder<unknown>,
  column: RawBuilder<unknown>,
  { limit = mostValues, byValue = false }: { limit?: number; byValue?: boolean } = {},
): Promise<readonly Counted[]> {
  const order = byValue ? sql`value` : sql`count DESC, value`
  const { rows } = await sql<{ value: string; count: number | string }>`
    SELECT value, COUNT(*) AS count FROM (SELECT ${column} AS value ${from}) found
    WHERE value IS NOT NULL AND value != '' GROUP BY value ORDER BY ${order} LIMIT ${limit}`.execute(archive.db)
  return rows.map(({ value, count }) => ({ value, count: Number(count) }))
}

/** How many there are. */
export async function countAll(archive: Archive, from: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number | string }>`SELECT COUNT(*) AS count ${from}`.execute(archive.db)
  return Number(rows[0]?.count ?? 0)
}

export async function statementFacets(archive: Archive, asked: AskedFor): Promise<Facets> {
  const from = statementsFrom(archive, asked)
  return {
    speaker: await countBy(archive, from, sql`speaker.name`),
    country: await countBy(archive, from, sql`speaker.country`),
    mode: await countBy(archive, from, sql`s.mode`),
    review: await countBy(archive, from, sql`s.review`),
    outlet: await countBy(archive, from, sql`r.publisher`),
    month: await countBy(archive, from, sql`substr(r.published, 1, 7)`, { byValue: true, limit: 600 }),
  }
}

export async function eventFacets(archive: Archive, asked: AskedFor): Promise<Facets> {
  const from = eventsFrom(archive, asked)
  return {
    type: await countBy(archive, from, sql`e.type`, { limit: 16 }),
    status: await countBy(archive, from, sql`e.status`),
    review: await countBy(archive, from, sql`e.review`),
    speaker: await countBy(archive, from, sql`speaker.name`),
    outlet: await countBy(archive, from, sql`r.publisher`),
    month: await countBy(archive, from, sql`substr(r.published, 1, 7)`, { byValue: true, limit: 600 }),
  }
}
