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

export function mayStart({ text, lower }: Word): boolean {
  const first = text.charCodeAt(0)
  return (first >= 48 && first <= 57) || starters.has(lower)
}
