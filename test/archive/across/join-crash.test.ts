import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { joinReports } from '../../../src/archive/across/join-reports.ts'
import { joinedDigests } from '../../../src/archive/across/joined-digests.ts'
import type { Archive } from '../../../src/archive/archive.ts'
import { openArchive } from '../../../src/archive/open-archive.ts'
import { verifyArchive } from '../../../src/archive/verify/verify-archive.ts'
import { handMadeRecords } from './hand-made-events.ts'
import { toldReports } from './told-reports.ts'

const program = fileURLToPath(new URL('./join-and-die.ts', import.meta.url))

describe('joining that is killed with kill -9', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-join-'))
  const at = (name: string): string => join(folder, `${name}.archive`)
  const records = handMadeRecords(toldReports('choosing'))
  let old: unknown
  let anew: unknown
  after(() => rmSync(folder, { recursive: true }))

  async function within<T>(name: string, work: (archive: Archive) => Promise<T>): Promise<T> {
    const archive = await openArchive(at(name), { create: true })
    try {
      return await work(archive)
    } finally {
      await archive.close()
    }
  }
  const digests = (archive: Archive): Promise<unknown> => archive.transact((tx) => joinedDigests(tx))

  before(async () => {
    old = await within('before', async (archive) => {
      await archive.addMany(records.slice(0, 20).map((record) => ({ record })))
      await joinReports(archive)
      const joined = await digests(archive)
      await archive.addMany(records.slice(20).map((record) => ({ record })))
      return joined
    })
    anew = await within('fresh', async (archive) => {
      await archive.addMany(records.slice(0, 20).map((record) => ({ record })))
      await archive.addMany(records.slice(20).map((record) => ({ record })))
      await joinReports(archive)
      return digests(archive)
    })
  })

  for (const when of ['reports', 'copies', 'actors', 'happenings', 'transaction']) {
    const where = when === 'transaction' ? 'when its rows are written' : `after its ${when}`
    it(`${where} leaves the old join whole, and the next one does all`, async () => {
      copyFileSync(at('before'), at(when))
      const { signal, stderr } = spawnSync(process.execPath, [program, at(when), when], { encoding: 'utf8' })
      assert.equal(signal, 'SIGKILL', stderr)
      await within(when, async (archive) => {
        assert.deepEqual(await digests(archive), old)
        assert.deepEqual(await Array.fromAsync(verifyArchive(archive)), [])
        assert.equal((await joinReports(archive)).worked, true)
        assert.deepEqual(await digests(archive), anew)
      })
    })
  }
})
