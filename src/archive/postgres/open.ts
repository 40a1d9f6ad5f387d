import { type Dialect, Kysely, sql } from 'kysely'
import { DemarcheError } from '../../record/demarche-error.ts'
import type { Archive } from '../archive.ts'
import { migrate, migrations, refuseNewer, schemaVersionOf } from '../migrations.ts'
import type { OpenOptions } from '../open-archive.ts'
import { archiveOver } from '../store.ts'
import type { ArchiveTables } from '../tables.ts'
import { postgresDialect } from './dialect.ts'
import { explainPostgres } from './errors.ts'
import { words } from './words.ts'

/** Two programs that open an empty database at once build it one after the other; any number would do. */
const buildLock = 0x444d4348

const clock = (): string => new Date().toISOString()

/** Opens an archive in a Postgres database, in the schema that the address's search path leads to. */
export async function openPostgres(address: string, options: OpenOptions = {}): Promise<Archive> {
  const dialect = postgresDialect(address, { patience: options.patience ?? 15_000 })
  return openOver(dialect, shownAddress(address), options)
}

/** The same over any way to a Postgres. */
export async function openOver(dialect: Dialect, place: string, options: OpenOptions = {}): Promise<Archive> {
  const { now = clock, create = false, readOnly = false } = options
  const explain = (error: unknown) => explainPostgres(error, place)
  const db = new Kysely<ArchiveTables>({ dialect })
  try {
    const version = await versionOf(db, place)
    refuseNewer(version)
    if (version === 0 && (!create || readOnly)) {
      throw new DemarcheError(
        'not-found',
        `There is no archive in ${place}; make one with "demarche add PATH --archive ADDRESS".`,
      )
    }
    if (version < migrations.length) {
      await db.transaction().execute(async (tx) => {
        await sql`SELECT pg_advisory_xact_lock(${buildLock})`.execute(tx)
        await migrate(tx, words, { dialect: 'postgres', now: now() })
      })
    }
  } catch (error) {
    await db.destroy()
    throw explain(error)
  }
  return archiveOver(db, { dialect: 'postgres', place, now, explain })
}

/** The version of the tables; 0 where there are none. Tables of the same names that others made are let alone. */
async function versionOf(db: Kysely<ArchiveTables>, place: string): Promise<number> {
  const { rows } = await sql<{ table_name: string; columns: number }>`
    SELECT table_name, COUNT(*)::int AS columns FROM information_schema.columns
    WHERE table_schema = current_schema()
      AND (table_name <> 'migrations' OR column_name IN ('version', 'name', 'applied_at'))
      AND table_name IN ('migrations', 'reports', 'texts', 'origins', 'readings', 'statements', 'events')
    GROUP BY table_name`.execute(db)
  const names = new Map(rows.map(({ table_name, columns }) => [table_name, columns]))
  if (names.size === 0) return 0
  if (names.get('migrations') !== 3 || !names.has('reports') || !names.has('readings')) {
    throw new DemarcheError(
      'not-an-archive',
      `The database ${place} holds another program's tables under names that demarche uses; make a database for the archive alone.`,
    )
  }
  return schemaVersionOf(db)
}

/** The address without its password. */
export function shownAddress(address: string): string {
  if (!URL.canParse(address))
    throw new DemarcheError(
      'wrong-usage',
      'This is no address of a Postgres database; write it like postgres://user@host/name.',
    )
  const url = new URL(address)
  return `${url.protocol}//${url.username === '' ? '' : `${url.username}@`}${url.host}${url.pathname}`
}
