import type { Range } from '../record/ranges.ts'
import { bareYear, dayFirst, digitsOnly, monthFirst } from './calendar.ts'
import { isoDay, parseDay } from './civil-day.ts'
import { clock, dayPart } from './clock.ts'
import { dayOfRange } from './day-ranges.ts'
import { counted, recurring, theLast, vagueUnits } from './durations.ts'
import { feast } from './feasts.ts'
import { firstOf, type Lean, type Looks, nothingKnown, type Reading, type TimeFinding, type When } from './finding.ts'
import { hung, isDayValue } from './hinges.ts'
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
 * Without a published day an expression leans on the report's own date line or on an earlier date in the text; what
 * leans on nothing has no value: "June 2018" does, "Friday" does not. The published day itself is never a finding.
 */
export function findTimes(
  text: string,
  anchor: { readonly published: string | null; readonly sentences: readonly Range[] },
): TimeFinding[] {
  const all = words(text, anchor.sentences)
  const report = reportDay(all, anchor.published)
  const found: TimeFinding[] = []
  let base: Lean | null = null
  let lastQuarter: Lean | null = null
  let narrated: (Lean & { readonly sentence: number }) | null = null
  let sentence = 0
  for (let at = 0; at < all.length; ) {
    if (all[at]!.first) sentence++
    const reading = mayStart(all, at) ? read(all, at) : null
    if (reading === null) {
      at++
      continue
    }
    const told: Known = {
      report,
      base,
      quarter: lastQuarter,
      narrated: sentence - (narrated?.sentence ?? -9) < 2 ? narrated : null,
    }
    const finding = resolve(all, at, reading, told)
    found.push(finding)
    if (
      finding.from !== null &&
      reading.type !== 'DURATION' &&
      reading.compares !== true &&
      !isDateline(all, at, reading.end)
    ) {
      const { start, end, value } = finding
      base = value === null ? null : { on: 'earlier', value, at: { start, end } }
      if (value !== null && /-Q\d$/.test(value)) lastQuarter = base
      if (base !== null && isDayValue(value) && begins(all, at)) narrated = { ...base, sentence }
    }
    at = reading.end
  }
  return found
}

const days = firstOf([digitsOnly, weekdayDate, dayFirst, monthFirst, dayOfRange, feast, namedDay])
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
const read = firstOf([hung(days), clock(days), modified(firstOf([dates, counted])), recurring, reference, vagueUnits])

/** What is known where an expression stands, and from where. */
type Known = {
  readonly report: Lean | null
  readonly base: Lean | null
  readonly quarter: Lean | null
  readonly narrated: Lean | null
}

function resolve(all: readonly Word[], at: number, reading: Reading, known: Known): TimeFinding {
  const leans = new Set<Lean>()
  let looks: Looks | null = null
  // What a rule asks for is what it leans on: noted here, so that the reason given is the reason there was.
  const lean = (on: Lean | null): string | null => {
    if (on !== null) leans.add(on)
    return on?.value ?? null
  }
  const when: When = {
    get today() {
      const value = lean(known.report)
      return value === null ? null : parseDay(value)
    },
    get base() {
      return lean(known.base)
    },
    get quarter() {
      return lean(known.quarter)
    },
    get narrated() {
      return lean(known.narrated)
    },
    get looks() {
      looks ??= looksAt(all, at, reading.end)
      return looks
    },
  }
  const value = reading.value(when)
  const dated = reading.type === 'DATE' || reading.type === 'TIME'
  const covers = reading.days?.(when) ?? (dated && value !== null ? daysOf(value) : null)
  const { hinge } = reading
  return {
    start: all[at]!.start,
    end: all[reading.end - 1]!.end,
    type: reading.type,
    value,
    from: covers === null ? null : isoDay(covers.first),
    to: covers === null ? null : isoDay(covers.last),
    hinge: hinge === undefined ? null : { ...hinge, on: phraseAfter(all, reading.end + 1) },
    why: { rule: reading.rule ?? '', leans: [...leans], looks },
  }
}

/** A day alone on its line is when the report was written; what it tells of leans on the days in its sentences. */
function isDateline(all: readonly Word[], at: number, end: number): boolean {
  return all[at]!.first && (end === all.length || all[end]!.first)
}

/** The words from a place up to the first mark that parts phrases, or to the end of the sentence. */
function phraseAfter(all: readonly Word[], from: number): Range {
  let to = from
  while (to < all.length && !(to > from && all[to]!.first) && !/^[,;:()—–]$/.test(all[to]!.text)) to++
  return { start: all[from]!.start, end: all[Math.max(from, to - 1)]!.end }
}

/** "On 3 May 2019, ..." and "3 May 2019 ..." open a sentence. */
const begins = (all: readonly Word[], at: number): boolean =>
  all[at]!.first || (all[at - 1]?.lower === 'on' && all[at - 1]!.first)

/** The day that a report is told from: the published one, else the one that it prints itself. */
function reportDay(all: readonly Word[], published: string | null): Lean | null {
  if (published === null) return dateline(all)
  const day = parseDay(published)
  return day === null ? null : { on: 'published', value: isoDay(day), at: null }
}

/** How many words of a line a place and a day may take: "PORT LOUIS, Mauritius, May 29, 2019 (XNA) -". */
const farthest = 8

/**
 * A report that came without a day may print its own on one of its first lines: a whole date alone, or behind a place
 * in capitals and before the mark that parts a date line from the text.
 */
function dateline(all: readonly Word[]): Lean | null {
  for (let at = 0, lines = 0; at < all.length && lines < 4; at++) {
    if (!all[at]!.first) continue
    lines++
    for (let i = at; i < at + farthest && i < all.length && (i === at || !all[i]!.first); i++) {
      const reading = days(all, i)
      if (reading === null) continue
      const { end } = reading
      const alone = i === at && (end === all.length || all[end]!.first)
      const behindPlace = i > at && /^\p{Lu}{2}/u.test(all[at]!.text) && /^[(—–-]$/.test(all[end]?.text ?? '')
      const value = alone || behindPlace ? reading.value(nothingKnown) : null
      if (isDayValue(value)) return { on: 'dateline', value, at: { start: all[i]!.start, end: all[end - 1]!.end } }
    }
  }
  return null
}
