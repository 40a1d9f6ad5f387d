import type { AnchorInput } from '../language/encoder.ts'
import type { ReadWindow, Words } from '../language/reading.ts'
import type { Range } from '../record/ranges.ts'
import type { WordSpan } from './decode-spans.ts'

/** True for spans whose first word the window decides: every word's anchor is decided in one window. */
export const decides = (window: ReadWindow, s: WordSpan): boolean =>
  s.from >= window.coreFrom && s.from < window.coreTo && window.word[s.from]! >= 0

/** Anchors as the role heads take them; null stands for [CLS]. */
export function anchorInput(window: ReadWindow, anchors: readonly (WordSpan | null)[]): AnchorInput {
  const n = window.word.length
  const shares = new Float32Array(anchors.length * n)
  const first = new BigInt64Array(anchors.length)
  anchors.forEach((span, a) => {
    const { from, to } = span ?? { from: 0, to: 1 }
    shares.fill(1 / (to - from), a * n + from, a * n + to)
    first[a] = BigInt(from)
  })
  return { shares, first }
}

/** Local words to the text; separators at the span's ends are left out. */
export function textRange(words: Words, window: ReadWindow, span: WordSpan): Range {
  let from = span.from
  let to = span.to
  while (from < to - 1 && window.word[from]! < 0) from++
  while (to > from + 1 && window.word[to - 1]! < 0) to--
  return { start: words.starts[window.word[from]!]!, end: words.ends[window.word[to - 1]!]! }
}

/** The surest span of a kind that has words of the text in it. */
export function surest(window: ReadWindow, spans: readonly WordSpan[], kind: number): WordSpan | null {
  const real = spans.filter((s) => s.kind === kind && window.word[s.from]! >= 0)
  return real.reduce<WordSpan | null>((best, s) => (best && best.score >= s.score ? best : s), null)
}
