/**
 * Days as plain numbers (0 is 1970-01-01), without `Date`, whose local time would make a record depend on where it was
 * read. The arithmetic is Howard Hinnant's "chrono-compatible low-level date algorithms".
 */
type Civil = { readonly year: number; readonly month: number; readonly day: number }

export function dayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}

export function civil(dayNumber: number): Civil {
  const z = dayNumber + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 }
}

export function daysIn(year: number, month: number): number {
  return month === 12 ? 31 : dayOf(year, month + 1, 1) - dayOf(year, month, 1)
}

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export function weekday(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1
}

const digits = (n: number, width: number): string => String(n).padStart(width, '0')

export const isoYear = (year: number): string => digits(year, 4)
export const isoMonth = (year: number, month: number): string => `${digits(year, 4)}-${digits(month, 2)}`

export function isoDay(dayNumber: number): string {
  const { year, month, day } = civil(dayNumber)
  return `${isoMonth(year, month)}-${digits(day, 2)}`
}

/** The ISO week that holds a day: the year of its Thursday counts. */
export function isoWeek(dayNumber: number): string {
  const { year } = civil(dayNumber - weekday(dayNumber) + 4)
  const week = Math.floor((dayNumber - firstMonday(year)) / 7) + 1
  return `${digits(year, 4)}-W${digits(week, 2)}`
}

/** The Monday of a year's first ISO week, which is the one with 4 January in it. */
export function firstMonday(year: number): number {
  const fourth = dayOf(year, 1, 4)
  return fourth - weekday(fourth) + 1
}

/** The day that an ISO date, or a date with a time, begins with; null where there is none or it doesn't exist. */
export function parseDay(text: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text)
  if (parts === null) return null
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  return exists(year, month, day) ? dayOf(year, month, day) : null
}

export function exists(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}
