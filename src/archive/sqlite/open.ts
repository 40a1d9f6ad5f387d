import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { Kysely } from 'kysely'
import { DemarcheError } from '../../record/demarche-error.ts'
import type { Archive } from '../archive.ts'
import { migrate, migrations, refuseNewer } from '../migrations.ts'
import type { OpenOptions } from '../open-archive.ts'
import { archiveOver } from '../store.ts'
import type { ArchiveTables } from '../tables.ts'
import { nodeSqliteDialect } from './dialect.ts'
import { explainSqlite, isBusy, notAnArchive } from './errors.ts'
import { words } from './words.ts'

/** Marks a file as demarche's in its header: "DMCH" (https://sqlite.org/pragma.html#pragma_application_id). */
const applicationId = 0x444d4348

/**
 * KiB of pages that a connection may keep, as they are asked for: at SQLite's own 2 MB a question to an archive of a
 * gigabyte reads the same inner pages of the indexes from the system again and again, a third of its processor time.
 */
const cacheSize = 65_536

const clock = (): string => new Date().toISOString()

/** Opens an archive in an SQLite file. Other programs may read it, and write to it in turn, at the same time. */
export async function openSqlite(path: string, options: OpenOptions = {}): Promise<Archive> {
  refuseUnfit(path, options)
  const { now = clock, patience = 15_000, readOnly = false } = options
  const explain = (error: unknown) => explainSqlite(error, path)
  let db: DatabaseSync | null = null
  try {
    db = new DatabaseSync(path, { timeout: patience })
    const state = stateOf(db)
    if (state.isForeign) throw notAnArchive(path)
    refuseNewer(state.version)
    if (state.version < migrations.length) await build(db, now(), patience)
    if (readOnly) {
      db.close()
      db = new DatabaseSync(path, { readOnly: true, timeout: patience })
    } else {
      prepareForWriting(db)
    }
    db.exec(`PRAGMA cache_size = -${cacheSize}`)
  } catch (error) {
    if (db?.isOpen) db.close()
    throw error instanceof DemarcheError ? error : explain(error)
  }
  const kysely = new Kysely<ArchiveTables>({ dialect: nodeSqliteDialect(db) })
  return archiveOver(kysely, { dialect: 'sqlite', place: path, now, explain })
}

function refuseUnfit(path: string, { create = false, readOnly = false }: OpenOptions): void {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isDirectory()) {
    throw new DemarcheError('not-an-archive', `"${path}" is a folder; an archive is one file. Name a file in it.`)
  }
  if (stats !== undefined) return
  if (!create || readOnly) {
    throw new DemarcheError(
      'not-found',
      `There is no archive "${path}"; make one with "demarche add PATH --archive FILE".`,
    )
  }
  if (!existsSync(dirname(path))) {
    throw new DemarcheError('not-found', `There is no folder "${dirname(path)}" for the archive; make it first.`)
  }
}

type State = { readonly version: number; readonly isForeign: boolean }

/** The version of the tables, which stands in the file's header too; a file with others' tables is theirs. */
function stateOf(db: DatabaseSync): State {
  const id = numberOf(db, 'PRAGMA application_id', 'application_id')
  const version = numberOf(db, 'PRAGMA user_version', 'user_version')
  const tables = numberOf(db, 'SELECT COUNT(*) AS tables FROM sqlite_schema', 'tables')
  return { version: id === applicationId ? version : 0, isForeign: id !== applicationId && (id !== 0 || tables > 0) }
}

function numberOf(db: DatabaseSync, sql: string, column: string): number {
  return Number(db.prepare(sql).get()?.[column] ?? 0)
}

/** Makes the tables, or brings them to the newest version: in one transaction, so that no half-made archive is ever left. */
async function build(db: DatabaseSync, now: string, patience: number): Promise<void> {
  await writeAhead(db, patience)
  // The database belongs to its opener: kysely's own way to close is not called.
  const kysely = new Kysely<ArchiveTables>({ dialect: nodeSqliteDialect(db) })
  await kysely.transaction().execute(async (tx) => {
    // Another program may have built it since it was looked at.
    await migrate(tx, words, { dialect: 'sqlite', now })
    db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length}`)
  })
}

/**
 * Has a new file written ahead. SQLite does not wait here where several programs make the same file at once, whatever
 * time-out it was given (https://sqlite.org/c3ref/busy_handler.html: not where waiting could be a deadlock).
 */
async function writeAhead(db: DatabaseSync, patience: number): Promise<void> {
  const pause = 25
  for (let waited = 0; ; waited += pause) {
    try {
      return db.exec('PRAGMA journal_mode = WAL')
    } catch (error) {
      if (waited >= patience || !isBusy(error)) throw error
      await setTimeout(pause)
    }
  }
}

/**
 * A commit is on the disk when it is told of (`synchronous` FULL), and readers see the state before it meanwhile (WAL):
 * neither a killed program nor a power cut loses what was committed.
 */
function prepareForWriting(db: DatabaseSync): void {
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
}
