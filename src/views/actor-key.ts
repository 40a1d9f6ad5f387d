import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { bearsName, keyOfName, keyOfState, namedKey } from '../archive/named-key.ts'
import { DemarcheError } from '../record/demarche-error.ts'

/** Somebody as lists and addresses name them. */
export const actorRef = z.object({
  key: z
    .string()
    .describe(
      '`s_` and the code of a state; `g_` or `x_` and what names somebody across reports; else `n_` and the name',
    ),
  name: z.string(),
  kind: z.string(),
  country: z.string().nullable(),
})

export type ActorRef = z.infer<typeof actorRef>

type Named = {
  readonly name: string
  readonly kind: string
  readonly country: string | null
  /** Who that is across reports, where the archive was joined. */
  readonly joined?: string | null | undefined
}

/**
 * What an actor is called in addresses, from what a report says of them: as the archive joined them, else states by
 * their code, whatever the report calls them, and everybody else by name.
 */
export function actorKey({ name, kind, country, joined }: Named): string {
  return joined ?? namedKey({ name, kind, country })
}

export function actorRefOf(actor: Named): ActorRef {
  return { key: actorKey(actor), name: actor.name, kind: actor.kind, country: actor.country }
}

/** Who an actor of a report is across reports: a column to select, null where that is not known. */
export function joinedColumn(report: string, actor: string): RawBuilder<string | null> {
  return sql`(SELECT known.joined_actor_id FROM actor_links known
    WHERE known.report_id = ${sql.ref(report)} AND known.actor_id = ${sql.ref(actor)})`
}

/**
 * The condition under which a row of `actors` (by its name in the query) is the actor of a key, where the rows are to be
 * found by it. It names them by number, so of a row that is found otherwise `isSameActor` tells much more quickly.
 */
export function isActor(table: string, key: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  const state = keyOfState(key)
  // A state's own name, and what else was joined to it, such as the capital that stands for its government.
  if (state !== null)
    return sql`${column('id')} IN (
      SELECT named.id FROM actors named WHERE named.country = ${state} AND named.kind = 'state'
      UNION ALL SELECT meant.id FROM actor_links link
        JOIN actors meant ON meant.report_id = link.report_id AND meant.actor_id = link.actor_id
        WHERE link.joined_actor_id = ${key} AND meant.kind != 'state')`
  const name = keyOfName(key)
  if (name !== null) return bearsName(table, name)
  if (/^[gx]_./s.test(key)) {
    return sql`(${column('report_id')}, ${column('actor_id')}) IN (
      SELECT link.report_id, link.actor_id FROM actor_links link WHERE link.joined_actor_id = ${key})`
  }
  throw noKey(key)
}

/** The numbers by which rows of `actors` are known (`report_id`, `actor_id`) of the actor of a key, read off indexes alone. */
export function membersOf(key: string): RawBuilder<unknown> {
  const state = keyOfState(key)
  if (state !== null) return sql`${bearingState(state)} UNION ALL ${joinedToState(key)}`
  if (keyOfName(key) === null) return linkedTo(key)
  return sql`SELECT named.report_id, named.actor_id FROM actors named WHERE ${isActor('named', key)}`
}

/** Those of a state, by its code, that reports name as such. */
export function bearingState(code: string): RawBuilder<unknown> {
  return sql`SELECT named.report_id, named.actor_id FROM actors named WHERE named.country = ${code} AND named.kind = 'state'`
}

/** Those that were joined to a state, by its key, and are called otherwise, such as the capital that stands for its government. */
export function joinedToState(key: string): RawBuilder<unknown> {
  return sql`SELECT meant.report_id, meant.actor_id FROM (${linkedTo(key)}) link
    JOIN actors meant ON meant.report_id = link.report_id AND meant.actor_id = link.actor_id
    WHERE meant.kind != 'state'`
}

function linkedTo(key: string): RawBuilder<unknown> {
  return sql`SELECT link.report_id, link.actor_id FROM actor_links link WHERE link.joined_actor_id = ${key}`
}

/** The condition of `isActor` for a row that is found by its report already: it is looked at, nothing is looked for. */
export function isSameActor(table: string, key: string): RawBuilder<boolean> {
  if (keyOfName(key) !== null) return isActor(table, key)
  const column = (name: string) => sql.ref(`${table}.${name}`)
  const joined = sql`${joinedColumn(`${table}.report_id`, `${table}.actor_id`)} = ${key}`
  const state = keyOfState(key)
  if (state !== null) {
    return sql`CASE WHEN ${column('kind')} = 'state' THEN COALESCE(${column('country')} = ${state}, FALSE)
      ELSE COALESCE(${joined}, FALSE) END`
  }
  if (/^[gx]_./s.test(key)) return sql`COALESCE(${joined}, FALSE)`
  throw noKey(key)
}

function noKey(key: string): DemarcheError {
  return new DemarcheError(
    'wrong-usage',
    `"${key.slice(0, 60)}" is no actor's key; take one from a list, or write "s_" and a state's code, or "n_" and a name.`,
  )
}
