import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type ExportFlags, exportCommand } from '../../src/cli/export-command.ts'
import { exportFormats } from '../../src/export/export-format.ts'
import { filesOf, ownFolder } from '../export/export-into.ts'
import { exportedRecords } from '../export/exported-records.ts'
import { runCli } from './run-cli.ts'

const lines = (records: readonly unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('')
const input = lines(exportedRecords)

describe('demarche export', () => {
  it('exports records from standard input and says what it did', async () => {
    const out = join(ownFolder(), 'deep', 'tables')
    const unread = { id: 'x', error: { code: 'empty', message: 'There is no text.' } }
    const { status, stderr, stdout } = await runCli(['export', '--as', 'csv', '--out', out, '--records', '-'], {
      input: `${input}\n${lines([unread])}`,
    })
    assert.equal(
      stderr,
      `demarche: 3 reports, 17 statements and 6 events exported to ${out}, 1 that could not be read and hold no record\n`,
    )
    assert.deepEqual([status, stdout], [0, ''])
    assert.ok(existsSync(join(out, 'statements.csv')))
  })

  it('leaves out what is no sound record, names its line, and ends with 1', async () => {
    const folder = ownFolder()
    const file = join(folder, 'records.jsonl')
    const [first, second] = exportedRecords
    writeFileSync(file, `${JSON.stringify(first)}\nnot JSON\n${JSON.stringify({ ...second, text: 'Other words.' })}\n`)
    const out = join(folder, 'out')
    const { status, stderr } = await runCli(['export', '--as', 'jsonl', '--out', out, '--records', file])
    assert.equal(status, 1)
    assert.match(stderr, /records\.jsonl:2: This line is not JSON\.\n/)
    assert.match(stderr, /records\.jsonl:3: This is not a sound record: /)
    assert.match(stderr, /1 report, .* 2 left out for their faults\n$/)
  })

  it('tells wrong usage from the rest', async () => {
    const out = join(ownFolder(), 'out')
    const wrongUses: readonly (readonly [ExportFlags, RegExp])[] = [
      [{ as: 'xls' }, /--as takes csv, .* or training, not "xls"/],
      [{ as: 'csv', tables: 'people' }, /--tables takes reports, .*not "people"/],
      [{ as: 'brat', tables: 'events' }, /--tables is for/],
      [{ as: 'csv', status: 'actual' }, /--status is for/],
      [{ as: 'brat', guardFormulas: true }, /--guard-formulas is for/],
      [{ as: 'brat', offsets: 'byte' }, /code points/],
      [{ as: 'csv', offsets: 'words' }, /--offsets takes/],
      [{ as: 'csv', minConfidence: '2' }, /--min-confidence takes/],
    ]
    for (const [flags, message] of wrongUses) {
      await assert.rejects(exportCommand({ out, records: ['-'], ...flags }), { code: 'wrong-usage', message })
      assert.ok(!existsSync(out))
    }
    assert.equal((await runCli(['export', '--as', 'csv'])).status, 2)
    const { status, stderr } = await runCli(['export', '--as', 'csv', '--out', out, '--records', 'nope.jsonl'])
    assert.equal(status, 1)
    assert.equal(stderr, 'demarche: nope.jsonl: There is no such file.\n')
  })

  it('gives the same bytes wherever and whenever it runs', async () => {
    const folder = ownFolder()
    const places = [
      { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
      { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
      { TZ: 'America/St_Johns', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
    ]
    const program = fileURLToPath(new URL('../export/export-all.ts', import.meta.url))
    const runs: [string, string][][] = []
    for (const [i, env] of places.entries()) {
      const out = join(folder, String(i))
      const { status, stderr } = await runCli([out], { program, env })
      assert.deepEqual([status, stderr], [0, ''])
      const names = [...filesOf(out).keys()]
      assert.ok(exportFormats.every((as) => names.includes(join(as, 'manifest.json'))))
      runs.push(names.map((name) => [name, readFileSync(join(out, name)).toString('base64')]))
    }
    assert.deepEqual(runs[1], runs[0])
    assert.deepEqual(runs[2], runs[0])
  })

  it('names a moment where one is given, and guards formulas where asked', async () => {
    const out = join(ownFolder(), 'out')
    const args = ['--records', '-', '--at', '2024-06-01T12:00:00Z', '--guard-formulas', '--quiet']
    await runCli(['export', '--as', 'csv', '--out', out, ...args], { input })
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))
    assert.equal(manifest.exportedAt, '2024-06-01T12:00:00Z')
    assert.equal(manifest.settings.guardFormulas, true)
    assert.match(
      readFileSync(join(out, 'statements.csv'), 'utf8'),
      /,"?'=We will not lift it; not now, not in June\."?,/,
    )
  })
})
