import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { quotations, quotedShare } from '../../src/frames/quotations.ts'
import { snapToQuotations } from '../../src/frames/snap-to-quotations.ts'
import { paragraphs } from '../../src/language/paragraphs.ts'
import { RangeIndex } from '../../src/record/range-index.ts'
import { overlaps, type Range } from '../../src/record/ranges.ts'

const found = (text: string): string[] => quotations(text, paragraphs(text)).map((q) => text.slice(q.start, q.end))

describe('quotations', () => {
  it('pairs straight, curly, angled and treebank marks', () => {
    assert.deepEqual(found('"One," he said. "Two."'), ['"One,"', '"Two."'])
    assert.deepEqual(found('She called it “a start”.'), ['“a start”'])
    assert.deepEqual(found('He wrote « rien » twice.'), ['« rien »'])
    assert.deepEqual(found("`` We wait , '' she said ."), ["`` We wait , ''"])
  })

  it('ends an open quotation with its paragraph, and starts afresh in the next', () => {
    assert.deepEqual(found('"We waited.\n\n"Then we left," he said.'), ['"We waited.', '"Then we left,"'])
  })

  it('takes an apostrophe for no quotation mark', () => {
    assert.deepEqual(found("The ministers' talks and the harbour's closing weren't news."), [])
  })

  it('gives ordered, disjoint ranges for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', '“', '”', '\n', ' ', '`', "'") }), (text) => {
        const ranges = quotations(text, paragraphs(text))
        ranges.forEach((r, i) => {
          assert.ok(r.start < r.end && r.end <= text.length)
          assert.ok(i === 0 || ranges[i - 1]!.end <= r.start)
        })
      }),
    )
  })

  it('tells how much of a stretch is quoted', () => {
    const text = 'the vote was "a sham" twice'
    const quoted = new RangeIndex(quotations(text, paragraphs(text)))
    assert.equal(quotedShare(text, { start: 13, end: 21 }, quoted), 1)
    assert.equal(quotedShare(text, { start: 0, end: 8 }, quoted), 0)
    assert.ok(Math.abs(quotedShare(text, { start: 4, end: 21 }, quoted) - 5 / 12) < 1e-9)
  })
})

describe('snapToQuotations', () => {
  const text = '"The boats will not sail, and that is final," said Varga.'
  const ranges = quotations(text, paragraphs(text))
  const quoted = new RangeIndex(ranges)
  const nobody = () => false
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })

  it('takes the whole quotation where most of it was found', () => {
    assert.deepEqual(snapToQuotations(text, [at('boats will not sail, and that is final,')], quoted, nobody), [
      ranges[0],
    ])
  })

  it('leaves a piece that only brushes a quotation', () => {
    assert.deepEqual(snapToQuotations(text, [at('The boats')], quoted, nobody), [at('The boats')])
  })

  it('does not swallow what belongs to another part', () => {
    const piece = at('will not sail, and that is final,')
    assert.deepEqual(
      snapToQuotations(text, [piece], quoted, (stretch) => overlaps(stretch, at('The boats'))),
      [{ start: piece.start, end: ranges[0]!.end }],
    )
  })

  it('joins pieces that only blanks part, and keeps paragraphs apart', () => {
    const none = new RangeIndex<Range>([])
    const pieces = [
      { start: 0, end: 3 },
      { start: 4, end: 7 },
    ]
    assert.deepEqual(snapToQuotations('one two', pieces, none, nobody), [{ start: 0, end: 7 }])
    assert.deepEqual(snapToQuotations('one\ntwo', pieces, none, nobody), pieces)
  })
})
