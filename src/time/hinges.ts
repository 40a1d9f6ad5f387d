import { parseDay } from './civil-day.ts'
import { period } from './durations.ts'
import type { Reading, Rule } from './finding.ts'
import { isPlural, type Unit, units } from './lexicon.ts'
import { readCount } from './numbers.ts'
import { daysOf, shiftDay, unitOf, valueAt } from './values.ts'
import { after, type Word } from './words.ts'

/** "three days after the attack", "a day before it tested missiles", "the day after June 3": told from something else. */

type Text = readonly Word[]

/** What hangs on something else: where its own words end and which way and how far it lies. */
type Hung = { readonly end: number; readonly on: number; readonly unit: Unit; readonly count: number }

/** Most places have no such word near: a glance saves reading a count there. */
function isCueNear(text: Text, at: number): boolean {
  for (let i = at + 2; i <= at + 6; i++) {
    const word = text[i]
    if (word === undefined || word.first) return false
    if (word.lower === 'after' || word.lower === 'before' || word.lower === 'following') return true
  }
  return false
}

function readHung(text: Text, at: number): Hung | null {
  if (!isCueNear(text, at)) return null
  const article = text[at]?.lower === 'the'
  const count = article ? { end: at + 1, count: 1 as const } : readCount(text, at)
  if (count === null || count.count === 'X') return null
  const word = after(text, count.end)
  const unit = units.get(word)
  if (unit === undefined || (article && isPlural(word)) || /^(second|minute|hour|quarter|weekend)$/.test(unit))
    return null
  const end = count.end + 1
  const cue = after(text, end)
  if (cue !== 'after' && cue !== 'before' && cue !== 'following') return null
  // "the day after", "the day before, ...": told from what was told last, not from what follows.
  if (!/^[\p{L}\d"“']/u.test(after(text, end + 1))) return null
  return { end, on: end + 1, unit, count: (cue === 'before' ? -1 : 1) * count.count }
}

/** Words that may stand between "after" and the date that an expression is told from: "after last Tuesday's hearing". */
const lead = /^(the|his|her|its|their|that|on|of)$/

/**
 * An expression that is told from something else, as a rule: from a date that follows at once, which `day` reads, or
 * from whatever the next words tell of, which only the report as a whole can know.
 * Its words are those of the stretch alone, as in TimeBank ("10 days" before the murder).
 */
export const hung =
  (day: Rule): Rule =>
  (text, at): Reading | null => {
    const found = readHung(text, at)
    if (found === null) return null
    const { end, unit, count } = found
    const from = lead.test(after(text, found.on)) ? found.on + 1 : found.on
    const dated = after(text, from) === '' ? null : day(text, from)
    if (dated !== null && dated.type === 'DATE')
      return { end, type: 'DATE', rule: 'hung', value: (when) => hungValue(dated.value(when), unit, count) }
    const hinge = { unit, count }
    if (text[at]!.lower === 'the') return { end, type: 'DATE', rule: 'hung', value: () => null, hinge }
    return { end, type: 'DURATION', rule: 'hung', value: () => period(unit, Math.abs(count)), hinge }
  }

/**
 * The date so many units from another: as coarse as the unit, and null where the other is told less finely than that.
 * @param value the TIMEX3 value told from
 * @param count below 0 for "before"
 */
export function hungValue(value: string | null, unit: Unit, count: number): string | null {
  const days = value === null ? null : daysOf(value)
  const fine = value === null ? null : unitOf(value)
  if (days === null || fine === null || fineness.indexOf(fine) > fineness.indexOf(unit)) return null
  const first = shiftDay(days.first, unit, count)
  return first === null ? null : valueAt(first, unit)
}

/** From the finest on. */
const fineness: readonly Unit[] = ['day', 'week', 'month', 'quarter', 'year', 'decade', 'century']

/** True for values that name one day. */
export const isDayValue = (value: string | null): value is string => value !== null && parseDay(value) !== null
