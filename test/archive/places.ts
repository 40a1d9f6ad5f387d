import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PGliteDialect } from 'kysely'
import { openArchive } from '../../src/archive/open-archive.ts'
import { openOver } from '../../src/archive/postgres/open.ts'
import type { Place } from './contract.ts'

/** An SQLite file in a folder of its own. */
export async function sqlitePlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-archive-'))
  return {
    open: (options) => openArchive(join(folder, 'talks.archive'), options),
    remove: async () => rmSync(folder, { recursive: true }),
  }
}

/** A server takes seconds to start, so each is used again, emptied. */
const free: PGlite[] = []

/** Postgres within this process. */
export async function pglitePlace(): Promise<Place> {
  const pglite = free.pop() ?? (await PGlite.create())
  // An archive that is closed closes its connection, which here would be the server.
  const lent: ConstructorParameters<typeof PGliteDialect>[0]['pglite'] = {
    close: async () => undefined,
    closed: false,
    ready: pglite.ready,
    waitReady: pglite.waitReady,
    query: (sql, values, options) => pglite.query(sql, values, options),
    transaction: (work) => pglite.transaction((tx) => work(tx)),
  }
  return {
    open: (options) => openOver(new PGliteDialect({ pglite: lent }), 'memory', options),
    async remove() {
      await pglite.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
      free.push(pglite)
    },
  }
}

/** Stops the servers that `pglitePlace` started. */
export async function stopPglite(): Promise<void> {
  await Promise.all(free.map((pglite) => pglite.close()))
}
