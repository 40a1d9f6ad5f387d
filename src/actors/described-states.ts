import { indexAt } from '../record/ranges.ts'
import type { Around } from './around.ts'
import type { Cast } from './cast.ts'
import type { Entity } from './entity.ts'
import { countryOfWords } from './known-entities.ts'
import type { Nominal } from './source-head.ts'

/** "The two countries": the only two states that the paragraph so far and the one before it name. */
export function bothStates(d: Nominal, cast: Cast, around: Around): Entity | null {
  const paragraph = indexAt(around.paragraphs, d.at.start)
  const states = (from: number): Entity[] => {
    const start = around.paragraphs[Math.max(0, from)]?.start ?? 0
    return [...new Set(cast.within({ start, end: d.at.start }).map((a) => a.entity))].filter((e) => e.kind === 'state')
  }
  const here = states(paragraph)
  const found = here.length === 2 ? here : states(paragraph - 1)
  if (found.length === 2) return cast.together(found)
  // "Presidents Berg and Holt met": the states whose officials the sentence names.
  const sentence = around.sentences[indexAt(around.sentences, d.at.start)]
  const officials = cast
    .within({ start: sentence?.start ?? d.at.start, end: d.at.start })
    .flatMap(({ entity: e }) =>
      e.country !== null && (e.kind === 'state' || e.sectors.includes('GOV')) ? [e.country] : [],
    )
  const two = [...new Set(officials)]
  return two.length === 2 ? cast.together(two.map((c) => cast.state(c))) : null
}

/** "The Norwegian Labour Party leadership" does not govern. */
export const holdsOtherName = (d: Nominal, cast: Cast): boolean =>
  cast.within(d.at).some((a) => a.form === 'name' && a.entity.type === 'ORG' && a.entity.kind !== 'state')

/** The state that the words name first: "the Russian leader", "China's foreign ministry". */
export function countryIn(words: string): string | null {
  const bare = words.replace(/^(?:the|an?|some|many|other|senior|top|former|several|two|three|both)\s+/iu, '')
  const capitals = /^(?:\p{Lu}[\p{L}.]*(?:['’]s)?\s*){1,3}/u.exec(bare)?.[0].trim().split(/\s+/u) ?? []
  const seat = /\bin\s+(\p{Lu}\p{L}+)$/u.exec(bare)?.[1]
  return countryOfWords(capitals, 'first') ?? (seat ? countryOfWords([seat], 'first') : null)
}

/**
 * "The regime" is one state throughout a report: that whose names, people and bodies the paragraphs around it speak of
 * most, those nearer and those that are subjects the more; never the one that acts upon it in the same sentence.
 */
export function regimeMeant(d: Nominal, cast: Cast, around: Around): Entity | null {
  if (d.noun !== 'regime' && d.noun !== 'government') return null
  const known = cast.called(d.noun)
  if (known) return known
  const paragraph = indexAt(around.paragraphs, d.at.start)
  const sentence = around.sentences[indexAt(around.sentences, d.at.start)]
  const from = around.paragraphs[Math.max(0, paragraph - 3)]?.start ?? 0
  const before = cast.within({ start: from, end: d.at.start }).filter((a) => a.entity.country !== null)
  const actor = sentence && before.find((a) => a.start >= sentence.start && a.start - sentence.start < 40)
  const scores = new Map<string, number>()
  for (const a of before) {
    const country = a.entity.country!
    if (actor && actor.entity.country === country) continue
    const away = paragraph - indexAt(around.paragraphs, a.start)
    scores.set(country, (scores.get(country) ?? 0) + 1 / (1 + away))
  }
  const [first, second] = [...scores].sort(([, a], [, b]) => b - a)
  if (!first || (second && first[1] < second[1] * 1.5)) return null
  const state = cast.state(first[0])
  cast.call(d.noun, state)
  return state
}
