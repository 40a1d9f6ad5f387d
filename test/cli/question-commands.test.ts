import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { openArchive } from '../../src/archive/open-archive.ts'
import { searchCommand } from '../../src/cli/search-command.ts'
import { tallyCommand } from '../../src/cli/tally-command.ts'
import { timelineCommand } from '../../src/cli/timeline-command.ts'
import { ownFolder } from '../export/export-into.ts'
import { csvRecords } from '../export/parse-csv.ts'
import { talkRecords } from '../views/talks.ts'
import { runCli } from './run-cli.ts'

const file = join(ownFolder(), 'talks.archive')

describe('questions on the command line', () => {
  before(async () => {
    const archive = await openArchive(file, { create: true })
    await archive.addMany(talkRecords.map((record) => ({ record })))
    await archive.close()
  })

  it('searches and lights up what it finds', async () => {
    const args = [
      'search',
      'embargo',
      '--by',
      'North Korea',
      '--about',
      'USA',
      '--from',
      '2020-01',
      '--type',
      'request',
    ]
    const { status, stdout, stderr } = await runCli([...args, '--mode', 'direct', '--archive', file])
    assert.deepEqual([status, stderr], [0, ''])
    const lines = stdout.split('\n')
    assert.match(lines[0] ?? '', /^Ri Chol · direct$/)
    assert.match(lines[1] ?? '', /^ {2}Orbis Wire · published 2020-01-11 · k_[0-9a-f]{16}\/s1$/)
    assert.equal(lines[2], '  "The United States must lift its *embargo* first," envoy Ri Chol said.')
    assert.match(lines[4] ?? '', /^REQUEST \(yield\) Ri Chol → United States · on the word of Ri Chol$/)
    assert.equal(lines.length, 8)
  })

  it('prints results as JSON with their places', async () => {
    const { stdout } = await runCli(['search', 'yeonpyeong', '--json', '--archive', file])
    const { found, more, offsetUnit } = JSON.parse(stdout)
    assert.deepEqual([found.length, more, offsetUnit], [2, false, 'utf16'])
    const text = talkRecords[1]?.text ?? ''
    for (const { start, end, text: words } of found[1].highlights) assert.equal(text.slice(start, end), words)
    assert.deepEqual([found[1].type, found[1].status], ['ASSAULT', 'negated'])
  })

  it('says when nothing is found, and when nobody is called so', async () => {
    const nothing = await runCli(['search', 'zeppelin', '--archive', file])
    assert.deepEqual([nothing.status, nothing.stdout, nothing.stderr], [0, '', 'demarche: Nothing was found.\n'])
    const nobody = await runCli(['search', '--by', 'Ruritania', '--archive', file])
    assert.equal(nobody.status, 1)
    assert.match(nobody.stderr, /^demarche: The archive has nobody called "Ruritania"\./)
  })

  it('tells a time line, for people and as CSV', async () => {
    const { stdout } = await runCli(['timeline', 'USA', 'North Korea', '--archive', file])
    const lines = stdout.trimEnd().split('\n')
    assert.match(
      lines[0] ?? '',
      /^2020-01-10 {2}REQUEST \(change\) North Korea → United States · Orbis Wire · k_\w+\/e1$/,
    )
    assert.match(
      lines[1] ?? '',
      /^2020-01-11~ Ri Chol · direct: "The United States must lift its embargo first," · Orbis/,
    )
    assert.match(lines.at(-1) ?? '', /AID United States → North Korea · planned · on the word of officials/)
    const csv = csvRecords((await runCli(['timeline', 'USA', 'North Korea', '--csv', '--archive', file])).stdout)
    assert.deepEqual(
      csv.map((row) => [row['day'], row['day_from'], row['kind'], row['who']]),
      [
        ['2020-01-10', 'text', 'event', 'North Korea'],
        ['2020-01-11', 'publication', 'statement', 'Ri Chol'],
        ['2020-01-11', 'publication', 'statement', 'Dana Field'],
        ['2020-01-11', 'publication', 'event', 'Ri Chol'],
        ['2020-01-11', 'publication', 'event', 'United States'],
        ['2020-04-01', 'text', 'event', 'United States'],
      ],
    )
  })

  it('counts, as a table, as CSV and as JSON', async () => {
    const { stdout } = await runCli(['tally', '--by', 'dyad,month', '--archive', file])
    assert.equal(
      stdout,
      [
        'dyad         month    events  acts  mean intensity  planned  possible  negated  reports  day of publication',
        'PRK > USA    2020-01       2     2               0        0         0        0        1                   1',
        'USA > PRK    2020-01       1     1              -2        0         0        0        1                   1',
        'USA > PRK    2020-04       0     0               -        1         0        0        1                   0',
        '(not known)  2020-01       0     0               -        0         1        0        1                   1',
        '(not known)  2020-03       1     1            2.50        0         0        1        1                   1',
        '',
      ].join('\n'),
    )
    const args = ['tally', '--by', 'type', '--source', 'USA', '--archive', file]
    const csv = csvRecords((await runCli([...args, '--csv'])).stdout)
    assert.deepEqual(
      csv.map((row) => [row['type'], row['events'], row['mean_intensity'], row['planned']]),
      [
        ['AID', '0', null, '1'],
        ['CONSULT', '1', '2.5', '0'],
        ['REJECT', '1', '-2', '0'],
      ],
    )
    const json = JSON.parse((await runCli([...args, '--json'])).stdout)
    assert.deepEqual(json[2], {
      type: 'REJECT',
      events: 1,
      acts: 1,
      mean_intensity: -2,
      planned: 0,
      possible: 0,
      negated: 0,
      reports: 1,
      day_of_publication: 1,
    })
  })

  it('knows wrong usage', async () => {
    const wrong = { code: 'wrong-usage' }
    await assert.rejects(searchCommand([], { archive: file }), wrong)
    await assert.rejects(searchCommand(['x'], { archive: file, from: '2020-13' }), wrong)
    await assert.rejects(searchCommand(['x'], { archive: file, type: 'SHOUT' }), { ...wrong, message: /not "SHOUT"/ })
    await assert.rejects(searchCommand(['x'], { archive: file, limit: '0' }), wrong)
    await assert.rejects(searchCommand(['x'], { archive: file, in: 'people' }), wrong)
    await assert.rejects(timelineCommand(['a', 'b', 'c'], { archive: file }), wrong)
    await assert.rejects(timelineCommand(['USA'], { archive: file, csv: true, json: true }), wrong)
    await assert.rejects(tallyCommand({ archive: file, by: 'weather' }), { ...wrong, message: /not "weather"/ })
    await assert.rejects(searchCommand(['x'], { archive: `${file}.none` }), { code: 'not-found' })
    assert.equal((await runCli(['tally', '--archive', file])).status, 2)
  })
})
