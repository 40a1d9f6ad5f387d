import { civil, dayOf, daysIn, firstMonday, isoDay, isoMonth, isoWeek, isoYear, parseDay } from './civil-day.ts'
import type { Unit } from './lexicon.ts'

/** TIMEX3 values: what they cover, and what lies so many units before or after. */

export type Days = { readonly first: number; readonly last: number }

const months = (year: number, month: number, count: number): Days => {
  const end = year * 12 + month - 1 + count - 1
  const [endYear, endMonth] = [Math.floor(end / 12), (end % 12) + 1]
  return { first: dayOf(year, month, 1), last: dayOf(endYear, endMonth, daysIn(endYear, endMonth)) }
}

/** Meteorological seasons, by their first month; a winter is named for the year that it begins in. */
const seasonMonth: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 }

/** The days that a value covers, or null where it names none (references, durations, sets, unknown parts). */
export function daysOf(value: string): Days | null {
  const day = parseDay(value)
  if (day !== null) return { first: day, last: day }
  const parts = /^(\d{2,4})(X{0,2})(?:-(W|Q|H)?(\d{1,2})|-(SP|SU|FA|WI))?(-WE)?$/.exec(value)
  if (parts === null) return null
  const [, digits = '', unknown = '', kind, number, season, weekend] = parts
  if (digits.length < 4) {
    const years = 10 ** (4 - digits.length)
    if (unknown.length !== 0 && unknown.length + digits.length !== 4) return null
    return number === undefined && season === undefined ? months(Number(digits) * years, 1, years * 12) : null
  }
  const year = Number(digits)
  if (season !== undefined) return months(year, seasonMonth[season] ?? 1, 3)
  if (number === undefined) return months(year, 1, 12)
  const n = Number(number)
  if (kind === 'W') {
    const monday = firstMonday(year) + (n - 1) * 7
    return { first: monday + (weekend === undefined ? 0 : 5), last: monday + 6 }
  }
  if (kind === 'Q') return months(year, n * 3 - 2, 3)
  if (kind === 'H') return months(year, n * 6 - 5, 6)
  return n >= 1 && n <= 12 ? months(year, n, 1) : null
}

/** The same days as ISO 8601 dates. */
export function isoDays(value: string): { readonly from: string | null; readonly to: string | null } {
  const days = daysOf(value)
  return { from: days && isoDay(days.first), to: days && isoDay(days.last) }
}

/** The value as coarse as a unit that holds a day: its year, its quarter, its month, its week, itself. */
export function valueAt(dayNumber: number, unit: Unit): string | null {
  const { year, month } = civil(dayNumber)
  switch (unit) {
    case 'century':
      return String(Math.floor(year / 100))
    case 'decade':
      return String(Math.floor(year / 10))
    case 'year':
      return isoYear(year)
    case 'quarter':
      return `${isoYear(year)}-Q${Math.ceil(month / 3)}`
    case 'month':
      return isoMonth(year, month)
    case 'week':
      return isoWeek(dayNumber)
    case 'weekend':
      return `${isoWeek(dayNumber)}-WE`
    case 'day':
      return isoDay(dayNumber)
    default:
      return null
  }
}

const monthsIn: Readonly<Partial<Record<Unit, number>>> = { century: 1200, decade: 120, year: 12, quarter: 3, month: 1 }
const daysInUnit: Readonly<Partial<Record<Unit, number>>> = { week: 7, weekend: 7, day: 1 }

/** The day so many units away; in a shorter month the last day there is. */
export function shiftDay(dayNumber: number, unit: Unit, count: number): number | null {
  const days = daysInUnit[unit]
  if (days !== undefined) return dayNumber + Math.round(days * count)
  const step = monthsIn[unit]
  if (step === undefined) return null
  const { year, month, day } = civil(dayNumber)
  const at = year * 12 + month - 1 + Math.round(step * count)
  const [toYear, toMonth] = [Math.floor(at / 12), (((at % 12) + 12) % 12) + 1]
  if (toYear < 1 || toYear > 9999) return null
  return dayOf(toYear, toMonth, Math.min(day, daysIn(toYear, toMonth)))
}

/** How finely a value is told. */
export function unitOf(value: string): Unit | null {
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return 'day'
  if (/^\d{4}-\d{2}$/.test(value)) return 'month'
  if (/^\d{4}-Q\d$/.test(value)) return 'quarter'
  if (/^\d{4}-W\d\d$/.test(value)) return 'week'
  if (/^\d{4}$/.test(value)) return 'year'
  return null
}

/** "A year before 1989-Q3" is 1988-Q3: as fine as the value was, or as the unit where that is finer. */
export function shiftValue(value: string, unit: Unit, count: number): string | null {
  const days = daysOf(value)
  const fine = unitOf(value)
  if (days === null || fine === null) return null
  const day = shiftDay(days.first, unit, count)
  if (day === null) return null
  return valueAt(day, order.indexOf(fine) > order.indexOf(unit) ? fine : unit)
}

const order: readonly Unit[] = ['century', 'decade', 'year', 'quarter', 'month', 'week', 'weekend', 'day']
