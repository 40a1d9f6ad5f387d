import { type RawBuilder, sql } from 'kysely'

type Named = { readonly name: string; readonly kind: string; readonly country: string | null }

/**
 * What an actor of a report is called over the whole archive, as long as nobody joined them: states by their code,
 * whatever the report calls them, and everybody else by name.
 */
export function namedKey({ name, kind, country }: Named): string {
  return kind === 'state' && country !== null ? `s_${country}` : `n_${name}`
}

/** The same in SQL, of a row of `actors` by its name in the query. */
export function namedKeySql(table: string): string {
  return `CASE WHEN ${table}.kind = 'state' AND ${table}.country IS NOT NULL THEN 's_' || ${table}.country ELSE 'n_' || ${table}.name END`
}

/** The code of the state whose key it is, else null. */
export function keyOfState(key: string): string | null {
  return /^s_([A-Z]{3})$/.exec(key)?.[1] ?? null
}

/** The name that a key gives, where it gives one and no more; else null. */
export function keyOfName(key: string): string | null {
  return /^n_./s.test(key) ? key.slice(2) : null
}

/** The condition under which a row of `actors` (by its name in the query) goes by a name, and by no state's code. */
export function bearsName(table: string, name: string): RawBuilder<boolean> {
  const column = (of: string) => sql.ref(`${table}.${of}`)
  return sql<boolean>`(${column('name')} = ${name} AND NOT (${column('kind')} = 'state' AND ${column('country')} IS NOT NULL))`
}
