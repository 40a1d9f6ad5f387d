import { readYear } from './calendar.ts'
import { civil, isoYear } from './civil-day.ts'
import { date, type Reading, type When } from './finding.ts'
import { isPlural, type Unit, units } from './lexicon.ts'
import { readCount, readYearWords } from './numbers.ts'
import { shiftDay, shiftValue, valueAt } from './values.ts'
import { after, before, type Word } from './words.ts'

/** Dates that lean on the published day or on the last date mentioned. */

type Text = readonly Word[]

const daily = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tonight', 0],
  ['tomorrow', 1],
])

const fromToday =
  (unit: Unit, count: number) =>
  ({ today }: When): string | null => {
    const day = today === null ? null : shiftDay(today, unit, count)
    return day === null ? null : valueAt(day, unit)
  }

/** "yesterday", "today", "tomorrow". */
export function namedDay(text: Text, at: number): Reading | null {
  const shift = daily.get(text[at]?.lower ?? '')
  if (shift === undefined || text[at]!.lower === 'tonight') return null
  return date(at + 1, fromToday('day', shift))
}

const steps = new Map([
  ['last', -1],
  ['this', 0],
  ['next', 1],
  ['current', 0],
  ['coming', 1],
  ['previous', -1],
  ['following', 1],
  ['past', -1],
])
const onBase = new Set(['previous', 'following'])

/** "last week", "this month", "the next year", "the following month", "the current year", "the past year". */
export function nextUnit(text: Text, at: number): Reading | null {
  const article = text[at]?.lower === 'the'
  const i = article ? at + 1 : at
  const word = (article ? after(text, i) : text[i]?.lower) ?? ''
  const step = steps.get(word)
  if (step === undefined || (!article && /^(current|coming|previous|following|past)$/.test(word))) return null
  const extra = /^(fiscal|same|very|past|coming)$/.test(after(text, i + 1)) ? i + 2 : i + 1
  const unit = units.get(after(text, extra))
  if (unit === undefined || isPlural(after(text, extra)) || /^(hour|minute|second)$/.test(unit)) return null
  if (unit === 'quarter') return null
  // "This Week" in capitals is a broadcast's name.
  if (!article && /^\p{Lu}/u.test(text[extra]!.text) && !text[at]!.first) return null
  if (after(text, extra + 1) === '-' && unit !== 'week') return null
  if (unit === 'day' && step === 0) return null
  const end = extra + 1
  const turned = steps.get(after(text, i + 1))
  if (word === 'this' && turned !== undefined) return date(end, fromToday(unit, turned))
  if (onBase.has(word)) return { ...date(end, (when) => fromBase(when, unit, step)), compares: true }
  return date(end, fromToday(unit, step))
}

function fromBase(when: When, unit: Unit, count: number): string | null {
  if (when.base !== null) return atUnit(shiftValue(when.base, unit, count), unit)
  const { today } = when
  const day = today === null ? null : shiftDay(today, unit, count)
  return day === null ? null : valueAt(day, unit)
}

/** No finer than the unit: the month after 13 May is June. */
function atUnit(value: string | null, unit: Unit): string | null {
  if (value === null) return null
  if (unit === 'year') return value.slice(0, 4)
  if (unit === 'month') return /^\d{4}-\d{2}/.test(value) ? value.slice(0, 7) : value
  return value
}

/** "the same period last year", "the quarter a year earlier". */
export function yearLater(text: Text, at: number): number | null {
  if (after(text, at) === 'last' && after(text, at + 1) === 'year') return at + 2
  const earlier =
    after(text, at) === 'a' && after(text, at + 1) === 'year' && /^(ago|earlier|before)$/.test(after(text, at + 2))
  return earlier ? at + 3 : null
}

/** "that year", "the same day", "that day": the last date mentioned, as coarse as the unit. */
export function sameUnit(text: Text, at: number): Reading | null {
  let i = at
  if (text[i]?.lower === 'the') i++
  const lead = i > at ? after(text, i) : text[i]?.lower
  if (lead !== 'same' && (lead !== 'that' || i > at)) return null
  if (after(text, i + 1) === 'same') i++
  const unit = units.get(after(text, i + 1))
  if (unit === undefined || isPlural(after(text, i + 1)) || /^(hour|minute|second|quarter)$/.test(unit)) return null
  const again = lead === 'same' ? yearLater(text, i + 2) : null
  if (again === null) return date(i + 2, ({ base }) => (base === null ? null : coarse(base, unit)))
  const before = (base: string): string | null => {
    const same = coarse(base, unit)
    return same === null ? null : shiftValue(same, 'year', -1)
  }
  return { ...date(again, ({ base }) => (base === null ? null : before(base))), compares: true }
}

