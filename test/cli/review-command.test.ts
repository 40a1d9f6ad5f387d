import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { reportKey } from '../../src/archive/keys.ts'
import { openArchive } from '../../src/archive/open-archive.ts'
import { verifyArchive } from '../../src/archive/verify/verify-archive.ts'
import { type ReviewFlags, reviewCommand } from '../../src/cli/review-command.ts'
import { sarvia } from '../archive/some-records.ts'
import { runCli } from './run-cli.ts'

describe('demarche review', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-review-'))
  const place = join(folder, 'talks.archive')
  const report = reportKey(sarvia.fingerprint)
  const review = (...args: string[]) => runCli(['review', ...args, '--archive', place])
  before(async () => {
    const archive = await openArchive(place, { create: true })
    await archive.add({ record: sarvia })
    await archive.close()
  })
  after(() => rmSync(folder, { recursive: true }))

  it('lists what awaits review, the least certain first, and decides', async () => {
    const { status, stdout } = await review('--queue')
    const lines = stdout.trim().split('\n')
    assert.equal(status, 0)
    assert.equal(lines.length, sarvia.statements.length + sarvia.events.length)
    assert.deepEqual(lines, lines.toSorted())
    const kept = await review(`${report}/e1`, '--verdict', 'right', '--by', 'Ana')
    assert.match(kept.stderr, /decision 1 k_[0-9a-f]{16}\/event@\d+-\d+ right, by Ana .*; it was machine before/)
    assert.equal((await review('--queue')).stdout.trim().split('\n').length, lines.length - 1)
    const other = await review(`${report}/e1`, '--verdict', 'wrong', '--by', 'Mira', '--json')
    assert.equal(JSON.parse(other.stdout).before.state, 'right')
  })

  it('says how far people agree, lists decisions, and takes back', async () => {
    assert.match(
      (await review('--agreement')).stdout,
      /^Ana and Mira, 1 events: kappa 0\.00 \(agreed on 0 %, by chance 0 %\)$/m,
    )
    assert.match((await review('--undo', '--by', 'Mira')).stderr, /takes 2 back, by Mira/)
    assert.match((await review('--undo', '1', '--by', 'Mira')).stderr, /takes 1 back/)
    const { stdout } = await review()
    assert.equal(stdout.trim().split('\n').length, 4)
    assert.match(stdout, /^1 .*; taken back$/m)
    assert.equal((await review('--by', 'Ana', '--json')).stdout.trim().split('\n').length, 1)
    const archive = await openArchive(place)
    assert.deepEqual(await Array.fromAsync(verifyArchive(archive)), [])
    await archive.close()
  })

  it('says what is wrong', async () => {
    const e1 = `${report}/e1`
    const cases: readonly (readonly [string | undefined, Partial<ReviewFlags>, string])[] = [
      [e1, {}, 'wrong-usage'],
      [e1, { verdict: 'right' }, 'wrong-usage'],
      [e1, { verdict: 'nice', by: 'Ana' }, 'wrong-usage'],
      ['e1', { verdict: 'right', by: 'Ana' }, 'wrong-usage'],
      [undefined, { undo: 'x', by: 'Ana' }, 'wrong-usage'],
      [undefined, { undo: true }, 'wrong-usage'],
      [undefined, { queue: true, agreement: true }, 'wrong-usage'],
      [undefined, { verdict: 'right' }, 'wrong-usage'],
      [undefined, { limit: '0' }, 'wrong-usage'],
      [`${report}/e9`, { verdict: 'right', by: 'Ana' }, 'not-found'],
      [undefined, { undo: '99', by: 'Ana' }, 'not-found'],
    ]
    for (const [frame, flags, code] of cases) {
      await assert.rejects(reviewCommand(frame, { archive: place, ...flags }), { name: 'DemarcheError', code })
    }
  })
})
