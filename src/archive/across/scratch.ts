import { DatabaseSync } from 'node:sqlite'
import { DemarcheError } from '../../record/demarche-error.ts'
import { explainSqlite } from '../sqlite/errors.ts'

/** KiB of its pages that are kept in memory; what is more lies on the disk. */
const cacheSize = 32_768

/**
 * A place on the disk for what joining works on, whatever the archive lies in: a database of SQLite without a name, which
 * is gone when it is closed, and when the program is killed (https://sqlite.org/inmemorydb.html#temp_db). Nothing in it
 * is ever rolled back.
 */
export function openScratch(): DatabaseSync {
  const db = new DatabaseSync('')
  db.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -${cacheSize}; BEGIN`)
  return db
}

/** What went wrong with the scratch: mostly that the disk of temporary files is full. Other errors stay what they are. */
export function explainScratch(error: unknown): unknown {
  if (error instanceof DemarcheError || !(error instanceof Error) || !('errcode' in error)) return error
  const explained = explainSqlite(error, 'temporary files')
  if (!(explained instanceof DemarcheError) || explained.code !== 'archive-full') return explained
  return new DemarcheError(
    'archive-full',
    'The disk that holds temporary files is full, so the archive could not be joined; it stays as it was. Make room, or name another folder in the environment as SQLITE_TMPDIR.',
    { cause: error },
  )
}
