import type { Range } from '../record/ranges.ts'
import { bareYear, dayFirst, digitsOnly, monthFirst } from './calendar.ts'
import { isoDay, parseDay } from './civil-day.ts'
import { clock, dayPart } from './clock.ts'
import { counted, recurring, theLast, vagueUnits } from './durations.ts'
import { feast } from './feasts.ts'
import { firstOf, type Reading, type TimeFinding, type When } from './finding.ts'
import { modified } from './modifiers.ts'
import { quarter, thatQuarter } from './quarters.ts'
import { reference } from './references.ts'
import { ago, namedDay, nextUnit, sameUnit, theUnit, theYear, weekend, yearAgo } from './relative.ts'
import { decade, season } from './seasons.ts'
import { mayStart } from './starters.ts'
import { looksAt } from './tense.ts'
import { daysOf } from './values.ts'
import { weekdayDate } from './weekday-dates.ts'
import { type Word, words } from './words.ts'

export type { TimeFinding } from './finding.ts'

/**
 * Finds the expressions of time in an English news report and works out their TIMEX3 values, by rules over words. The
 * method is HeidelTime's (Strötgen and Gertz 2010, 2013) and SUTime's (Chang and Manning 2012): match first, then resolve
 * against the published day, the last date mentioned, and the tense of the verb; the conventions are TempEval-3's.
 *
 * Without a published day only what stands by itself has a value: "June 2018" does, "Friday" does not.
 */
export function findTimes(
  text: string,
  anchor: { readonly published: string | null; readonly sentences: readonly Range[] },
): TimeFinding[] {
  const all = words(text, anchor.sentences)
  const today = anchor.published === null ? dateline(all) : parseDay(anchor.published)
  const found: TimeFinding[] = []
  let base: string | null = null
  let lastQuarter: string | null = null
  for (let at = 0; at < all.length; ) {
    const reading = mayStart(all[at]!) ? read(all, at) : null
    if (reading === null) {
      at++
      continue
    }
    const when: When = { today, base, quarter: lastQuarter, looks: looksAt(all, at, reading.end) }
    const finding = resolve(all, at, reading, when)
    found.push(finding)
    if (
      finding.from !== null &&
      reading.type !== 'DURATION' &&
      reading.compares !== true &&
      !isDateline(all, at, reading.end)
    ) {
      base = finding.value
      if (finding.value !== null && /-Q\d$/.test(finding.value)) lastQuarter = finding.value
    }
    at = reading.end
  }
  return found
}

const days = firstOf([digitsOnly, weekdayDate, dayFirst, monthFirst, feast, namedDay])
const dates = firstOf([
  dayPart,
  quarter,
  thatQuarter,
  days,
  ago,
  theLast,
  nextUnit,
  sameUnit,
  theYear,
  theUnit,
  yearAgo,
  weekend,
  season,
  decade,
  bareYear,
])
const read = firstOf([clock(days), modified(firstOf([dates, counted])), recurring, reference, vagueUnits])

function resolve(all: readonly Word[], at: number, reading: Reading, when: When): TimeFinding {
  const value = reading.value(when)
  const dated = reading.type === 'DATE' || reading.type === 'TIME'
  const covers = reading.days?.(when) ?? (dated && value !== null ? daysOf(value) : null)
  return {
    start: all[at]!.start,
    end: all[reading.end - 1]!.end,
    type: reading.type,
    value,
    from: covers === null ? null : isoDay(covers.first),
    to: covers === null ? null : isoDay(covers.last),
  }
}

/** A day alone on its line is when the report was written; what it tells of leans on the days in its sentences. */
function isDateline(all: readonly Word[], at: number, end: number): boolean {
  return all[at]!.first && (end === all.length || all[end]!.first)
}

/** A report that came without a day may print its own: a whole date alone on one of its first lines. */
function dateline(all: readonly Word[]): number | null {
  const when: When = { today: null, base: null, quarter: null, looks: 0 }
  for (let at = 0, lines = 0; at < all.length && lines < 4; at++) {
    if (!all[at]!.first) continue
    lines++
    const reading = days(all, at)
    const end = reading?.end ?? at
    const alone = reading !== null && (end === all.length || all[end]!.first)
    const value = alone ? reading.value(when) : null
    if (value !== null) return parseDay(value)
  }
  return null
}
