import { civil, dayOf, exists, isoDay, isoMonth, isoYear } from './civil-day.ts'
import { date, type Looks, type Reading, type When } from './finding.ts'
import { months, units } from './lexicon.ts'
import { readOrdinal, readYearWords } from './numbers.ts'
import { after, before, type Word } from './words.ts'

/** Dates by the calendar: "June 2018", "Oct. 31", "31 October 2019", "10/31/89", "Friday, Oct. 23", "in 1996". */

type Text = readonly Word[]

/** How far a verb is trusted to point: 30 September is not eleven months ahead in a report of October. */
const farthest = { ahead: 215, back: 290 }

/** The year of a day that is named without one: the nearest in the direction that the verb looks. */
function nearestYear(month: number, day: number, today: number, looks: Looks): string | null {
  const { year } = civil(today)
  const days = [year - 1, year, year + 1].filter((y) => exists(y, month, day)).map((y) => dayOf(y, month, day))
  const nearest = days.toSorted((a, b) => Math.abs(a - today) - Math.abs(b - today))[0]
  const pointed =
    looks > 0
      ? days.find((d) => d >= today && d - today <= farthest.ahead)
      : looks < 0
        ? days.findLast((d) => d <= today && today - d <= farthest.back)
        : undefined
  const best = pointed ?? nearest
  return best === undefined ? null : isoDay(best)
}

/** The year of a month that is named without one; where no verb says, a report looks back. */
function nearestMonth(month: number, when: When): string | null {
  const { today } = when
  if (today === null) return isoYearOf(when.base, (year) => isoMonth(year, month))
  const { looks } = when
  const now = civil(today)
  const ahead = (month - now.month + 12) % 12
  const back = (now.month - month + 12) % 12
  const forward = looks > 0 ? ahead <= 7 : back > 9
  const at = now.year * 12 + now.month - 1 + (forward ? ahead : -back)
  return isoMonth(Math.floor(at / 12), (at % 12) + 1)
}

/** Where nothing tells the day of the report, the year is that of the last date mentioned. */
function isoYearOf(base: string | null, value: (year: number) => string | null): string | null {
  return base !== null && /^\d{4}/.test(base) ? value(Number(base.slice(0, 4))) : null
}

/** "last April", "next May", "this September": never the month that is just over, which is "last month". */
function leadMonth(text: Text, at: number): Reading | null {
  const step = new Map([
    ['last', -1],
    ['this', 0],
    ['next', 1],
  ]).get(text[at]?.lower ?? '')
  const past = /^(past|coming)$/.test(after(text, at + 1)) ? at + 2 : at + 1
  const month = step === undefined || after(text, past) === '' ? null : readMonth(text, past)
  if (step === undefined || month === null || readDay(text, month.end) !== null) return null
  return date(month.end, ({ today }) => {
    if (today === null) return null
    const now = civil(today)
    const ahead = (month.value - now.month + 12) % 12 || 12
    const back = (now.month - month.value + 12) % 12
    if (step === 0) return isoMonth(now.year, month.value)
    const at = now.year * 12 + now.month - 1 + (step > 0 ? ahead : back < 2 ? -back - 12 : -back)
    return isoMonth(Math.floor(at / 12), (at % 12) + 1)
  })
}

export const dayValue =
  (year: number | null, month: number, day: number) =>
  (when: When): string | null => {
    if (year !== null) return exists(year, month, day) ? isoDay(dayOf(year, month, day)) : null
    if (when.today !== null) return nearestYear(month, day, when.today, when.looks)
    return isoYearOf(when.base, (year) => (exists(year, month, day) ? isoDay(dayOf(year, month, day)) : null))
  }

type Part = { readonly end: number; readonly value: number }

