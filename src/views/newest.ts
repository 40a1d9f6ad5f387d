import { type RawBuilder, sql } from 'kysely'
import type { Archive } from '../archive/archive.ts'
import type { AskedFor } from './asked-for.ts'
import { ofCountry } from './filter.ts'
import { type Is, keyed, type Side } from './who.ts'

/**
 * The newest of what somebody said or took part in, without a look at all the rest: indexes tell the days alone, so a
 * day is found from which on there should be enough, and only what lies there is looked up. Where conditions let too
 * little of it through, everything is looked up after all, so what is found is the same.
 */

/** Whoever takes part in events, on a side or on either. */
export type Taking = { readonly side: Side | null; readonly is: Is }

/** By whom events that are asked for are found; null where they are found by other things. */
export function takingPart({ q, actor, country }: AskedFor): Taking | null {
  const is = q === undefined ? someone(actor, country) : null
  return is && { side: null, is }
}

/** By whom statements that are asked for are found. */
export function makingStatements({ q, actor, country }: AskedFor): Is | null {
  return q === undefined ? someone(actor, country) : null
}

function someone(actor: string | undefined, country: string | undefined): Is | null {
  if (actor !== undefined) return keyed(actor)
  return country === undefined ? null : ofCountry(country)
}

/** The day that so many of the newest lie on or after; null where there are no more than that. */
export type Days = (count: number) => Promise<string | null>

/** The days of events in which somebody takes part, up to a day. */
export function daysOfActs(
  { db }: Pick<Archive, 'db'>,
  taking: Taking | null,
  until: string | null = null,
): Days | null {
  if (taking === null) return null
  const { side, is } = taking
  return (count) =>
    dayAt(
      db,
      count,
      sql`SELECT act.day FROM (${is.rows}) whom CROSS JOIN event_actors act
        WHERE act.report_id = whom.report_id AND act.actor_id = whom.actor_id
          ${side === null ? sql`` : sql`AND act.side = ${side}`} ${until === null ? sql`` : sql`AND act.day <= ${until}`}`,
    )
}

/** The days of what somebody said, up to a day. */
export function daysOfStatements({ db }: Pick<Archive, 'db'>, is: Is | null, until: string | null = null): Days | null {
  if (is === null) return null
  return (count) =>
    dayAt(
      db,
      count,
      sql`SELECT made.day FROM (${is.rows}) whom CROSS JOIN statements made
        WHERE made.report_id = whom.report_id AND made.source_actor_id = whom.actor_id
          ${until === null ? sql`` : sql`AND made.day <= ${until}`}`,
    )
}

async function dayAt(db: Archive['db'], count: number, days: RawBuilder<unknown>): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    SELECT found.day FROM (${days}) found ORDER BY found.day DESC LIMIT 1 OFFSET ${count}`.execute(db)
  return rows[0]?.day ?? null
}

/** So many times what is wanted, and so many more, are looked up at first: conditions let some of them through. */
const spare = { times: 1.25, more: 200 }

/** A day from which on there should be so many; null where all have to be looked up. */
export async function dayOfNewest(days: Days | null, wanted: number): Promise<string | null> {
  return days === null ? null : await days(Math.ceil(spare.times * wanted) + spare.more)
}

/** The newest rows, which `ask` gives of those since a day, or of all. */
export async function newestOf<Row>(
  days: Days | null,
  wanted: number,
  ask: (since: string | null) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const since = await dayOfNewest(days, wanted)
  if (since !== null) {
    const rows = await ask(since)
    if (rows.length >= wanted) return rows
  }
  return await ask(null)
}
