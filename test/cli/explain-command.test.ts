import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Reason } from '../../src/reading/explain/reasons.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'
import { runCli, withoutModel } from './run-cli.ts'

/** Invented. */
const text = `Norway's fleet tested two missiles off Berg Island on Saturday.

"We will answer every provocation," said Ilse Varga, defence minister of Norway, on Sunday. She told reporters that the tests were over.`

describe('demarche explain', { skip: withoutModel }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-explain-'))
  const report = join(folder, 'report.txt')
  const kept = join(folder, 'record.json')
  after(() => rmSync(folder, { recursive: true }))
  before(async () => {
    writeFileSync(report, text)
    const { stdout } = await runCli(['read', '--json', report, '--published', '2024-05-16'])
    writeFileSync(kept, stdout)
  })
  const record = (): ReportRecord => JSON.parse(readFileSync(kept, 'utf8')) as ReportRecord

  it('tells people of a datum by its id', async () => {
    const { status, stdout } = await runCli(['explain', report, '--published', '2024-05-16', '--at', 't1'])
    assert.equal(status, 0)
    assert.match(stdout, /^t1 time: "Saturday" \[\d+, \d+\), DATE 2024-05-11\n/)
    assert.match(stdout, /value +2024-05-11, by the rule weekdayDate on "Saturday"/)
    assert.match(stdout, /from +2024-05-11, 5 days before 2024-05-16, the published day\n/)
  })

  it('tells of whatever has a place in its spans, the shortest first, for a report and for its record alike', async () => {
    const at = `${record().text.indexOf('Sunday') + 2}`
    const once = await runCli(['explain', report, '--published', '2024-05-16', '--at', at])
    assert.equal(once.status, 0)
    assert.match(once.stdout, /^t2 time: "Sunday"/)
    const again = await runCli(['explain', kept, '--at', at])
    assert.equal(again.stdout, once.stdout)
  })

  it('gives reasons as JSON', async () => {
    const { id, source } = record().statements[0]!
    const { stdout } = await runCli(['explain', kept, '--at', id, '--json'])
    const [reason] = JSON.parse(stdout) as Reason[]
    assert.equal(reason?.kind, 'statement')
    assert.ok(reason.steps.some((step) => step.step === 'curve'))
    assert.ok(reason.steps.some((step) => step.step === 'through' && step.id === source.actor))
  })

  it('finds one record of many by its id', async () => {
    const lines = join(folder, 'records.jsonl')
    writeFileSync(lines, [record(), { ...record(), id: 'other' }].map((r) => JSON.stringify(r)).join('\n'))
    const without = await runCli(['explain', lines, '--at', 's1'])
    assert.equal(without.status, 2)
    assert.match(without.stderr, /It holds 2 records; name one of them with --report ID/)
    assert.equal((await runCli(['explain', lines, '--at', 's1', '--report', 'other'])).status, 0)
  })

  it('does not explain what this demarche does not find', async () => {
    const changed = record()
    const statements = changed.statements.map((s) => ({ ...s, confidence: 0.123 }))
    writeFileSync(join(folder, 'changed.json'), JSON.stringify({ ...changed, statements }))
    const { status, stderr, stdout } = await runCli(['explain', join(folder, 'changed.json'), '--at', 's1'])
    assert.equal(status, 1)
    assert.equal(stdout, '')
    assert.match(stderr, /s1 is not what this demarche finds/)
  })

  const refused: readonly (readonly [string, readonly string[], number, RegExp])[] = [
    ['a place that is none', ['--at', 'x1'], 2, /--at takes a datum's id/],
    ['no place', [], 2, /--at/],
    ['an id that is not there', ['--at', 's99'], 2, /There is no s99 in the record; it has s1/],
    ['an offset past the end', ['--at', '99999'], 2, /The text ends at \d+; there is no 99999/],
    ['a day that is none', ['--at', 's1', '--published', '2024-02-31'], 2, /--published takes a day/],
  ]
  for (const [what, args, status, message] of refused) {
    it(`refuses ${what}`, async () => {
      const result = await runCli(['explain', report, ...args])
      assert.equal(result.status, status)
      assert.match(result.stderr, message)
    })
  }

  it('refuses a file that is not there', async () => {
    const { status, stderr } = await runCli(['explain', join(folder, 'none.txt'), '--at', 's1'])
    assert.equal(status, 1)
    assert.match(stderr, /There is no such file/)
  })
})