/** A month's name, with its stop where it is cut short. "May" and "March" are words too: those need their capital. */
export function readMonth(text: Text, at: number): Part | null {
  const word = text[at]
  const value = word === undefined ? undefined : months.get(word.lower)
  if (word === undefined || value === undefined || !/^\p{Lu}/u.test(word.text)) return null
  const short = word.text.length <= 4 && value !== 5 && word.lower !== 'june' && word.lower !== 'july'
  if (short && after(text, at + 1) === '.' && text[at + 1]!.glued) return { end: at + 2, value }
  if (short && word.lower !== 'sept' && !/^\d/.test(after(text, at + 1))) return null
  return { end: at + 1, value }
}

/** A year as four digits that nothing makes an amount of. */
export function readYear(text: Text, at: number, loose = false): Part | null {
  const word = text[at]
  if (word === undefined || !/^\d{4}$/.test(word.text)) return null
  const value = Number(word.text)
  if (value < 1000 || value > 2100) return null
  const [prior, next] = [before(text, at), text[at + 1]]
  if (word.glued && /^[$£€#.,:/]$/.test(prior) && !loose) return null
  if (next?.glued && !next.first) {
    const digitsFollow = /^\d/.test(text[at + 2]?.text ?? '') && text[at + 2]!.glued
    if (next.lower === '%' || (/^[.,:/]$/.test(next.lower) && digitsFollow) || /^\p{L}/u.test(next.text)) return null
  }
  return { end: at + 1, value }
}

/** The number of a day in its month, "25" or "25th" or "eighth". */
export function readDay(text: Text, at: number): Part | null {
  const word = after(text, at)
  const ordinal = word === '' ? null : readOrdinal(text, at)
  if (ordinal !== null) return ordinal.count <= 31 ? { end: ordinal.end, value: ordinal.count } : null
  if (!/^\d{1,2}$/.test(word) || Number(word) < 1 || Number(word) > 31) return null
  const next = text[at + 1]
  if (next?.glued && /^%$/.test(next.lower)) return null
  if (next?.glued && /^[.:]$/.test(next.lower) && /^\d/.test(text[at + 2]?.text ?? '') && text[at + 2]!.glued)
    return null
  return { end: at + 1, value: Number(word) }
}

export const yearAfter = (text: Text, at: number): Part | null => {
  const comma = after(text, at) === ',' ? at + 1 : at
  if (after(text, comma) === '') return null
  const words = readYearWords(text, comma)
  return words !== null ? { end: words.end, value: words.count } : readYear(text, comma, true)
}

/** What joins the days of a range. */
export const rangeJoins = /^(?:to|and|or|until|till|through|-|–)$/

/** The year that "and 25, 2018" gives the day before it, too. */
function yearOfRange(text: Text, at: number): number | null {
  const last = rangeJoins.test(after(text, at)) && after(text, at + 1) !== '' ? readDay(text, at + 1) : null
  return last === null ? null : (yearAfter(text, last.end)?.value ?? null)
}

/** "this year", "last year", "of next year" behind a month. */
export function readNamedYear(text: Text, at: number): Part | null {
  const from = after(text, at) === ',' || after(text, at) === 'of' ? at + 1 : at
  const shift = new Map([
    ['last', -1],
    ['this', 0],
    ['next', 1],
  ]).get(after(text, from))
  return shift !== undefined && after(text, from + 1) === 'year' ? { end: from + 2, value: shift } : null
}

const inYear =
  (shift: number, value: (year: number) => string) =>
  ({ today }: When): string | null =>
    today === null ? null : value(civil(today).year + shift)

/** "March 26, 1996", "Oct. 31", "June 2018", "June of 2018", "July last year", "October". */
export function monthFirst(text: Text, at: number): Reading | null {
  const month = readMonth(text, at)
  if (month === null) return leadMonth(text, at)
  const day = readDay(text, month.end)
  if (day !== null) {
    const year = yearAfter(text, day.end)
    const shared = year === null ? yearOfRange(text, day.end) : null
    return date(year?.end ?? day.end, dayValue(year?.value ?? shared, month.value, day.value))
  }
  const year = yearAfter(text, after(text, month.end) === 'of' ? month.end + 1 : month.end)
  if (year !== null) return date(year.end, () => isoMonth(year.value, month.value))
  const named = readNamedYear(text, month.end)
  if (named !== null)
    return date(
      named.end,
      inYear(named.value, (y) => isoMonth(y, month.value)),
    )
  const lead = before(text, at)
  const doubtful = month.value === 5 || month.value === 3
  if (
    doubtful &&
    !/^(in|since|until|by|of|for|from|to|during|early|late|mid|-|last|next|this|before|after)$/.test(lead)
  )
    return null
  return date(month.end, (when) => nearestMonth(month.value, when))
}

/** "31 October 2019", "the 31st of October". */
export function dayFirst(text: Text, at: number): Reading | null {
  if (!/^\d{1,2}$/.test(text[at]?.text ?? '') || (text[at]!.glued && /^[$£€.,:/]$/.test(before(text, at)))) return null
  const ordinal = readOrdinal(text, at)
  const dayEnd = ordinal?.end ?? at + 1
  const day = ordinal?.count ?? Number(text[at]!.text)
  const from = after(text, dayEnd) === 'of' && ordinal !== null ? dayEnd + 1 : dayEnd
  const month = after(text, from) === '' ? null : readMonth(text, from)
  if (month === null || day < 1 || day > 31) return null
  const year = yearAfter(text, month.end)
  return date(year?.end ?? month.end, dayValue(year?.value ?? null, month.value, day))
}

const century = (year: number): number => (year > 99 ? year : year < 50 ? 2000 + year : 1900 + year)

/** "2019-10-31", "10/31/89": the month first, as American newspapers write. */
export function digitsOnly(text: Text, at: number): Reading | null {
  const parts = [0, 1, 2, 3, 4].map((i) => text[at + i])
  if (parts.some((part, i) => part === undefined || (i > 0 && (!part.glued || part.first)))) return null
  const [a = '', mark, b = '', again, c = ''] = parts.map((part) => part!.text)
  if (mark !== again || ![a, b, c].every((digits) => /^\d+$/.test(digits)) || text[at + 5]?.text === mark) return null
  const [year, month, day] = mark === '-' ? [a, b, c] : mark === '/' ? [c, a, b] : ['', '', '']
  if (month.length > 2 || day.length > 2 || (year.length !== 4 && (mark === '-' || year.length !== 2))) return null
  const full = century(Number(year))
  if (!exists(full, Number(month), Number(day))) return null
  return date(at + 5, () => isoDay(dayOf(full, Number(month), Number(day))))
}

/** "1996", "'82", "the year 2000", "nineteen ninety-six", "fiscal 1989". */
export function bareYear(text: Text, at: number): Reading | null {
  let i = at
  if (text[i]?.lower === 'the' && after(text, i + 1) === 'year') i += 2
  else if (text[i]?.lower === 'fiscal') i += after(text, i + 1) === 'year' ? 2 : 1
  if (i > at && after(text, i) === '') return null
  const words = readYearWords(text, i)
  if (words !== null) return units.has(after(text, words.end)) ? null : date(words.end, () => isoYear(words.count))
  if (text[i]?.lower === "'" && /^[4-9]\d$/.test(after(text, i + 1)) && text[i + 1]!.glued && !text[i]!.glued) {
    const year = 1900 + Number(text[i + 1]!.text)
    return after(text, i + 2) === 's' && text[i + 2]!.glued ? null : date(i + 2, () => isoYear(year))
  }
  const year = readYear(text, i)
  if (year === null) return null
  const lead = before(text, i)
  const sure =
    i > at ||
    (year.value >= 1900 && year.value < 2060) ||
    /^(in|since|until|by|of|from|during|before|after|to)$/.test(lead)
  return sure ? date(year.end, () => isoYear(year.value)) : null
}
