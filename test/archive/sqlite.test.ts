import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openArchive } from '../../src/archive/open-archive.ts'
import { archiveContract } from './contract.ts'

archiveContract('an SQLite file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-archive-'))
  return {
    open: (options) => openArchive(join(folder, 'talks.archive'), options),
    remove: async () => rmSync(folder, { recursive: true }),
  }
})
