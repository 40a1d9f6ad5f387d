import { halfHash, joinedHash, mix, seeds } from './text-hash.ts'

/** How many words a shingle holds. */
export const shingleLength = 4

/**
 * A text's shingles (Broder 1997, "On the resemblance and containment of documents"): every run of four words, once,
 * as a number of 53 bits, in rising order.
 */
export function shinglesOf(words: readonly string[]): Float64Array {
  const low = words.map((word) => halfHash(word, seeds.low))
  const high = words.map((word) => halfHash(word, seeds.high))
  const found = new Set<number>()
  for (let i = 0; i + shingleLength <= words.length; i++) {
    let a = 0
    let b = 0
    for (let j = i; j < i + shingleLength; j++) {
      a = mix(Math.imul(a, 31) + low[j]!)
      b = mix(Math.imul(b, 37) + high[j]!)
    }
    found.add(joinedHash(a, b))
  }
  return Float64Array.from(found).sort()
}

/** How much two texts share: of both together, and of the smaller one; each from 0 to 1. */
export type Likeness = { readonly resemblance: number; readonly containment: number }

/** Resemblance and containment of two texts by their shingles, counted and not estimated. */
export function likeness(a: Float64Array, b: Float64Array): Likeness {
  if (a.length === 0 || b.length === 0) return { resemblance: 0, containment: 0 }
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i]!, b[j]!]
    if (left === right) shared++
    if (left <= right) i++
    if (right <= left) j++
  }
  return { resemblance: shared / (a.length + b.length - shared), containment: shared / Math.min(a.length, b.length) }
}
