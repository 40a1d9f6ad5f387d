import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { cutWindows, type Row } from '../../src/language/windows.ts'

/** A row of paragraphs, each a list of words with so many pieces. */
function rowOf(paragraphs: readonly (readonly number[])[]): Row {
  const word: number[] = []
  let w = 0
  for (const p of paragraphs) {
    for (const pieces of p) {
      for (let k = 0; k < pieces; k++) word.push(w)
      w++
    }
    word.push(-1)
  }
  return { ids: new Int32Array(word.length), shapes: new Uint8Array(word.length), word: Int32Array.from(word) }
}

describe('cutWindows', () => {
  it('lays cores end to end, within windows no longer than the limit, never through a word', () => {
    const rows = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 400 }), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(rows, (paragraphs) => {
        const row = rowOf(paragraphs)
        const windows = cutWindows(row, 320)
        let at = 0
        for (const w of windows) {
          assert.equal(w.coreStart, at)
          assert.ok(w.coreEnd > w.coreStart)
          assert.ok(w.start <= w.coreStart && w.coreEnd <= w.end)
          assert.ok(w.end - w.start + 1 <= 320)
          for (const edge of [w.start, w.coreStart, w.coreEnd]) {
            assert.ok(
              edge === 0 || edge >= row.word.length || row.word[edge] === -1 || row.word[edge] !== row.word[edge - 1],
            )
          }
          at = w.coreEnd
        }
        assert.equal(at, row.ids.length)
      }),
    )
  })

  it('takes a short text whole', () => {
    assert.deepEqual(
      cutWindows(
        rowOf([
          [1, 1, 1],
          [2, 2],
        ]),
        320,
      ),
      [{ start: 0, end: 9, coreStart: 0, coreEnd: 9 }],
    )
  })

  it('ends a core with a paragraph where one ends in its second half', () => {
    const [first] = cutWindows(rowOf([new Array(250).fill(1), new Array(250).fill(1)]), 320)
    assert.equal(first!.coreEnd, 251)
  })

  it('goes on with a single word longer than a window', () => {
    const windows = cutWindows(rowOf([[1, 900, 1]]), 320)
    assert.equal(windows.at(-1)!.coreEnd, 903)
  })
})
