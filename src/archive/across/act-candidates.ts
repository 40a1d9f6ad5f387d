import type { Act } from './act.ts'
import { typesNear } from './act-types.ts'
import { RecentKeys } from './recent-keys.ts'
import { textHash } from './text-hash.ts'

/** How many acts before it each act is held against, under the key of an actor or state and under that of a word. */
const neighbours = { who: 24, word: 8 }

/**
 * Pairs of acts that may be one, by their numbers: acts that share a state, an actor or a telling word, and are near in
 * time. Each act has a bounded number of keys, and under each is held against a bounded number of those just before it,
 * in the order of their days and then of their words (`rankOf`), so the work grows no faster than sorting does; what lies
 * further back than `recent` remembers is not looked at. Each pair comes once, the one that stands earlier first; there
 * may be more than any list holds.
 *
 * @param order the acts' numbers in the order of their ranks
 */
export function* actCandidates(
  order: Iterable<number>,
  actOf: (number: number) => Act,
  recent = new RecentKeys(),
): Generator<readonly [number, number], void, undefined> {
  for (const number of order) {
    // Others stand before it in the order, so a pair can only come up again here.
    const found = new Set<number>()
    for (const [key, most] of keysOf(actOf(number))) recent.tell(textHash(key), number, most, found)
    for (const other of found) yield [other, number]
  }
}

/** What acts are in the order of, before they are paired. */
export function rankOf({ time, sentence, key }: Act): string {
  return `${time?.from ?? '9999'} ${sentence.telling[0] ?? ''} ${key}`
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
    ...sentence.telling.map((word) => [`word ${word}`, neighbours.word] as const),
    ...whole.telling.flatMap((word) => types.map((near) => [`report ${near} ${word}`, neighbours.word] as const)),
  ])
}
