import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openArchive } from '../../src/archive/open-archive.ts'
import { questions } from './questions.ts'

questions('an SQLite file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-views-'))
  const archive = await openArchive(join(folder, 'talks.archive'), { create: true })
  return {
    archive,
    async remove() {
      await archive.close()
      rmSync(folder, { recursive: true })
    },
  }
})
