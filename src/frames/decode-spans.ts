/** A run of words with a kind, found by `decodeSpans`. Words are counted as in the logits, `to` exclusive. */
export type WordSpan = {
  readonly kind: number
  readonly from: number
  readonly to: number
  /** The mean probability of the tags along the run, 0 to 1. */
  readonly score: number
}

/**
 * The best sequence of BIOES tags (Ratinov and Roth, CoNLL 2009) under the rule that spans are well formed,
 * by Viterbi's algorithm over log probabilities.
 *
 * Labels: 0 is O; kind k has B, I, E, S at 1 + 4k, 2 + 4k, 3 + 4k, 4 + 4k.
 * @param logits row-major scores, `logits[offset + word * stride + label]`
 * @param open how much to add to the score of every label that begins a span: above 0 finds more, below 0 less
 */
export function decodeSpans(
  logits: Float32Array,
  words: number,
  kinds: number,
  layout: { readonly offset: number; readonly stride: number },
  open = 0,
): WordSpan[] {
  const labels = 1 + 4 * kinds
  const chance = new Float64Array(words * labels)
  for (let w = 0; w < words; w++) softmax(logits, layout.offset + w * layout.stride, labels, chance, w * labels)
  const score = new Float64Array(words * labels).fill(-Infinity)
  const back = new Int16Array(words * labels)
  for (let w = 0; w < words; w++) {
    for (let label = 0; label < labels; label++) {
      let best = w === 0 ? (isInside(label) ? -Infinity : 0) : -Infinity
      let from = 0
      if (w > 0) {
        for (const before of predecessors(label, kinds)) {
          const s = score[(w - 1) * labels + before]!
          if (s > best) {
            best = s
            from = before
          }
        }
      }
      const bonus = label > 0 && !isInside(label) ? open : 0
      score[w * labels + label] = best + bonus + Math.log(chance[w * labels + label]! + 1e-12)
      back[w * labels + label] = from
    }
  }
  return spansAlong(bestPath(score, back, words, labels), chance, labels)
}

/** I and E: labels that go on with a span. */
function isInside(label: number): boolean {
  return label > 0 && ((label - 1) % 4 === 1 || (label - 1) % 4 === 2)
}

const predecessorTable = new Map<number, readonly (readonly number[])[]>()

/** What may stand before a label: within a span its B or I, else O or the end of any span. */
function predecessors(label: number, kinds: number): readonly number[] {
  let table = predecessorTable.get(kinds)
  if (!table) {
    const closed = [0, ...Array.from({ length: kinds }, (_, k) => [3 + 4 * k, 4 + 4 * k]).flat()]
    table = Array.from({ length: 1 + 4 * kinds }, (_, l) => {
      if (!isInside(l)) return closed
      const kind = Math.floor((l - 1) / 4)
      return [1 + 4 * kind, 2 + 4 * kind]
    })
    predecessorTable.set(kinds, table)
  }
  return table[label]!
}

function bestPath(score: Float64Array, back: Int16Array, words: number, labels: number): Int16Array {
  const path = new Int16Array(words)
  if (words === 0) return path
  let best = -Infinity
  for (let label = 0; label < labels; label++) {
    const position = label === 0 ? -1 : (label - 1) % 4
    const ends = position === -1 || position === 2 || position === 3 // a span may not be left open
    const s = score[(words - 1) * labels + label]!
    if (ends && s > best) {
      best = s
      path[words - 1] = label
    }
  }
  for (let w = words - 1; w > 0; w--) path[w - 1] = back[w * labels + path[w]!]!
  return path
}

function spansAlong(path: Int16Array, chance: Float64Array, labels: number): WordSpan[] {
  const spans: WordSpan[] = []
  let from = -1
  let sum = 0
  for (let w = 0; w < path.length; w++) {
    const label = path[w]!
    if (label === 0) continue
    const position = (label - 1) % 4
    if (position === 0 || position === 3) {
      from = w
      sum = 0
    }
    sum += chance[w * labels + label]!
    if (position === 2 || position === 3) {
      spans.push({ kind: Math.floor((label - 1) / 4), from, to: w + 1, score: sum / (w + 1 - from) })
    }
  }
  return spans
}

/** The chances of `n` scores from `at`, written to `out` from `to`. */
export function softmax(logits: Float32Array, at: number, n: number, out: Float64Array, to: number): void {
  let top = -Infinity
  for (let i = 0; i < n; i++) top = Math.max(top, logits[at + i]!)
  let sum = 0
  for (let i = 0; i < n; i++) {
    const e = Math.exp(logits[at + i]! - top)
    out[to + i] = e
    sum += e
  }
  for (let i = 0; i < n; i++) out[to + i]! /= sum
}
