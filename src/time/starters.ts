import {
  dayParts,
  decadeWords,
  feasts,
  months,
  ones,
  ordinals,
  seasons,
  shortWeekdays,
  tensWords,
  units,
  weekdays,
} from './lexicon.ts'
import { referenceStarts } from './references.ts'
import type { Word } from './words.ts'

/**
 * The words that an expression of time can begin with: most words of a report can't, and no rule need look at those.
 */
const lead =
  "the a an this last next that past coming these those its his their her same early late earlier later mid sometime end beginning start middle rest close nearly almost about more less at up no over around fiscal final several few some many numerous single couple half yesterday today tonight tomorrow overnight noon midnight thanksgiving new every each per daily weekly monthly annually yearly hourly annual nightly comparable corresponding full flat seasonally current '".split(
    ' ',
  )

const starters: ReadonlySet<string> = new Set([
  ...lead,
  ...[dayParts, decadeWords, months, ones, ordinals, seasons, shortWeekdays, tensWords, units, weekdays].flatMap(
    (table) => [...table.keys()],
  ),
  ...[...feasts.keys()].map((feast) => feast.split(/[ ']/)[0]!),
  ...referenceStarts,
])

/** Without one of these no expression that an article begins goes on: "the" and "a" are everywhere. */
const cores: ReadonlySet<string> = new Set([
  ...'half halves period periods past future term present noon midnight thanksgiving being ones'.split(' '),
  ...[dayParts, decadeWords, months, seasons, shortWeekdays, units, weekdays].flatMap((table) => [...table.keys()]),
  ...[...feasts.keys()].map((feast) => feast.split(/[ ']/)[0]!),
])

/** How many words an article may stand before the core: "a little more than two and a half ... years". */
const reach = 12

const isDigit = (text: string): boolean => text.charCodeAt(0) >= 48 && text.charCodeAt(0) <= 57

/** False where no rule need look. */
export function mayStart(text: readonly Word[], at: number): boolean {
  const word = text[at]!
  if (isDigit(word.text)) return true
  if (!starters.has(word.lower)) return false
  if (word.lower !== 'the' && word.lower !== 'a' && word.lower !== 'an') return true
  for (let i = at + 1; i <= at + reach; i++) {
    const next = text[i]
    if (next === undefined || next.first) return false
    if (isDigit(next.text) || cores.has(next.lower)) return true
  }
  return false
}
