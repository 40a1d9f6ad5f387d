import { bandKeys, keysOfBands, sampledShingles } from './min-hash.ts'

/** Most texts of one key that each text is held against, so that a story in a thousand outlets costs no million pairs. */
const neighbours = 6
/** A sampled shingle that more texts than this share is a phrase of the trade, not a sign of a copy. */
const mostSharing = 60
const leastShared = 2
/** Sampled shingles are gone through in so many parts, so that only a part of them is indexed at a time. */
const parts = 8

/**
 * Pairs of texts that may be copies, by their places in the list. Each text gives a bounded number of keys, and under
 * a key each is paired with the first and the few before it, so the work grows with the number of texts, and sorting.
 * Keys are indexed a batch at a time: a band of all texts, then a part of the sampled shingles.
 */
export function copyCandidates(shingles: readonly Float64Array[]): readonly (readonly [number, number])[] {
  const found = new Set<number>()
  const add = (a: number, b: number): unknown => found.add(a * shingles.length + b)
  const keys = shingles.map(bandKeys)
  for (let band = 0; band < keysOfBands; band++) {
    for (const texts of sharing(keys, (own) => own.subarray(band, band + 1))) {
      for (const [place, text] of texts.entries()) {
        if (place > 0) add(texts[0]!, text)
        for (let before = Math.max(1, place - neighbours); before < place; before++) add(texts[before]!, text)
      }
    }
  }
  const shared = new Map<number, number>()
  const sampled = shingles.map(sampledShingles)
  for (let part = 0; part < parts; part++) {
    for (const texts of sharing(sampled, (own) => own.filter((shingle) => shingle % parts === part))) {
      if (texts.length > mostSharing) continue
      for (const [place, text] of texts.entries()) {
        for (let before = Math.max(0, place - neighbours); before < place; before++) {
          const pair = texts[before]! * shingles.length + text
          shared.set(pair, (shared.get(pair) ?? 0) + 1)
        }
      }
    }
  }
  for (const [pair, times] of shared) if (times >= leastShared) found.add(pair)
  return [...found].sort((a, b) => a - b).map((pair) => [Math.floor(pair / shingles.length), pair % shingles.length])
}

/** The places that share a key, for each key that several have, of those of their keys that are picked. */
function sharing(
  keys: readonly Float64Array[],
  picked: (own: Float64Array) => Float64Array,
): readonly (readonly number[])[] {
  const places = new Map<number, number[]>()
  for (const [place, own] of keys.entries()) {
    for (const key of picked(own)) {
      const there = places.get(key)
      if (there === undefined) places.set(key, [place])
      else there.push(place)
    }
  }
  return [...places.values()].filter((there) => there.length > 1)
}
