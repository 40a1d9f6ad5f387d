import type { PartReading, ReadWindow } from '../language/reading.ts'
import type { WordSpan } from './decode-spans.ts'
import type { FoundLink } from './found-link.ts'
import { decides, textRange } from './word-anchors.ts'

const pronoun = /^(?:he|she|him|her|his|hers|himself|herself|they|them|their|theirs|themselves|it|its|itself)$/iu
/** How far after its pronoun a name may begin, in words. */
const ahead = 40

/**
 * The pronouns that a window decides, each with the names of the window as candidates (Lee and others, EMNLP 2017,
 * with a softmax over candidates and none of them).
 */
export async function linksIn(
  text: string,
  reading: PartReading,
  window: ReadWindow,
  names: readonly WordSpan[],
): Promise<FoundLink[]> {
  const pronouns = pronounsIn(text, reading, window)
  const pairs = pronouns.flatMap((p) => names.filter((n) => n.from < p.from + ahead).map((n) => ({ p, n })))
  if (pairs.length === 0) return []
  const scores = await reading.antecedents({
    pronouns: means(
      window,
      pairs.map(({ p }) => p),
    ),
    names: means(
      window,
      pairs.map(({ n }) => n),
    ),
    distances: BigInt64Array.from(pairs, ({ p, n }) => BigInt(p.from - n.from)),
  })
  return pronouns.flatMap((p) => {
    const own = pairs.flatMap((pair, i) => (pair.p === p ? [{ name: pair.n, score: scores[i]! }] : []))
    const total = own.reduce((sum, { score }) => sum + Math.exp(score), 1)
    return own.length === 0
      ? []
      : [
          {
            pronoun: textRange(reading.words, window, p),
            names: own.map(({ name, score }) => ({
              ...textRange(reading.words, window, name),
              chance: Math.exp(score) / total,
            })),
          },
        ]
  })
}

function pronounsIn(text: string, { words }: PartReading, window: ReadWindow): WordSpan[] {
  const found: WordSpan[] = []
  for (let i = window.coreFrom; i < window.coreTo; i++) {
    const w = window.word[i]!
    const span = { kind: 0, from: i, to: i + 1, score: 1 }
    if (w >= 0 && pronoun.test(text.slice(words.starts[w]!, words.ends[w]!)) && decides(window, span)) found.push(span)
  }
  return found
}

/** The mean of each span's vectors, row after row. */
function means(window: ReadWindow, spans: readonly WordSpan[]): Float32Array {
  const hidden = window.vectors.length / window.word.length
  const rows = new Float32Array(spans.length * hidden)
  spans.forEach((s, row) => {
    for (let w = s.from; w < s.to; w++) {
      for (let k = 0; k < hidden; k++) rows[row * hidden + k]! += window.vectors[w * hidden + k]! / (s.to - s.from)
    }
  })
  return rows
}
