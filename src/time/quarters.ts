import { readNamedYear, readYear } from './calendar.ts'
import { civil, isoYear } from './civil-day.ts'
import { date, type Reading, type When } from './finding.ts'
import { ordinals } from './lexicon.ts'
import { yearLater } from './relative.ts'
import { daysOf, shiftDay, shiftValue, unitOf, valueAt } from './values.ts'
import { after, pastHyphen, type Word } from './words.ts'

/** Quarters and halves of years, as reports of results tell them. */

type Text = readonly Word[]

/** The year of the nth quarter (of `count` in a year) that a report tells of: begun already, unless it looks ahead. */
function nearest(n: number, count: number, { today, looks }: When): number | null {
  if (today === null) return null
  const { year, month } = civil(today)
  const now = Math.ceil((month * count) / 12)
  return n <= now || looks > 0 ? year : year - 1
}

type Year = {
  readonly end: number
  readonly value: number | null
  readonly named: number | null
  readonly compares: boolean
}

/** What stands between the article and the quarter: "1988", "year-ago", "latest", "fiscal", "this year's". */
function yearBefore(text: Text, at: number): Year {
  let end = at
  let value: number | null = null
  let named: number | null = null
  let compares = false
  for (let i = 0; i < 4; i++) {
    const word = end === at ? (text[end]?.lower ?? '') : after(text, end)
    const step = new Map([
      ['last', -1],
      ['this', 0],
      ['next', 1],
    ]).get(word)
    if (/^(the|fiscal|seasonally|comparable|corresponding|full|flat)$/.test(word)) end = pastHyphen(text, end + 1)
    else if (word === 'year' && after(text, end + 1) === '-' && /^(ago|earlier)$/.test(after(text, end + 2))) {
      compares = true
      end += 3
    } else if (step !== undefined && after(text, end + 1) === 'year' && after(text, end + 2) === "'") {
      named = step
      end += 4
    } else {
      const year = end === at || !text[end]?.first ? readYear(text, end) : null
      if (year === null) break
      value = year.value
      end = year.end
    }
  }
  return { end, value, named, compares }
}

/** "the third quarter", "third-quarter", "the 1988 third quarter", "the third quarter of 1984", "the last half of 1989". */
export function quarter(text: Text, at: number): Reading | null {
  const lead = yearBefore(text, at)
  const word = lead.end === at ? (text[lead.end]?.lower ?? '') : after(text, lead.end)
  const ordinal = word === 'final' || word === 'last' ? 'last' : ordinals.get(word)
  if (ordinal === undefined) return null
  const noun = pastHyphen(text, lead.end + 1)
  const kind = after(text, noun)
  if (kind !== 'quarter' && kind !== 'half') return null
  const count = kind === 'quarter' ? 4 : 2
  const n = ordinal === 'last' ? count : ordinal
  if (n > count) return null
  const of = readYear(text, after(text, noun + 1) === 'of' ? noun + 2 : noun + 1)
  const fixed = of !== null && !text[of.end - 1]!.first ? of : null
  const named = readNamedYear(text, noun + 1)
  if (ordinal === 'last' && fixed === null && named === null) return null
  const loneHalf =
    kind === 'half' &&
    fixed === null &&
    named === null &&
    lead.value === null &&
    lead.named === null &&
    text[at]?.lower !== 'the'
  if (loneHalf) return null
  const letter = kind === 'quarter' ? 'Q' : 'H'
  const value = (when: When): string | null => {
    const given = fixed?.value ?? lead.value
    const relative = named?.value ?? lead.named
    const year = given ?? (relative === null ? nearest(n, count, when) : yearFrom(when, relative))
    if (year === null) return null
    return `${isoYear(lead.compares ? year - 1 : year)}-${letter}${n}`
  }
  if (text[at]?.lower === 'the' && noun > lead.end + 1) return null
  const reading = date(fixed?.end ?? named?.end ?? noun + 1, value)
  return lead.compares ? { ...reading, compares: true } : reading
}

const yearFrom = ({ today }: When, step: number): number | null => (today === null ? null : civil(today).year + step)

/** The quarter that a report's figures are of, where none was named: the last one that is over. */
const reported = ({ quarter: last, today }: When): string | null => {
  const over = last !== null && (today === null || (daysOf(last)?.last ?? today) < today)
  if (over) return last
  const day = today === null ? null : shiftDay(today, 'quarter', -1)
  return day === null ? last : valueAt(day, 'quarter')
}

/** "the quarter", "the latest period", "the year-ago quarter", "the 1988 period", "this quarter", "last quarter". */
export function thatQuarter(text: Text, at: number): Reading | null {
  const lead = text[at]?.lower ?? ''
  if (/^(this|last|next)$/.test(lead) && after(text, at + 1) === 'quarter') {
    const step = lead === 'this' ? 0 : lead === 'last' ? -1 : 1
    return date(at + 2, ({ today }) => {
      const day = today === null ? null : shiftDay(today, 'quarter', step)
      return day === null ? null : valueAt(day, 'quarter')
    })
  }
  if (lead !== 'the' && lead !== 'that' && lead !== 'year') return null
  const start = lead === 'that' ? at + 1 : at
  const before = yearBefore(text, start)
  const latest = /^(latest|current|same|last)$/.test(after(text, before.end)) ? before.end + 1 : before.end
  const noun = after(text, latest)
  const bare = latest === at + 1
  const again = yearLater(text, latest + 1)
  const compares = before.compares || again !== null
  if (noun !== 'quarter' && (noun !== 'period' || (bare && again === null))) return null
  const value = (when: When): string | null => {
    if (after(text, latest - 1) === 'current') return when.today === null ? null : valueAt(when.today, 'quarter')
    const spoken = noun === 'period' && when.base !== null && unitOf(when.base) === 'month' ? when.base : null
    const base = again !== null && spoken !== null ? spoken : reported(when)
    if (base === null) return null
    if (before.value !== null)
      return noun === 'period' && when.quarter === null
        ? isoYear(before.value)
        : `${isoYear(before.value)}${base.slice(4)}`
    return compares ? shiftValue(base, 'year', -1) : base
  }
  const reading = date(again ?? latest + 1, value)
  return compares || before.value !== null ? { ...reading, compares: true } : reading
}
