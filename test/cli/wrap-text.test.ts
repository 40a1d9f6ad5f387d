import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { paintFor } from '../../src/cli/paint.ts'
import { plainWords } from '../../src/cli/plain-words.ts'
import { type Run, widthOf, wrapText } from '../../src/cli/wrap-text.ts'

const paint = paintFor(false)

function plain(text: string): Run[] {
  return [{ style: 'plain', text }]
}

describe('wrapText', () => {
  it('breaks at spaces and indents what follows the lead', () => {
    const lead = { style: 'faint', text: 's1 ' } as const
    assert.equal(wrapText(plain('one two three'), { width: 10, paint, lead }), 's1 one two\n   three')
  })

  it('keeps words together that touch, though they differ in style', () => {
    const runs: Run[] = [
      { style: 'speaker', text: 'Solheim' },
      { style: 'faint', text: ', minister of fisheries' },
    ]
    assert.equal(wrapText(runs, { width: 80, paint, indent: 0 }), 'Solheim, minister of fisheries')
  })

  it('leaves lines whole where no width is known', () => {
    const text = 'word '.repeat(500).trim()
    assert.equal(wrapText(plain(text), { width: Number.POSITIVE_INFINITY, paint }), text)
  })

  it('counts wide signs as two columns', () => {
    assert.equal(widthOf('漢字'), 4)
    assert.equal(widthOf('e\u0301'), 1)
    assert.equal(widthOf('🚢'), 2)
  })

  it('never makes a line wider than asked, and loses no sign', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 8, max: 60 }), (text, width) => {
        const words = plainWords(text)
        const lines = wrapText(plain(words), { width, paint, indent: 4 }).split('\n')
        for (const line of lines) assert.ok(widthOf(line) <= width, `${JSON.stringify(line)} is wider than ${width}`)
        assert.equal(lines.join('').replace(/\s/g, ''), words.replace(/\s/g, ''))
      }),
    )
  })
})

describe('plainWords', () => {
  it('leaves nothing that could steer a terminal', () => {
    assert.equal(
      plainWords('\u001B[31mred\u001B[0m \u009B2J\r\nnext\u202Eegap'),
      '\uFFFD[31mred\uFFFD[0m \uFFFD2J next\uFFFDegap',
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.doesNotMatch(plainWords(text), /[\p{Cc}\u2028-\u202E\u2066-\u2069]/u)
      }),
    )
  })
})
