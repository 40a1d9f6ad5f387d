import { date, type Reading } from './finding.ts'
import { after, before, follow, type Word } from './words.ts'

/** Words for now, once and some day: TIMEX3's PRESENT_REF, PAST_REF and FUTURE_REF. They name no day. */

const phrases: readonly (readonly [string, string])[] = [
  ['now', 'PRESENT_REF'],
  ['right now', 'PRESENT_REF'],
  ['currently', 'PRESENT_REF'],
  ['current', 'PRESENT_REF'],
  ['these days', 'PRESENT_REF'],
  ['the time being', 'PRESENT_REF'],
  ['at present', 'PRESENT_REF'],
  ['recently', 'PAST_REF'],
  ['more recently', 'PAST_REF'],
  ['recent', 'PAST_REF'],
  ['the past', 'PAST_REF'],
  ['recent days', 'PAST_REF'],
  ['recent quarters', 'PAST_REF'],
  ['past years', 'PAST_REF'],
  ['recent years', 'PAST_REF'],
  ['recent weeks', 'PXW'],
  ['recent months', 'PXM'],
  ['the future', 'FUTURE_REF'],
  ['the near future', 'FUTURE_REF'],
  ['the near term', 'FUTURE_REF'],
  ['the long term', 'FUTURE_REF'],
  ['the short term', 'FUTURE_REF'],
  ['as soon as possible', 'FUTURE_REF'],
  ['coming months', 'FUTURE_REF'],
  ['coming weeks', 'FUTURE_REF'],
  ['coming years', 'FUTURE_REF'],
]

const byFirst = new Map<string, (readonly [readonly string[], string])[]>()
for (const [phrase, value] of phrases) {
  const parts = phrase.split(' ')
  byFirst.set(
    parts[0]!,
    [...(byFirst.get(parts[0]!) ?? []), [parts, value] as const].toSorted((a, b) => b[0].length - a[0].length),
  )
}

export function reference(text: readonly Word[], at: number): Reading | null {
  const found = byFirst.get(text[at]?.lower ?? '')?.find(([parts]) => follow(text, at, parts))
  if (found === undefined) return null
  const [parts, value] = found
  const end = at + parts.length
  // "Larry King Now" is a programme.
  if (/^\p{Lu}/u.test(text[at]!.text) && /^\p{L}/u.test(before(text, at))) return null
  if (parts[0] === 'soon' && before(text, at) === 'as') return null
  if (
    parts[0] === 'the' &&
    parts[1] === 'past' &&
    /^[\d\p{L}]/u.test(after(text, end)) &&
    !/^(it|he|she|they|that|and|but|we|to)$/.test(after(text, end))
  )
    return null
  return value.startsWith('P') && value.length === 3
    ? { end, type: 'DURATION', value: () => value }
    : date(end, () => value)
}

export const referenceStarts: readonly string[] = [...byFirst.keys()]
