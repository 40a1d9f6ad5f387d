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
  // B and I of each kind, which its I and E follow.
  const opened = Array.from({ length: kinds }, (_, k) => [1 + 4 * k, 2 + 4 * k])
  for (let w = 0; w < words; w++) {
    // What ends a span or is none may stand before any label that begins one: looked up once for all of those.
    const closed = w === 0 ? null : bestOf(score, (w - 1) * labels, closedLabels(kinds))
    for (let label = 0; label < labels; label++) {
      const inside = isInside(label)
      const before = w === 0 || !inside ? closed : bestOf(score, (w - 1) * labels, opened[Math.floor((label - 1) / 4)]!)
      const so = before ? before.score : inside ? -Infinity : 0
      const bonus = label > 0 && !inside ? open : 0
      score[w * labels + label] = so + bonus + Math.log(chance[w * labels + label]! + 1e-12)
      back[w * labels + label] = before ? before.label : 0
    }
  }
  return spansAlong(bestPath(score, back, words, labels), chance, labels)
}

/** I and E: labels that go on with a span. */
function isInside(label: number): boolean {
  return label > 0 && ((label - 1) % 4 === 1 || (label - 1) % 4 === 2)
}

const closedTable = new Map<number, readonly number[]>()

/** O, and the E and S of each kind. */
function closedLabels(kinds: number): readonly number[] {
  let found = closedTable.get(kinds)
  if (!found) {
    found = [0, ...Array.from({ length: kinds }, (_, k) => [3 + 4 * k, 4 + 4 * k]).flat()]
    closedTable.set(kinds, found)
  }
  return found
}

/** The best of some labels of a word; the first of equals. */
function bestOf(score: Float64Array, at: number, labels: readonly number[]): { score: number; label: number } {
  let best = -Infinity
  let label = 0
  for (const l of labels) {
    if (score[at + l]! > best) {
      best = score[at + l]!
      label = l
    }
  }
  return { score: best, label }
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
