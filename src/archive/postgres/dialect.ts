import { type Dialect, PostgresDialect } from 'kysely'
import pg from 'pg'

export type PostgresOptions = {
  /** Most milliseconds to wait for a row or table that another writer holds. */
  readonly patience: number
}

/** A pool of connections as kysely wants it. */
export function postgresDialect(address: string, { patience }: PostgresOptions): Dialect {
  const pool = new pg.Pool({
    connectionString: address,
    max: 4,
    connectionTimeoutMillis: patience,
    lock_timeout: patience,
    application_name: 'demarche',
  })
  // A connection that breaks is also told of as an event, which would end the program where nobody listens; whoever
  // uses it gets the error from the query, and the next query opens another.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new PostgresDialect({ pool })
}
