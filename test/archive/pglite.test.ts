import { after } from 'node:test'
import { PGlite } from '@electric-sql/pglite'
import { PGliteDialect } from 'kysely'
import { openOver } from '../../src/archive/postgres/open.ts'
import { archiveContract } from './contract.ts'

/** A server takes seconds to start, so each is used again, emptied. */
const free: PGlite[] = []
after(() => Promise.all(free.map((pglite) => pglite.close())))

archiveContract('PGlite', async () => {
  const pglite = free.pop() ?? (await PGlite.create())
  // An archive that is closed closes its connection, which here would be the server.
  const lent: PGlite = Object.create(pglite, { close: { value: async () => undefined } })
  return {
    open: (options) => openOver(new PGliteDialect({ pglite: lent }), 'memory', options),
    async remove() {
      await pglite.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
      free.push(pglite)
    },
  }
})
