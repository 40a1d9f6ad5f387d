import { type KeyLists, sharing } from './shared-keys.ts'

/** Most texts of one key that each text is held against, so that a story in a thousand outlets costs no million pairs. */
const neighbours = 6
/** A sampled shingle that more texts than this share is a phrase of the trade, not a sign of a copy. */
const mostSharing = 60
const leastShared = 2

/**
 * Pairs of texts that may be copies, by their places in the list, the lesser first: each pair once. Each text gives a
 * bounded number of keys, and under a key each is paired with the first and the few before it, so the work grows with
 * the number of texts, and sorting.
 */
export function* copyCandidates(
  bands: KeyLists,
  sampled: KeyLists,
): Generator<readonly [number, number], void, undefined> {
  const samples = sharing(sampled)
  let text = 0
  for (const banded of sharing(bands)) {
    const found = new Set<number>()
    for (const { holders, at } of banded) {
      if (at > 0) found.add(holders[0]!)
      for (let before = Math.max(1, at - neighbours); before < at; before++) found.add(holders[before]!)
    }
    const shared = new Map<number, number>()
    for (const { holders, at } of samples.next().value ?? []) {
      if (holders.length > mostSharing) continue
      for (let before = Math.max(0, at - neighbours); before < at; before++) {
        const other = holders[before]!
        shared.set(other, (shared.get(other) ?? 0) + 1)
      }
    }
    for (const [other, times] of shared) if (times >= leastShared) found.add(other)
    for (const other of found) yield [other, text]
    text++
  }
}
