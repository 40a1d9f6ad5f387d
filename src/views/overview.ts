import { sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { type Counted, counted } from './count-by.ts'
import { findActors, listedActor } from './find-actors.ts'
import { findReports, listedReport } from './find-reports.ts'
import { countReviews } from './review-queue.ts'
import { stateNames } from './state-names.ts'

const pair = z.object({
  a: z.string().describe('the code of the state that acts'),
  b: z.string().describe('the code of the state acted on'),
  aName: z.string().describe('what the first is called, or its code'),
  bName: z.string(),
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
  actors: z
    .array(listedActor)
    .readonly()
    .describe('those whom the most reports name, less media, whose list is `outlets`'),
  newest: z.array(listedReport).readonly(),
  withoutStatements: z.int().describe('reports in which nothing was found'),
  uncertain: z.int().describe('statements and events of which the model is less than half sure'),
  reviews: z
    .object({ machine: z.int(), right: z.int(), mended: z.int(), unsure: z.int(), wrong: z.int() })
    .describe('how many statements and events people called what; of those under `machine` nobody has said anything'),
})

export type Overview = z.infer<typeof overviewShape>

const mostMonths = 600
const mostOutlets = 12
const mostPairs = 12

/** What is in an archive, from counts that are kept with every write. */
export async function overviewOf(archive: Archive): Promise<Overview> {
  const days = await sql<{ first: string | null; last: string | null }>`
    SELECT (SELECT MIN(published) FROM reports) AS first, (SELECT MAX(published) FROM reports) AS last`.execute(
    archive.db,
  )
  const counts = Map.groupBy(await archive.db.selectFrom('counts').selectAll().execute(), ({ what }) => what)
  const of = (what: string): readonly Counted[] =>
    (counts.get(what) ?? []).map(({ value, count }) => ({ value, count: Number(count) }))
  const sum = (what: string) => of(what).reduce((all, { count }) => all + count, 0)
  return {
    counts: await archive.counts(),
    firstDay: days.rows[0]?.first ?? null,
    lastDay: days.rows[0]?.last ?? null,
    reportsByMonth: inOrder(of('report-month')),
    statementsByMonth: inOrder(of('statement-month')),
    eventsByMonth: inOrder(of('event-month')),
    types: mostFirst(of('event-type')),
    outlets: mostFirst(of('outlet')).slice(0, mostOutlets),
    pairs: await busiestPairs(archive),
    actors: (await findActors(archive, { without: 'media' }, { limit: 12 })).items,
    newest: (await findReports(archive, {}, { limit: 8 })).items,
    withoutStatements: sum('empty'),
    uncertain: sum('uncertain'),
    reviews: await countReviews(archive),
  }
}

const isBefore = (a: Counted, b: Counted) => (a.value < b.value ? -1 : 1)
const inOrder = (list: readonly Counted[]) => list.toSorted(isBefore).slice(0, mostMonths)
const mostFirst = (list: readonly Counted[]) => list.toSorted((a, b) => b.count - a.count || isBefore(a, b))

/** The pairs of states with the most events that took place. */
export async function busiestPairs(archive: Archive): Promise<Overview['pairs']> {
  const { rows } = await sql<{ a: string; b: string; sum: number | string; intensity: number | string }>`
    SELECT source AS a, target AS b, SUM(events) AS sum, SUM(events * intensity) / SUM(events) AS intensity
    FROM state_pairs GROUP BY source, target ORDER BY sum DESC, a, b LIMIT ${mostPairs}`.execute(archive.db)
  const nameOf = await stateNames(
    archive,
    rows.flatMap(({ a, b }) => [a, b]),
  )
  return rows.map(({ a, b, sum, intensity }) => ({
    a,
    b,
    aName: nameOf(a),
    bName: nameOf(b),
    events: Number(sum),
    intensity: Number(intensity),
  }))
}