function coarse(base: string, unit: Unit): string | null {
  if (unit === 'day') return /^\d{4}-\d{2}-\d{2}/.test(base) ? base.slice(0, 10) : null
  if (unit === 'year') return base.slice(0, 4)
  if (unit === 'month') return /^\d{4}-\d{2}/.test(base) ? base.slice(0, 7) : null
  return shiftValue(base, unit, 0)
}

/** "two years ago", "a year earlier", "three days later", "a decade ago". */
export function ago(text: Text, at: number): Reading | null {
  const count = readCount(text, at)
  if (count === null || after(text, count.end) === '') return null
  const unit = units.get(after(text, count.end))
  if (unit === undefined || /^(hour|minute|second)$/.test(unit)) return null
  let i = count.end + 1
  if (after(text, i) === 'or' && after(text, i + 1) === 'so') i += 2
  const cue = after(text, i)
  if (!/^(ago|earlier|later|before|previously)$/.test(cue)) return null
  if (cue === 'before' && /^(the|a|an|he|she|it|they|his|her|its|their|that|this|\p{L}+ing)$/u.test(after(text, i + 1)))
    return null
  const back = cue === 'later' ? 1 : -1
  const n = count.count
  if (n === 'X') return date(i + 1, () => (back < 0 ? 'PAST_REF' : 'FUTURE_REF'))
  if (cue === 'ago' && !(unit === 'year' && n === 1)) return date(i + 1, fromToday(unit, -n))
  return { ...date(i + 1, (when) => compared(when, unit, back * n, cue === 'ago')), compares: true }
}

/** A year before the quarter talked about is that quarter of the year before: how results are compared. */
function compared(when: When, unit: Unit, count: number, fromNow: boolean): string | null {
  const from = unit === 'year' ? (when.quarter ?? (fromNow ? null : when.base)) : when.base
  if (from !== null) return shiftValue(from, unit, count)
  const { today } = when
  const day = today === null ? null : shiftDay(today, unit, count)
  return day === null ? null : valueAt(day, unit)
}

/** "year-earlier", "year-ago", alone before a noun. */
export function yearAgo(text: Text, at: number): Reading | null {
  if (text[at]?.lower !== 'year' || after(text, at + 1) !== '-' || !/^(ago|earlier)$/.test(after(text, at + 2)))
    return null
  return { ...date(at + 3, (when) => compared(when, 'year', -1, false)), compares: true }
}

/** "for the year ended March 31" is a stretch; "the year", "the full year", "the fiscal year" is the one that goes on. */
export function theYear(text: Text, at: number): Reading | null {
  if (text[at]?.lower !== 'the') return null
  const i = /^(full|fiscal|entire|whole)$/.test(after(text, at + 1)) ? at + 2 : at + 1
  if (after(text, i) !== 'year' || /^[-']$/.test(after(text, i + 1))) return null
  if (/^(ended|ending|to|through)$/.test(after(text, i + 1)))
    return { end: i + 1, type: 'DURATION', value: () => 'P1Y' }
  if (
    /^(before|after|since|when)$/.test(after(text, i + 1)) ||
    readYear(text, i + 1) !== null ||
    readYearWords(text, i + 1) !== null
  )
    return null
  return date(i + 1, fromToday('year', 0))
}

/** "ended the day at 8,017", "later in the day", "the end of the month": the one talked about. */
export function theUnit(text: Text, at: number): Reading | null {
  if (text[at]?.lower !== 'the') return null
  const unit = units.get(after(text, at + 1))
  if (unit !== 'day' && unit !== 'month') return null
  if (
    !/^(in|of|end|ending|ended|finished|closed|close|on)$/.test(before(text, at)) ||
    /^(of|when|before|after|that)$/.test(after(text, at + 2))
  )
    return null
  return {
    ...date(
      at + 2,
      (when) =>
        (when.base !== null ? coarse(when.base, unit) : null) ??
        (when.today === null ? null : valueAt(when.today, unit)),
    ),
    compares: true,
  }
}

/** "the weekend", "year-end", "year's end". */
export function weekend(text: Text, at: number): Reading | null {
  const lead = text[at]?.lower ?? ''
  if (lead === 'the' && after(text, at + 1) === 'weekend')
    return date(at + 2, ({ today, looks }) =>
      today === null ? null : valueAt(looks > 0 ? today : today - sinceWeekend(today), 'weekend'),
    )
  const end = after(text, at + 1) === "'" && after(text, at + 2) === 's' ? at + 3 : at + 1
  if (lead === 'year' && after(text, end) === 'end') return date(end + 1, fromToday('year', 0))
  if (lead === 'year' && after(text, at + 1) === '-' && after(text, at + 2) === 'end')
    return date(at + 3, ({ today }) => (today === null ? null : `${isoYear(civil(today).year)}-12-31`))
  return null
}

/** Early in a week, the weekend that a report tells of is the one just over. */
const sinceWeekend = (today: number): number => {
  const day = ((today + 3) % 7) + 1
  return day <= 5 ? 7 : 0
}
