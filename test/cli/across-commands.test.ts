import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openArchive } from '../../src/archive/open-archive.ts'
import type { ShownHappening } from '../../src/views/happenings.ts'
import { handMadeRecords } from '../archive/across/hand-made-events.ts'
import { toldReports } from '../archive/across/told-reports.ts'
import { runCli } from './run-cli.ts'

describe('what holds across reports, on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-across-'))
  const file = join(folder, 'talks.archive')
  const at = ['--archive', file]
  before(async () => {
    const told = toldReports('choosing')
    const reports = told.reports.filter(({ id }) => id.startsWith('h1-'))
    const archive = await openArchive(file, { create: true })
    await archive.addMany(handMadeRecords({ ...told, reports }).map((record) => ({ record })))
    await archive.close()
  })
  after(() => rmSync(folder, { recursive: true }))

  const shown = async (...args: string[]): Promise<ShownHappening[]> => {
    const { stdout } = await runCli(['happenings', ...at, '--json', '--quiet', ...args])
    return JSON.parse(stdout) as ShownHappening[]
  }

  it('is joined once', async () => {
    const first = await runCli(['join', ...at])
    assert.deepEqual([first.status, first.stdout], [0, ''])
    assert.match(first.stderr, /joined 8 reports: 3 near-copies, \d+ actors, 2 acts/)
    assert.match((await runCli(['join', ...at])).stderr, /nothing has changed/)
  })

  it('is listed with who asserts it', async () => {
    const { stdout, stderr, status } = await runCli(['happenings', ...at, '--why'])
    assert.deepEqual([status, stderr], [0, ''])
    assert.match(
      stdout,
      /^2025-03-04 SANCTION Estonia → Belarus\n {2}h_[0-9a-f]{16} {2}7 reports, 4 texts, \d sources\n/m,
    )
    assert.match(stdout, /asserted by {2}Nordlight Agency · 3 reports/)
    assert.match(stdout, /joined {2}k_\w+\/SANCTION@\d+ and k_\w+\/SANCTION@\d+: [01]\.\d\d \(type 1\.00, /)
  })

  it('is filtered', async () => {
    assert.equal((await shown('--from', '2025-01-01', '--actor', 'LTU')).length, 1)
    assert.equal((await shown('--to', '2024-12-31')).length, 0)
    assert.equal((await shown('--to', '2024-12-31', '--min-reports', '1')).length, 1)
    assert.equal((await shown('--type', 'aid')).length, 0)
  })

  it('is corrected, and the correction taken back', async () => {
    const [one, two] = (await shown()).map(({ id }) => id) as [string, string]
    const decided = await runCli(['decide', ...at, '--about', 'happenings', '--same', one, two, '--by', 'Ana'])
    assert.equal(decided.status, 0)
    assert.match(decided.stderr, /decision 1 happenings: .* with .*, by Ana/)
    assert.equal((await shown()).length, 1)
    assert.match((await runCli(['decide', ...at])).stdout, /^1 happenings: /)
    await runCli(['decide', ...at, '--undo', '1', '--quiet'])
    assert.deepEqual(
      (await shown()).map(({ id }) => id),
      [one, two],
    )
    assert.match((await runCli(['decide', ...at])).stdout, /, undone /)
  })

  it('says what is wrong with a question or a decision', async () => {
    const status = async (...args: string[]): Promise<number | null> => (await runCli(args)).status
    assert.equal(await status('happenings', ...at, '--type', 'WAR'), 2)
    assert.equal(await status('happenings', ...at, '--from', 'March'), 2)
    assert.equal(await status('happenings', ...at, '--id', 'h_none'), 1)
    assert.equal(await status('decide', ...at, 'h_none', '--about', 'happenings'), 2)
    assert.equal(await status('decide', ...at, 'h_none', '--same', '--about', 'happenings'), 1)
    assert.equal(await status('join', '--archive', join(folder, 'none.archive')), 1)
  })
})
