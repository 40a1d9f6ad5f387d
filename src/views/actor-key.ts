import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { DemarcheError } from '../record/demarche-error.ts'

/** Somebody as lists and addresses name them. */
export const actorRef = z.object({
  key: z.string().describe('`s_` and the code of a state, else `n_` and the name'),
  name: z.string(),
  kind: z.string(),
  country: z.string().nullable(),
})

export type ActorRef = z.infer<typeof actorRef>

type Named = { readonly name: string; readonly kind: string; readonly country: string | null }

/**
 * What an actor is called in addresses, from what a report says of them: states by their code, whatever the report calls
 * them, and everybody else by name.
 */
export function actorKey({ name, kind, country }: Named): string {
  return kind === 'state' && country !== null ? `s_${country}` : `n_${name}`
}

export function actorRefOf(actor: Named): ActorRef {
  return { key: actorKey(actor), name: actor.name, kind: actor.kind, country: actor.country }
}

/** The code of the state whose key it is, else null. */
export function keyOfState(key: string): string | null {
  return /^s_([A-Z]{3})$/.exec(key)?.[1] ?? null
}

/** The condition under which a row of `actors` (by its name in the query) is the actor of a key. */
export function isActor(table: string, key: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  const state = keyOfState(key)
  if (state !== null) return sql`(${column('country')} = ${state} AND ${column('kind')} = 'state')`
  if (/^n_./s.test(key)) {
    const states = sql`(${column('kind')} = 'state' AND ${column('country')} IS NOT NULL)`
    return sql`(${column('name')} = ${key.slice(2)} AND NOT ${states})`
  }
  throw new DemarcheError(
    'wrong-usage',
    `"${key.slice(0, 60)}" is no actor's key; write "s_" and a state's code, or "n_" and a name.`,
  )
}
