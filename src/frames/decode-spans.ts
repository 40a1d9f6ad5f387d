/** A run of words with a kind, found by `decodeSpans`. Words are counted as in the logits, `to` exclusive. */
export type WordSpan = {
  readonly kind: number
  readonly from: number
  readonly to: number
  /** The mean probability of the tags along the run, 0 to 1. */
  readonly score: number
}

/** Least log probability of a tag: nothing is ruled out. */
const floor = Math.log(1e-12)

/**
 * The best sequence of BIOES tags (Ratinov and Roth, CoNLL 2009) under the rule that spans are well formed,
 * by Viterbi's algorithm over log probabilities.
 *
 * Labels: 0 is O; kind k has B, I, E, S at 1 + 4k, 2 + 4k, 3 + 4k, 4 + 4k. Of the sequences up to a word it is enough to
 * keep the best that leaves no span open (it ends in O, E or S) and the best that leaves one of each kind open (B or I).
 * @param logits row-major scores, `logits[offset + word * stride + label]`
 * @param open how much to add to the score of every label that begins a span, for all kinds or for each: above 0 finds
 *   more, below 0 less
 */
export function decodeSpans(
  logits: Float32Array,
  words: number,
  kinds: number,
  layout: { readonly offset: number; readonly stride: number },
  open: number | readonly number[] = 0,
): WordSpan[] {
  const { offset, stride } = layout
  const more = typeof open === 'number' ? new Float64Array(kinds).fill(open) : open
  const total = new Float64Array(words)
  /** The last label of the best sequence up to each word that leaves nothing open. */
  const closedBy = new Int16Array(words)
  /** 1 where the best sequence up to a word that leaves a span of a kind open goes on with it, 0 where it opens it here. */
  const goesOn = new Uint8Array(words * kinds)
  let closed = 0
  let opened = new Float64Array(kinds).fill(-Infinity)
  let next = new Float64Array(kinds)
  for (let w = 0; w < words; w++) {
    const at = offset + w * stride
    const sum = logOfSum(logits, at, 1 + 4 * kinds)
    total[w] = sum
    let best = closed + Math.max(floor, logits[at]! - sum)
    let label = 0
    for (let k = 0; k < kinds; k++) {
      const b = at + 1 + 4 * k
      const begun = closed + more[k]! + Math.max(floor, logits[b]! - sum)
      const kept = opened[k]! + Math.max(floor, logits[b + 1]! - sum)
      next[k] = Math.max(kept, begun)
      if (kept > begun) goesOn[w * kinds + k] = 1
      const ended = opened[k]! + Math.max(floor, logits[b + 2]! - sum)
      if (ended > best) {
        best = ended
        label = 3 + 4 * k
      }
      const single = closed + more[k]! + Math.max(floor, logits[b + 3]! - sum)
      if (single > best) {
        best = single
        label = 4 + 4 * k
      }
    }
    closed = best
    closedBy[w] = label
    ;[opened, next] = [next, opened]
  }
  const chance = (w: number, label: number): number => Math.exp(logits[offset + w * stride + label]! - total[w]!)
  return spansBack(closedBy, goesOn, kinds, chance)
}

/** The spans of the best sequence, followed from its end. */
function spansBack(
  closedBy: Int16Array,
  goesOn: Uint8Array,
  kinds: number,
  chance: (word: number, label: number) => number,
): WordSpan[] {
  const spans: WordSpan[] = []
  for (let w = closedBy.length - 1; w >= 0; w--) {
    const label = closedBy[w]!
    if (label === 0) continue
    const kind = (label - 1) >> 2
    const to = w + 1
    let sum = chance(w, label)
    if (label === 3 + 4 * kind) {
      for (w--; goesOn[w * kinds + kind] === 1; w--) sum += chance(w, 2 + 4 * kind)
      sum += chance(w, 1 + 4 * kind)
    }
    spans.push({ kind, from: w, to, score: sum / (to - w) })
  }
  return spans.reverse()
}

/** The logarithm of the sum of the exponentials of `n` scores from `at`. */
function logOfSum(logits: Float32Array, at: number, n: number): number {
  let top = -Infinity
  for (let i = at; i < at + n; i++) if (logits[i]! > top) top = logits[i]!
  let sum = 0
  for (let i = at; i < at + n; i++) sum += Math.exp(logits[i]! - top)
  return top + Math.log(sum)
}

/** The chances of `n` scores from `at`, written to `out` from `to`. */
export function softmax(logits: Float32Array, at: number, n: number, out: Float64Array, to: number): void {
  const sum = logOfSum(logits, at, n)
  for (let i = 0; i < n; i++) out[to + i] = Math.exp(logits[at + i]! - sum)
}
