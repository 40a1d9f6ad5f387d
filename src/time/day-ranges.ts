import { dayValue, rangeJoins, readDay, readMonth, yearAfter } from './calendar.ts'
import { date, type Reading } from './finding.ts'
import { after, before, type Word } from './words.ts'

/** Days of one month that is named once: "from 3 to 7 May", "3-7 May 2019", "April 24 and 25", "May 3-7". */

type Text = readonly Word[]

/** What may follow the last day; before a noun the number counts something: "on May 3 and 7 soldiers". */
const goesOn = /^(?:|[.,;:)"”'’]|in|at|on|for|with|to|from|by|and|but|when|as|while|after|before|the|a|this|last|next)$/

/** The day that stands apart from its month's name, on either side of it. */
export function dayOfRange(text: Text, at: number): Reading | null {
  if (!/^\d{1,2}$/.test(text[at]?.text ?? '')) return null
  return beforeMonth(text, at) ?? behindMonth(text, at)
}

function beforeMonth(text: Text, at: number): Reading | null {
  const day = readDay(text, at)
  if (day === null || !rangeJoins.test(after(text, day.end))) return null
  // Two numbers and a month are a range where a word says so or nothing stands between them.
  const isRange = /^(?:from|between|on|of)$/.test(before(text, at)) || text[day.end]?.glued === true
  const last = isRange && after(text, day.end + 1) !== '' ? readDay(text, day.end + 1) : null
  const month = last !== null && after(text, last.end) !== '' ? readMonth(text, last.end) : null
  if (last === null || month === null || day.value >= last.value) return null
  const year = yearAfter(text, month.end)
  return date(day.end, dayValue(year?.value ?? null, month.value, day.value))
}

function behindMonth(text: Text, at: number): Reading | null {
  if (!rangeJoins.test(before(text, at))) return null
  const first = text[at - 2]?.text ?? ''
  const stop = text[at - 3]?.text === '.' ? 1 : 0
  const month = at - 3 - stop >= 0 && /^\d{1,2}$/.test(first) ? readMonth(text, at - 3 - stop) : null
  const day = month?.end === at - 2 ? readDay(text, at) : null
  if (month === null || day === null || day.value <= Number(first)) return null
  if (!goesOn.test(after(text, day.end)) && yearAfter(text, day.end) === null) return null
  const year = yearAfter(text, day.end)
  return date(year?.end ?? day.end, dayValue(year?.value ?? null, month.value, day.value))
}
