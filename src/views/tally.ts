import { type RawBuilder, sql } from 'kysely'
import type { Archive } from '../archive/archive.ts'
import { all, dayOfEvent, eventConditions, type Filter } from './filter.ts'

/** By what events can be counted. */
export const tallyKeys = [
  'actor',
  'source',
  'target',
  'dyad',
  'type',
  'quad',
  'status',
  'country',
  'outlet',
  'day',
  'month',
  'year',
] as const

export type TallyKey = (typeof tallyKeys)[number]

export type TallyQuestion = Filter & { readonly keys: readonly TallyKey[] }

/** How many events share the values of the keys. */
export type TallyRow = {
  /** The values, in the order of the keys; null where a report does not tell. */
  readonly values: readonly (string | null)[]
  /** Events that took place, each once. */
  readonly events: number
  /**
   * How many different acts those are: events of several reports that tell of one happening, as the archive last joined
   * them, count once.
   */
  readonly acts: number
  /** Events of the other statuses: they are never among `events`. */
  readonly planned: number
  readonly possible: number
  readonly negated: number
  /** Reports that tell of any of these. */
  readonly reports: number
  /** Of the events that took place, from -10 to 10; null where there are none. */
  readonly meanIntensity: number | null
  /** Of all of these, how many the report gives no day, so that they count on the day of its publication. */
  readonly dayOfPublication: number
}

type Part = { readonly value: RawBuilder<unknown>; readonly joins?: readonly Join[] }
type Join = 'source' | 'target' | 'either'

const day = dayOfEvent
const parts: Readonly<Record<TallyKey, Part>> = {
  actor: { value: sql`either_actor.name`, joins: ['either'] },
  source: { value: sql`source_actor.name`, joins: ['source'] },
  target: { value: sql`target_actor.name`, joins: ['target'] },
  dyad: {
    value: sql`CASE WHEN source_actor.country IS NULL OR target_actor.country IS NULL THEN NULL
      ELSE source_actor.country || ' > ' || target_actor.country END`,
    joins: ['source', 'target'],
  },
  type: { value: sql`e.type` },
  quad: { value: sql`CAST(e.quad AS TEXT)` },
  status: { value: sql`e.status` },
  country: { value: sql`either_actor.country`, joins: ['either'] },
  outlet: { value: sql`r.publisher` },
  day: { value: day },
  month: { value: sql`substr(${day}, 1, 7)` },
  year: { value: sql`substr(${day}, 1, 4)` },
}

/**
 * Counts events by any of the keys, in the order of their values. An event with several actors counts once under each
 * value that it has, and once only where two of its actors share one: so a tally by `type` adds up to the events, and
 * one by `actor` or `dyad` may add up to more. What is planned, possible or negated is counted apart.
 */
export async function tally({ db }: Archive, { keys, ...filter }: TallyQuestion): Promise<readonly TallyRow[]> {
  const names = keys.map((_, i) => sql.ref(`key_${i}`))
  const values = keys.map((key, i) => sql`${parts[key].value} AS ${sql.ref(`key_${i}`)}`)
  const joins = new Set(keys.flatMap((key) => parts[key].joins ?? []))
  const count = (status: string) => sql`SUM(CASE WHEN status = ${status} THEN 1 ELSE 0 END)`
  const { rows } = await sql<Record<string, string | number | null>>`
    SELECT ${sql.join(names)}, ${count('actual')} AS events,
      COUNT(DISTINCT CASE WHEN status = 'actual' THEN act END) AS acts, ${count('planned')} AS planned,
      ${count('possible')} AS possible, ${count('negated')} AS negated, COUNT(DISTINCT report_id) AS reports,
      SUM(CASE WHEN status = 'actual' THEN intensity END) AS intensity, SUM(undated) AS undated
    FROM (
      SELECT DISTINCT e.report_id, e.event_id, e.status, e.intensity,
        COALESCE(telling.happening_id, r.key || '/' || e.event_id) AS act,
        CASE WHEN e.from_day IS NULL THEN 1 ELSE 0 END AS undated, ${sql.join(values)}
      FROM events e JOIN reports r ON r.id = e.report_id
      LEFT JOIN tellings telling ON telling.report_id = e.report_id AND telling.event_id = e.event_id
      ${sql.join([...joins].map(joined), sql` `)}
      WHERE ${all(eventConditions(filter))}
    ) AS acts
    GROUP BY ${sql.join(names)}`.execute(db)
  return rows.map((row) => rowOf(row, keys.length)).sort(byValues)
}

/** The actors of a side, or of either, under an alias; an event without any stays, its values not known. */
function joined(side: Join): RawBuilder<unknown> {
  const link = sql.ref(`${side}_link`)
  const actor = sql.ref(`${side}_actor`)
  const only = side === 'either' ? sql`` : sql`AND ${link}.side = ${side}`
  return sql`LEFT JOIN event_actors AS ${link} ON ${link}.report_id = e.report_id AND ${link}.event_id = e.event_id ${only}
    LEFT JOIN actors AS ${actor} ON ${actor}.report_id = e.report_id AND ${actor}.actor_id = ${link}.actor_id`
}

function rowOf(row: Record<string, string | number | null>, keys: number): TallyRow {
  const number = (name: string) => Number(row[name] ?? 0)
  const events = number('events')
  return {
    values: Array.from({ length: keys }, (_, i) => (row[`key_${i}`] ?? null) as string | null),
    events,
    acts: number('acts'),
    planned: number('planned'),
    possible: number('possible'),
    negated: number('negated'),
    reports: number('reports'),
    meanIntensity: events === 0 ? null : number('intensity') / events,
    dayOfPublication: number('undated'),
  }
}

/** By the values' code units, whatever the locale; what is not known comes last. */
function byValues(a: TallyRow, b: TallyRow): number {
  for (const [i, value] of a.values.entries()) {
    const other = b.values[i] ?? null
    if (value === other) continue
    if (value === null || other === null) return value === null ? 1 : -1
    return value < other ? -1 : 1
  }
  return 0
}
