import { compareText } from './across-report.ts'
import type { Act } from './act.ts'
import { typesNear } from './act-types.ts'
import type { WordVector } from './word-weights.ts'

/** How many acts before it each act is held against, under the key of an actor or state and under that of a word. */
const neighbours = { who: 24, word: 8 }
/** How many of a sentence's most telling words are keys. */
const telling = 5

/**
 * Pairs of acts that may be one, by their places in the list: acts that share a state, an actor or a telling word, and
 * are near in time. Each act has a bounded number of keys, and under each is held against a bounded number of those
 * just before it, in the order of their days and then of their words, so the work grows no faster than sorting does.
 * Each pair comes once, the lesser place first; there may be more than any list holds.
 */
export function* actCandidates(acts: readonly Act[]): Generator<readonly [number, number], void, undefined> {
  const rank = acts.map((act) => `${act.time?.from ?? '9999'} ${tellingWords(act.sentence)[0] ?? ''} ${act.key}`)
  const order = acts.map((_, place) => place).sort((a, b) => compareText(rank[a]!, rank[b]!))
  const before = new Map<string, number[]>()
  for (const place of order) {
    // Others stand before it in the order, so a pair can only come up again here.
    const found = new Set<number>()
    for (const [key, most] of keysOf(acts[place]!)) {
      const others = before.get(key)
      if (others === undefined) {
        before.set(key, [place])
        continue
      }
      for (const other of others) found.add(other)
      others.push(place)
      if (others.length > most) others.shift()
    }
    for (const other of found) yield [Math.min(place, other), Math.max(place, other)]
  }
}

/** An act's keys, with how many acts before it are held against it under each. */
function keysOf({ source, target, type, time, sentence, whole }: Act): ReadonlyMap<string, number> {
  const sides = [source, target]
  const who = sides.flatMap(({ actors, countries }) => [...actors, ...countries])
  // "Egypt" and "Egyptian" begin alike.
  const names = sides.flatMap((side) => side.names.map((name) => `~${name.slice(0, 4)}`))
  const words = sides.flatMap((side) => side.words.map((word) => `:${word}`))
  const days = time?.told ? [`on ${time.from}`] : []
  const types = typesNear(type)
  return new Map([
    ...[...who, ...days].flatMap((one) => types.map((near) => [`${near} ${one}`, neighbours.who] as const)),
    ...[...names, ...words].flatMap((one) => types.map((near) => [`${near} ${one}`, neighbours.word] as const)),
    ...tellingWords(sentence).map((word) => [`word ${word}`, neighbours.word] as const),
    ...tellingWords(whole).flatMap((word) => types.map((near) => [`report ${near} ${word}`, neighbours.word] as const)),
  ])
}

/** The acts of a report share its words. */
const tellingOf = new WeakMap<WordVector, readonly string[]>()

function tellingWords(vector: WordVector): readonly string[] {
  const known = tellingOf.get(vector)
  if (known !== undefined) return known
  const ranked = [...vector].sort(([a, x], [b, y]) => y - x || compareText(a, b))
  const words = ranked.slice(0, telling).map(([word]) => word)
  tellingOf.set(vector, words)
  return words
}
