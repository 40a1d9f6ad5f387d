import { PGlite } from '@electric-sql/pglite'
import { PGliteDialect } from 'kysely'
import { openOver } from '../../src/archive/postgres/open.ts'
import { questions } from './questions.ts'

questions('PGlite', async () => {
  const archive = await openOver(new PGliteDialect({ pglite: await PGlite.create() }), 'memory', { create: true })
  return { archive, remove: () => archive.close() }
})
