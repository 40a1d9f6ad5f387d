/** How many words a shingle holds. */
export const shingleLength = 4

/**
 * A text's shingles (Broder 1997, "On the resemblance and containment of documents"): every run of four words, once,
 * as a number of 53 bits, in rising order.
 */
export function shinglesOf(words: readonly string[]): Float64Array {
  const low = words.map((word) => wordHash(word, 0x811c9dc5))
  const high = words.map((word) => wordHash(word, 0x2f0b4c47))
  const found = new Set<number>()
  for (let i = 0; i + shingleLength <= words.length; i++) {
    let a = 0
    let b = 0
    for (let j = i; j < i + shingleLength; j++) {
      a = mix(Math.imul(a, 31) + low[j]!)
      b = mix(Math.imul(b, 37) + high[j]!)
    }
    found.add((b >>> 11) * 2 ** 32 + (a >>> 0))
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

/** FNV-1a over a word's code units. */
function wordHash(word: string, seed: number): number {
  let hash = seed
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return mix(hash)
}

/** The finaliser of MurmurHash3: each bit of what comes in turns every bit of what comes out with even odds. */
export function mix(value: number): number {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
