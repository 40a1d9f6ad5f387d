import { sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { countBy, counted } from './count-by.ts'
import { findActors, type ListedActor, listedActor } from './find-actors.ts'
import { findReports, listedReport } from './find-reports.ts'
import { countReviews } from './review-queue.ts'

const pair = z.object({
  a: z.string().describe('the code of the state that acts'),
  b: z.string().describe('the code of the state acted on'),
  events: z.int(),
  intensity: z.number().describe("the mean of PLOVER's scores, from -10 to 10"),
})

/** What is in an archive. */
export const overviewShape = z.object({
  counts: z.object({
    reports: z.int(),
    origins: z.int(),
    readings: z.int(),
    statements: z.int(),
    events: z.int(),
    failures: z.int(),
  }),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  reportsByMonth: z.array(counted).readonly(),
  statementsByMonth: z.array(counted).readonly(),
  eventsByMonth: z.array(counted).readonly(),
  types: z.array(counted).readonly(),
  outlets: z.array(counted).readonly(),
  pairs: z.array(pair).readonly().describe('pairs of states with the most events that took place'),
  actors: z.array(listedActor).readonly(),
  newest: z.array(listedReport).readonly(),
  withoutStatements: z.int().describe('reports in which nothing was found'),
  uncertain: z.int().describe('statements and events of which the model is less than half sure'),
  reviews: z
    .object({ machine: z.int(), right: z.int(), mended: z.int(), unsure: z.int(), wrong: z.int() })
    .describe('how many statements and events people called what; of those under `machine` nobody has said anything'),
})

export type Overview = z.infer<typeof overviewShape>

const everyMonth = { byValue: true, limit: 600 }

export async function overviewOf(archive: Archive): Promise<Overview> {
  const { db } = archive
  const reports = sql`FROM reports r`
  const within = (table: string) => sql`FROM ${sql.table(table)} f JOIN reports r ON r.id = f.report_id`
  const month = sql`substr(r.published, 1, 7)`
  const days = await sql<{ first: string | null; last: string | null }>`
    SELECT MIN(published) AS first, MAX(published) AS last FROM reports`.execute(db)
  const bare = await sql<{ count: number | string }>`
    SELECT COUNT(*) AS count FROM reports r
    WHERE NOT EXISTS (SELECT 1 FROM statements s WHERE s.report_id = r.id)
      AND NOT EXISTS (SELECT 1 FROM events e WHERE e.report_id = r.id)`.execute(db)
  const doubtful = await sql<{ count: number | string }>`
    SELECT (SELECT COUNT(*) FROM statements WHERE confidence < 0.5)
      + (SELECT COUNT(*) FROM events WHERE confidence < 0.5) AS count`.execute(db)
  const actors: readonly ListedActor[] = (await findActors(archive, {}, { limit: 12 })).items
  return {
    counts: await archive.counts(),
    firstDay: days.rows[0]?.first ?? null,
    lastDay: days.rows[0]?.last ?? null,
    reportsByMonth: await countBy(archive, reports, month, everyMonth),
    statementsByMonth: await countBy(archive, within('statements'), month, everyMonth),
    eventsByMonth: await countBy(archive, within('events'), month, everyMonth),
    types: await countBy(archive, sql`FROM events e`, sql`e.type`, { limit: 16 }),
    outlets: await countBy(archive, reports, sql`r.publisher`),
    pairs: await busiestPairs(archive),
    actors,
    newest: (await findReports(archive, {}, { limit: 8 })).items,
    withoutStatements: Number(bare.rows[0]?.count ?? 0),
    uncertain: Number(doubtful.rows[0]?.count ?? 0),
    reviews: await countReviews(archive),
  }
}

/** The pairs of states with the most events that took place. */
export async function busiestPairs({ db }: Archive): Promise<Overview['pairs']> {
  const { rows } = await sql<{ a: string; b: string; events: number | string; intensity: number | string }>`
    SELECT source_country AS a, target_country AS b, SUM(events) AS events,
      SUM(events * mean_intensity) / SUM(events) AS intensity
    FROM dyad_day WHERE source_country != target_country
    GROUP BY source_country, target_country ORDER BY events DESC, a, b LIMIT 12`.execute(db)
  return rows.map(({ a, b, events, intensity }) => ({ a, b, events: Number(events), intensity: Number(intensity) }))
}
