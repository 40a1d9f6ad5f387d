import { sql } from 'kysely'
import type { Archive } from '../archive/archive.ts'
import { type ActorRef, actorRefOf, isSameActor, joinedColumn, membersOf } from './actor-key.ts'
import type { ActorPortrait } from './actor-portrait.ts'
import type { Counted } from './count-by.ts'
import { statementsFrom } from './find-statements.ts'

type Counts = Pick<ActorPortrait, 'quotedBy' | 'saidByMonth' | 'didByMonth' | 'doneToByMonth' | 'partners'>

const mostOutlets = 12
const mostPartners = 12

/** Who quotes somebody, how much they said, did and had done to them month by month, and with whom. */
export async function countsOfActor(archive: Archive, key: string, acts: readonly Act[]): Promise<Counts> {
  const said = await saidOf(archive, key)
  const months = (side: Act['side']) =>
    inOrder(sums(actsOn(acts, side).map(({ day }) => ({ value: day.slice(0, 7), count: 1 }))))
  return {
    quotedBy: mostFirst(sums(said.map(({ outlet, count }) => ({ value: outlet, count })))).slice(0, mostOutlets),
    saidByMonth: inOrder(sums(said.map(({ month, count }) => ({ value: month, count })))),
    didByMonth: months('source'),
    doneToByMonth: months('target'),
    partners: await partnersOf(archive, key),
  }
}

/** An event in which somebody takes part: on which side, its row's number and its day in lists. */
export type Act = { readonly side: 'source' | 'target'; readonly id: number; readonly day: string }

/** All that somebody did or had done to them, looked up once for all that is told of it. */
export async function actsOf({ db }: Archive, key: string): Promise<readonly Act[]> {
  const { rows } = await sql<Act>`
    SELECT x.side, e.id, e.day
    FROM (${membersOf(key)}) a CROSS JOIN event_actors x CROSS JOIN events e
    WHERE x.report_id = a.report_id AND x.actor_id = a.actor_id
      AND e.report_id = x.report_id AND e.event_id = x.event_id`.execute(db)
  return rows
}

/** The acts on a side, each once, whatever the number of members of a joined actor that take part in it. */
export function actsOn(acts: readonly Act[], side: Act['side']): readonly Act[] {
  return [...new Map(acts.flatMap((act) => (act.side === side ? [[act.id, act]] : []))).values()]
}

type Said = { readonly outlet: string | null; readonly month: string | null; readonly count: number }

async function saidOf(archive: Archive, key: string): Promise<readonly Said[]> {
  const { rows } = await sql<Said>`
    SELECT r.publisher AS outlet, substr(r.published, 1, 7) AS month, COUNT(*) AS count
    ${statementsFrom(archive, { actor: key })} GROUP BY 1, 2`.execute(archive.db)
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

async function partnersOf({ db }: Archive, key: string): Promise<ActorPortrait['partners']> {
  const { rows } = await sql<Partner>`
    WITH others AS MATERIALIZED (
      SELECT DISTINCT ${joinedColumn('b.report_id', 'b.actor_id')} AS joined, b.name, b.kind, b.country,
        y.report_id, y.event_id
      FROM (${membersOf(key)}) a CROSS JOIN event_actors x CROSS JOIN event_actors y CROSS JOIN actors b
      WHERE x.report_id = a.report_id AND x.actor_id = a.actor_id
        AND y.report_id = x.report_id AND y.event_id = x.event_id AND y.side != x.side
        AND b.report_id = y.report_id AND b.actor_id = y.actor_id AND NOT ${isSameActor('b', key)})
    SELECT joined, CASE WHEN joined IS NULL THEN name END AS named, MIN(name) AS name, MIN(kind) AS kind,
      MIN(country) AS country, COUNT(DISTINCT report_id || '/' || event_id) AS events
    FROM others GROUP BY 1, 2 ORDER BY events DESC, 1, 2 LIMIT ${mostPartners}`.execute(db)
  return rows.map(({ name, kind, country, joined, events }) => ({
    ...actorRefOf({ name, kind, country, joined }),
    events: Number(events),
  }))
}
