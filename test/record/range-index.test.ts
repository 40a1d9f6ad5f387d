import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { RangeIndex } from '../../src/record/range-index.ts'
import { indexAt, overlaps, type Range } from '../../src/record/ranges.ts'

const range = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]): Range => ({ start, end: start + length }))
const ordered = (ranges: readonly Range[]): Range[] => [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)

describe('RangeIndex', () => {
  it('finds what looking at all finds, whether given at once or one by one', () => {
    fc.assert(
      fc.property(fc.array(range), fc.array(range), range, (first, later, asked) => {
        const index = new RangeIndex(first)
        for (const r of later) index.add(r)
        const touching = index.touching(asked)
        assert.deepEqual(ordered(touching), ordered([...first, ...later].filter((r) => overlaps(r, asked))))
        const starts = touching.map((r) => r.start)
        assert.deepEqual(
          starts,
          starts.toSorted((a, b) => a - b),
        )
      }),
    )
  })
})

describe('indexAt', () => {
  it('is the range that holds an offset, or the last before it', () => {
    const ranges = [
      { start: 0, end: 4 },
      { start: 6, end: 9 },
      { start: 9, end: 12 },
    ]
    assert.deepEqual(
      [0, 3, 5, 6, 8, 9, 40].map((offset) => indexAt(ranges, offset)),
      [0, 0, 0, 1, 1, 2, 2],
    )
  })
})
