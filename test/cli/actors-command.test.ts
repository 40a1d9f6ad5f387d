import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { openGazetteer } from '../../src/actors/gazetteer/gazetteer.ts'
import { runCli, withoutModel } from './run-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'demarche-actors-'))
after(() => rmSync(folder, { recursive: true }))
const list = join(folder, 'ministers.csv')
writeFileSync(
  list,
  'name,country,office,from,to\nIngrid Solheim,NOR,foreign minister,2021-10-14,\nNobody,Atlantis,king,2020,\n',
)
const actors = join(folder, 'ministers.jsonl')

describe('demarche actors import', () => {
  it('writes the list that the gazetteer takes, and tells of a bad row', async () => {
    const { status, stdout, stderr } = await runCli(['actors', 'import', list])
    assert.equal(status, 1)
    assert.match(stderr, /^demarche: .*ministers\.csv, line 3: "Atlantis" is no country/m)
    assert.match(stderr, /^demarche: 1 actor with 1 term of office from a list of your own, 1 row left out$/m)
    writeFileSync(actors, stdout)
    const known = openGazetteer({ actors: [actors] }).person('Solheim', {
      title: 'Foreign Minister',
      date: '2024-03-15',
    })
    assert.equal(known?.country, 'NOR')
    assert.deepEqual(known?.sectors, ['GOV'])
  })

  it('names a file that is not there or no list', async () => {
    const missing = await runCli(['actors', 'import', join(folder, 'nope.csv')])
    assert.equal(missing.status, 1)
    assert.match(missing.stderr, /There is no file .*nope\.csv/)
    writeFileSync(join(folder, 'notes.txt'), 'These are notes.\n')
    const notes = await runCli(['actors', 'import', join(folder, 'notes.txt')])
    assert.equal(notes.status, 1)
    assert.match(notes.stderr, /no list that is known/)
  })

  for (const workers of ['0', '1']) {
    it(`is used by read --actors, with ${workers} workers`, { skip: withoutModel }, async () => {
      const report = join(folder, 'report.txt')
      writeFileSync(
        report,
        'The talks are over, Ingrid Solheim said on Friday. "There is nothing left," she told reporters.',
      )
      const read = ['read', '--json', '--workers', workers, '--published', '2024-03-15', report]
      const country = async (...more: string[]) => {
        const { stdout, stderr } = await runCli([...read, ...more])
        assert.equal(stderr, '')
        const record: { actors: { name: string; country: string | null; sectors: string[] }[] } = JSON.parse(stdout)
        const found = record.actors.find(({ name }) => name === 'Ingrid Solheim')
        return [found?.country, found?.sectors.join()]
      }
      assert.deepEqual(await country('--actors', actors), ['NOR', 'GOV'])
      assert.deepEqual(await country(), [null, ''])
    })
  }

  it('names a list that is none', { skip: withoutModel }, async () => {
    const report = join(folder, 'report.txt')
    const { status, stderr } = await runCli(['read', '--actors', list, report])
    assert.equal(status, 1)
    assert.match(stderr, /ministers\.csv:1: this is no line of JSON/)
  })
})
