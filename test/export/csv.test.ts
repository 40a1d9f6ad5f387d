import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Cell } from '../../src/export/column.ts'
import { csvLine } from '../../src/export/csv.ts'
import { parseCsv } from './parse-csv.ts'

const plain = { guardFormulas: false }
const cells: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  fc.string({
    unit: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 1 }), fc.constantFrom('"', ',', '\r', '\n', ';', '=', ' ')),
  }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.array(fc.string({ unit: 'grapheme' })),
)

describe('csvLine', () => {
  it('comes back whole, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cells, { minLength: 2, maxLength: 6 }), { minLength: 1 }), (rows) => {
        const written = rows.map((row) => csvLine(row, plain)).join('')
        const expected = rows.map((row) =>
          row.map((cell) =>
            cell === null || typeof cell === 'string'
              ? cell
              : typeof cell === 'number'
                ? String(cell)
                : JSON.stringify(cell),
          ),
        )
        assert.deepEqual(parseCsv(written), expected)
      }),
    )
  })

  it('ends lines with CRLF and quotes what RFC 4180 says, and an empty text to tell it from nothing', () => {
    assert.equal(
      csvLine(['a "b"', null, '', 'c,d', 'e\nf', 1.5, ['x', 'y"']], plain),
      '"a ""b""",,"","c,d","e\nf",1.5,"[""x"",""y\\""""]"\r\n',
    )
  })

  it('guards what a spreadsheet would take for a formula, and no number', () => {
    const guarded = (cell: Cell) => parseCsv(csvLine([cell, 'x'], { guardFormulas: true }))[0]?.[0]
    for (const formula of ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1', '=HYPERLINK("x")']) {
      assert.equal(guarded(formula), `'${formula}`)
    }
    assert.equal(guarded('a=b'), 'a=b')
    assert.equal(guarded(-2.5), '-2.5')
  })
})
