import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Archive } from '../../src/archive/archive.ts'
import { type TallyQuestion, tally } from '../../src/views/tally.ts'
import { findWho } from '../../src/views/who.ts'

/** What `tally` answers, wherever the archive of the talks lies. */
export function tallyTests(open: () => Archive): void {
  describe('tally', () => {
    async function counts(question: TallyQuestion): Promise<unknown[][]> {
      const rows = await tally(open(), question)
      return rows.map(({ values, events, planned, possible, negated, reports, meanIntensity, dayOfPublication }) => [
        ...values,
        events,
        `${planned}/${possible}/${negated}`,
        reports,
        meanIntensity,
        dayOfPublication,
      ])
    }

    it('counts by pair of countries, type and month what took place, and the rest apart', async () => {
      assert.deepEqual(await counts({ keys: ['dyad', 'type', 'month'] }), [
        ['PRK > USA', 'REQUEST', '2020-01', 2, '0/0/0', 1, 0, 1],
        ['USA > PRK', 'AID', '2020-04', 0, '1/0/0', 1, null, 0],
        ['USA > PRK', 'REJECT', '2020-01', 1, '0/0/0', 1, -2, 1],
        [null, 'ASSAULT', '2020-03', 0, '0/0/1', 1, null, 1],
        [null, 'CONSULT', '2020-03', 1, '0/0/0', 1, 2.5, 0],
        [null, 'MOBILIZE', '2020-01', 0, '0/1/0', 1, null, 1],
      ])
    })

    it('counts an event once under each actor', async () => {
      assert.deepEqual(await counts({ keys: ['actor'] }), [
        ['North Korea', 3, '1/1/1', 2, 0.5 / 3, 3],
        ['Ri Chol', 1, '0/0/0', 1, 0, 1],
        ['United States', 4, '1/0/0', 2, 0.125, 2],
      ])
      assert.deepEqual(await counts({ keys: ['country'] }), [
        ['PRK', 4, '1/1/1', 2, 0.125, 4],
        ['USA', 4, '1/0/0', 2, 0.125, 2],
      ])
    })

    it('counts by status, outlet, quad class, day and year', async () => {
      assert.deepEqual(
        (await counts({ keys: ['status'] })).map(([status, events, others]) => [status, events, others]),
        [
          ['actual', 4, '0/0/0'],
          ['negated', 0, '0/0/1'],
          ['planned', 0, '1/0/0'],
          ['possible', 0, '0/1/0'],
        ],
      )
      assert.deepEqual(
        (await counts({ keys: ['outlet', 'year'] })).map((row) => row.slice(0, 4)),
        [
          ['Meridian Wire', '2020', 1, '1/0/1'],
          ['Orbis Wire', '2020', 3, '0/1/0'],
        ],
      )
      assert.deepEqual(
        (await counts({ keys: ['quad'] })).map((row) => row.slice(0, 2)),
        [
          ['1', 1],
          ['2', 0],
          ['3', 3],
          ['4', 0],
        ],
      )
      assert.deepEqual(
        (await counts({ keys: ['day'], to: '2020-01-31' })).map((row) => row.slice(0, 2)),
        [
          ['2020-01-10', 1],
          ['2020-01-11', 2],
        ],
      )
    })

    it('counts what a filter lets through', async () => {
      const by = await findWho(open(), 'United States')
      assert.deepEqual(
        (await counts({ keys: ['source', 'target'], by })).map((row) => row.slice(0, 4)),
        [
          ['North Korea', null, 1, '0/0/0'],
          ['United States', 'North Korea', 1, '1/0/0'],
          ['United States', null, 1, '0/0/0'],
        ],
      )
    })
  })
}
