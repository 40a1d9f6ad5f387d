import { sql } from 'kysely'
import type { Archive } from '../archive/archive.ts'
import { type ActorRef, actorRefOf, joinedColumn } from './actor-key.ts'
import type { ActorPortrait } from './actor-portrait.ts'
import type { Counted } from './count-by.ts'
import type { Days } from './newest.ts'
import type { Is, Side } from './who.ts'

type Counts = Pick<ActorPortrait, 'quotedBy' | 'saidByMonth' | 'didByMonth' | 'doneToByMonth' | 'partners'>

const mostOutlets = 12
const mostPartners = 12

/** Most acts by which partners are told, so that no page takes longer than that: those of the newest days that hold as many. */
export const mostActs = 1_000

/** Who quotes somebody, how much they said, did and had done to them month by month, and with whom. */
export async function countsOfActor(archive: Archive, is: Is, acts: readonly DayOfActs[]): Promise<Counts> {
  const said = await saidOf(archive, is)
  const months = (side: Side) =>
    inOrder(sums(actsOn(acts, side).map(({ day, count }) => ({ value: day.slice(0, 7), count }))))
  return {
    quotedBy: mostFirst(sums(said.map(({ outlet, count }) => ({ value: outlet, count })))).slice(0, mostOutlets),
    saidByMonth: inOrder(sums(said.map(({ month, count }) => ({ value: month, count })))),
    didByMonth: months('source'),
    doneToByMonth: months('target'),
    partners: await partnersOf(archive, is, (await daysIn(acts)(mostActs)) ?? ''),
  }
}

/** How many events of a day, as lists have it, somebody takes part in on a side. */
export type DayOfActs = { readonly side: Side; readonly day: string; readonly count: number }

/** What somebody did or had done to them, day by day, counted once for all that is told of it. */
export async function actsByDay({ db }: Archive, { rows: members }: Is): Promise<readonly DayOfActs[]> {
  // Several members of a joined actor may take part in one event, which is one all the same.
  const { rows } = await sql<DayOfActs>`
    SELECT x.side, x.day, COUNT(DISTINCT x.report_id || '/' || x.event_id) AS count
    FROM (${members}) a CROSS JOIN event_actors x
    WHERE x.report_id = a.report_id AND x.actor_id = a.actor_id
    GROUP BY x.side, x.day ORDER BY x.day DESC, x.side`.execute(db)
  return rows.map(({ side, day, count }) => ({ side, day: day ?? '', count: Number(count) }))
}

const actsOn = (acts: readonly DayOfActs[], side?: Side) =>
  acts.filter((act) => side === undefined || act.side === side)

/** The days of those acts, on a side or on both. */
export function daysIn(acts: readonly DayOfActs[], side?: Side): Days {
  return async (count) => {
    let left = count
    for (const act of actsOn(acts, side)) {
      left -= act.count
      if (left < 0) return act.day
    }
    return null
  }
}

type Said = { readonly outlet: string | null; readonly month: string | null; readonly count: number }

async function saidOf({ db }: Archive, { rows: members }: Is): Promise<readonly Said[]> {
  const { rows } = await sql<Said>`
    SELECT r.publisher AS outlet, substr(r.published, 1, 7) AS month, COUNT(*) AS count
    FROM (${members}) a CROSS JOIN statements s CROSS JOIN reports r
    WHERE s.report_id = a.report_id AND s.source_actor_id = a.actor_id AND r.id = s.report_id
    GROUP BY 1, 2`.execute(db)
  return rows
}

function sums(rows: readonly { readonly value: string | null; readonly count: number | string }[]): readonly Counted[] {
  const found = new Map<string, number>()
  for (const { value, count } of rows) {
    if (value !== null && value !== '') found.set(value, (found.get(value) ?? 0) + Number(count))
  }
  return [...found].map(([value, count]) => ({ value, count }))
}

const inOrder = (counts: readonly Counted[]) => counts.toSorted((a, b) => (a.value < b.value ? -1 : 1))
const mostFirst = (counts: readonly Counted[]) =>
  counts.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))

type Partner = Omit<ActorRef, 'key'> & { readonly joined: string | null; readonly events: number | string }

async function partnersOf({ db }: Archive, is: Is, since: string): Promise<ActorPortrait['partners']> {
  const { rows } = await sql<Partner>`
    WITH others AS MATERIALIZED (
      SELECT DISTINCT ${joinedColumn('b.report_id', 'b.actor_id')} AS joined, b.name, b.kind, b.country,
        y.report_id, y.event_id
      FROM (${is.rows}) a CROSS JOIN event_actors x CROSS JOIN event_actors y CROSS JOIN actors b
      WHERE x.report_id = a.report_id AND x.actor_id = a.actor_id AND x.day >= ${since}
        AND y.report_id = x.report_id AND y.event_id = x.event_id AND y.side != x.side
        AND b.report_id = y.report_id AND b.actor_id = y.actor_id AND NOT ${is.check('b')})
    SELECT joined, CASE WHEN joined IS NULL THEN name END AS named, MIN(name) AS name, MIN(kind) AS kind,
      MIN(country) AS country, COUNT(DISTINCT report_id || '/' || event_id) AS events
    FROM others GROUP BY 1, 2 ORDER BY events DESC, 1, 2 LIMIT ${mostPartners}`.execute(db)
  return rows.map(({ name, kind, country, joined, events }) => ({
    ...actorRefOf({ name, kind, country, joined }),
    events: Number(events),
  }))
}
