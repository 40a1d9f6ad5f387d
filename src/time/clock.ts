import { isoDay } from './civil-day.ts'
import { nothingKnown, type Reading, type Rule, type When } from './finding.ts'
import { dayParts, weekdays } from './lexicon.ts'
import { nearestWeekday } from './weekday-dates.ts'
import { after, before, type Word } from './words.ts'

/** Times of day: "3 p.m.", "16:08 UTC", "noon Thursday", "Friday morning", "tonight". */

type Text = readonly Word[]
type Clock = { readonly end: number; readonly time: string }

const zones = new Set(['utc', 'gmt', 'est', 'edt', 'cst', 'cdt', 'pst', 'pdt', 'mst', 'et', 'pt', 'bst', 'cet'])
const two = (n: number): string => String(n).padStart(2, '0')

/** "a.m.", "pm", "p.m": where it ends and the hours it adds. */
function halfDay(text: Text, at: number): { readonly end: number; readonly pm: boolean } | null {
  const word = after(text, at)
  if (word === 'am' || word === 'pm') return { end: at + 1, pm: word === 'pm' }
  if ((word !== 'a' && word !== 'p') || after(text, at + 1) !== '.' || after(text, at + 2) !== 'm') return null
  return { end: after(text, at + 3) === '.' && text[at + 3]!.glued ? at + 4 : at + 3, pm: word === 'p' }
}

function readClock(text: Text, at: number): Clock | null {
  const word = text[at]
  if (word === undefined) return null
  if (word.lower === 'noon' || word.lower === 'midday') return { end: at + 1, time: 'T12:00' }
  if (word.lower === 'midnight') return { end: at + 1, time: 'T24:00' }
  if (!/^\d{1,4}$/.test(word.text) || (word.glued && /^[$£€.,:/-]$/.test(before(text, at)))) return null
  const colon =
    after(text, at + 1) === ':' && text[at + 1]!.glued && /^\d\d$/.test(after(text, at + 2)) && text[at + 2]!.glued
  const long = word.text.length === 4
  const end = colon ? at + 3 : at + 1
  const hour = Number(long ? word.text.slice(0, 2) : word.text)
  const minute = long ? Number(word.text.slice(2)) : colon ? Number(text[at + 2]!.text) : 0
  if (hour > 24 || minute > 59 || word.text.length === 3) return null
  const half = long ? null : halfDay(text, end)
  const zoneAt = half?.end ?? end
  const zone = after(text, zoneAt)
  const universal = zone === 'utc' || zone === 'gmt' ? 'Z' : ''
  if (half !== null && hour <= 12 && hour > 0) {
    const h = (hour % 12) + (half.pm ? 12 : 0)
    return { end: zones.has(zone) ? zoneAt + 1 : zoneAt, time: `T${two(h)}:${two(minute)}${universal}` }
  }
  if (zones.has(zone) && (colon || long)) return { end: zoneAt + 1, time: `T${two(hour)}:${two(minute)}${universal}` }
  if (!colon && !long && zone === 'in' && after(text, zoneAt + 1) === 'the' && hour <= 12) {
    const part = after(text, zoneAt + 2)
    if (part === 'morning') return { end: zoneAt + 3, time: `T${two(hour)}:00` }
    if (part === 'afternoon' || part === 'evening') return { end: zoneAt + 3, time: `T${two(hour + 12)}:00` }
  }
  if (
    colon &&
    long === false &&
    word.text.length === 2 &&
    /^(at|by|until|around|about|from|since)$/.test(before(text, at))
  )
    return { end, time: `T${two(hour)}:${two(minute)}` }
  return null
}

/** The day talked about, for a time without one. */
const thatDay = (when: When): string | null =>
  when.base !== null && /^\d{4}-\d{2}-\d{2}/.test(when.base)
    ? when.base.slice(0, 10)
    : when.today === null
      ? null
      : isoDay(when.today)

const at = (end: number, day: Reading['value'], time: string): Reading => ({
  end,
  type: 'TIME',
  value: (when) => {
    const value = day(when)
    return value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value + time : null
  },
})

/** A clock with the day that follows it, which `day` reads. */
export const clock =
  (day: Rule): Rule =>
  (text, i) => {
    const time = readClock(text, i)
    if (time === null) return null
    const comma = after(text, time.end) === ',' ? time.end + 1 : time.end
    const on = after(text, comma) === 'on' ? comma + 1 : comma
    const named = after(text, on) === '' ? null : day(text, on)
    const whole = named?.value({ ...nothingKnown, today: 0, looks: -1 }) ?? ''
    if (named !== null && /^\d{4}-\d{2}-\d{2}$/.test(whole))
      return { ...at(named.end, named.value, time.time), rule: 'clock' }
    return { ...at(time.end, thatDay, time.time), rule: 'clock' }
  }

/** "Friday morning", "yesterday afternoon", "this evening", "last night", "tonight", "overnight". */
export function dayPart(text: Text, i: number): Reading | null {
  const word = text[i]?.lower ?? ''
  if (word === 'tonight') return at(i + 1, ({ today }) => (today === null ? null : isoDay(today)), 'TNI')
  if (word === 'overnight') return at(i + 1, thatDay, 'TNI')
  const part = dayParts.get(after(text, i + 1))
  if (part === undefined || part === 'MI') return null
  if (word === 'this') return at(i + 2, ({ today }) => (today === null ? null : isoDay(today)), `T${part}`)
  if (word === 'last' && part === 'NI')
    return at(i + 2, ({ today }) => (today === null ? null : isoDay(today - 1)), 'TNI')
  const shift = new Map([
    ['yesterday', -1],
    ['tomorrow', 1],
  ]).get(word)
  if (shift !== undefined) return at(i + 2, ({ today }) => (today === null ? null : isoDay(today + shift)), `T${part}`)
  const day = /^\p{Lu}/u.test(text[i]?.text ?? '') ? weekdays.get(word) : undefined
  return day === undefined ? null : at(i + 2, (when) => nearestWeekday(day, when, null), `T${part}`)
}
