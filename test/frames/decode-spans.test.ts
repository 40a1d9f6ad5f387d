import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { decodeSpans } from '../../src/frames/decode-spans.ts'

/** The log probability of a sequence of labels, and the best that a well-formed one has, by trying them all. */
function byTrying(logits: Float32Array, words: number, kinds: number) {
  const labels = 1 + 4 * kinds
  const log = Array.from({ length: words }, (_, w) => {
    const row = [...logits.subarray(w * labels, (w + 1) * labels)]
    const sum = row.reduce((s, x) => s + Math.exp(x), 0)
    return row.map((x) => Math.log(Math.exp(x) / sum + 1e-12))
  })
  let best = -Infinity
  const walk = (word: number, before: number, score: number): void => {
    const isOpen = before > 0 && (before - 1) % 4 <= 1
    if (word === words) {
      if (!isOpen && score > best) best = score
      return
    }
    for (let label = 0; label < labels; label++) {
      const place = label === 0 ? -1 : (label - 1) % 4
      const goesOn = place === 1 || place === 2
      const sameKind = Math.floor((label - 1) / 4) === Math.floor((before - 1) / 4)
      if (goesOn !== isOpen || (goesOn && !sameKind)) continue
      walk(word + 1, label, score + log[word]![label]!)
    }
  }
  walk(0, 0, 0)
  return { best, scoreOf: (path: readonly number[]) => path.reduce((sum, label, w) => sum + log[w]![label]!, 0) }
}

function pathOf(spans: ReturnType<typeof decodeSpans>, words: number): number[] {
  const path = new Array<number>(words).fill(0)
  for (const s of spans) {
    const first = 1 + 4 * s.kind
    for (let w = s.from; w < s.to; w++)
      path[w] = s.to - s.from === 1 ? first + 3 : w === s.from ? first : w === s.to - 1 ? first + 2 : first + 1
  }
  return path
}

describe('decodeSpans', () => {
  it('finds the best well-formed sequence, as trying all of them does', () => {
    const input = fc.record({
      kinds: fc.integer({ min: 1, max: 2 }),
      words: fc.integer({ min: 1, max: 4 }),
      seed: fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 36, maxLength: 36 }),
    })
    fc.assert(
      fc.property(input, ({ kinds, words, seed }) => {
        const labels = 1 + 4 * kinds
        const logits = Float32Array.from(seed.slice(0, words * labels), (x, i) => x / 8 + i / 1000)
        const spans = decodeSpans(logits, words, kinds, { offset: 0, stride: labels })
        for (const [i, span] of spans.entries()) assert.ok(span.from >= (spans[i - 1]?.to ?? 0) && span.to > span.from)
        // Two sequences can be equally good, so their scores are compared and not their labels.
        const { best, scoreOf } = byTrying(logits, words, kinds)
        assert.ok(Math.abs(scoreOf(pathOf(spans, words)) - best) < 1e-6)
      }),
      { numRuns: 200 },
    )
  })

  it('reads its labels at an offset and a stride, and scores a span by the mean chance of its tags', () => {
    const logits = new Float32Array(2 * 12).fill(0)
    logits[0 * 12 + 7 + 1] = 20 // B of the first word
    logits[1 * 12 + 7 + 3] = 20 // E of the second
    const spans = decodeSpans(logits, 2, 1, { offset: 7, stride: 12 })
    assert.equal(spans.length, 1)
    assert.deepEqual([spans[0]!.kind, spans[0]!.from, spans[0]!.to], [0, 0, 2])
    assert.ok(spans[0]!.score > 0.999)
  })

  it('finds more spans with a higher bonus for opening one', () => {
    const logits = Float32Array.from([1, 0, 0, 0, 0.6])
    const layout = { offset: 0, stride: 5 }
    assert.equal(decodeSpans(logits, 1, 1, layout).length, 0)
    assert.equal(decodeSpans(logits, 1, 1, layout, 1).length, 1)
    const two = Float32Array.from([1, 0, 0, 0, 0.6, 0, 0, 0, 0.7])
    const kindOf = (open: readonly number[]) => decodeSpans(two, 1, 2, { offset: 0, stride: 9 }, open)[0]?.kind
    assert.deepEqual([kindOf([0, 0]), kindOf([0, 1]), kindOf([1, 0]), kindOf([1, 1])], [undefined, 1, 0, 1])
  })
})
