import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { polecatColumns } from '../../src/export/polecat.ts'
import { exported } from './export-into.ts'

/** The lines of the export as cells by name. */
function rowsOf(files: ReadonlyMap<string, string>): Record<string, string | undefined>[] {
  const [header = '', ...lines] = (files.get('events.polecat.txt') ?? '').replace(/\n$/, '').split('\n')
  assert.deepEqual(header.split('\t'), polecatColumns)
  return lines.map((line) => {
    const cells = line.split('\t')
    assert.equal(cells.length, 40)
    return Object.fromEntries(polecatColumns.map((name, i) => [name, cells[i]]))
  })
}

describe('POLECAT', () => {
  it('has its forty columns in order, and only what took place', async () => {
    assert.equal(polecatColumns.length, 40)
    const files = await exported({ as: 'polecat' })
    assert.deepEqual(
      rowsOf(files).map((row) => row['Event ID']),
      ['r-0001_REJECT__e1', 'r-0001_REQUEST__e2', `${rowsOf(files)[2]?.['Event ID']}`, 'Ferry/№ 7_REJECT_yield_e1'],
    )
    const manifest = JSON.parse(files.get('manifest.json') ?? '')
    assert.deepEqual(manifest.settings.statuses, ['actual'])
    assert.equal(manifest.settings.leftOut, 2)
    assert.equal(manifest.offsets, null)
  })

  it('writes what is known as POLECAT does, and None for the rest', async () => {
    const row = rowsOf(await exported({ as: 'polecat' }))[2]
    const known = Object.fromEntries(
      Object.entries(row ?? {}).filter(([name, cell]) => cell !== 'None' && name !== 'Event ID'),
    )
    assert.deepEqual(known, {
      'Event Date': '2024-03-10',
      'Event Type': 'ACCUSE',
      'Event Mode': 'disapprove',
      Intensity: '-2.5',
      'Quad Code': 'VERBAL CONFLICT',
      Contexts: 'natural_resource; military',
      'Actor Name': 'Norway',
      'Actor Country': 'NOR',
      'Actor Name Raw': 'Norway',
      'Recipient Name': 'Ministry of Fisheries; a coast guard officer',
      'Recipient Country': 'ISL; None',
      'Recipient Name Raw': 'Iceland',
      Placename: 'Denmark Strait',
      'Raw Placename': 'Denmark Strait',
      Source: 'Meridian Wire',
      'Publication Date': '2024-03-11',
      'Story People': 'Ingrid Solheim',
      'Story Organizations': 'Ministry of Fisheries; Nordlys',
      Language: 'en',
      Version: 'demarche 0.1.0, by hand',
    })
  })

  it('never passes the day of publication off as the day of the event', async () => {
    const rows = rowsOf(await exported({ as: 'polecat', statuses: ['planned', 'actual'] }))
    const undated = rows.filter((row) => row['Event Date'] === 'None')
    assert.equal(rows.length, 5)
    assert.deepEqual(
      undated.map((row) => [row['Event Type'], row['Publication Date']]),
      [
        ['REQUEST', '2031-04-07'],
        ['AGREE', '2024-03-11'],
        ['REJECT', 'None'],
      ],
    )
  })
})
