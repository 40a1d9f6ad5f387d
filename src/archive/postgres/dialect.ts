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
  // A connection that breaks while nobody uses it is told of here alone; the next query opens another, or says why not.
  pool.on('error', () => undefined)
  return new PostgresDialect({ pool })
}
