import { dayFirst, monthFirst } from './calendar.ts'
import { isoDay, parseDay, weekday } from './civil-day.ts'
import { date, type Looks, nothingKnown, type Reading, type When } from './finding.ts'
import { shortWeekdays, weekdays } from './lexicon.ts'
import { after, type Word } from './words.ts'

/** Days by their weekdays. */

type Text = readonly Word[]

/** The day of a weekday's name: back unless the verb looks ahead; `shift` for "last" and "next". */
export function nearestWeekday(wanted: number, when: When, shift: Looks | null): string | null {
  const { today } = when
  if (today === null) return afterNarrated(wanted, when)
  const ahead = (wanted - weekday(today) + 7) % 7
  const back = (weekday(today) - wanted + 7) % 7
  if (shift === -1) return isoDay(today - (back || 7))
  if (shift === 1) return isoDay(today + (ahead || 7))
  return isoDay(shift === 0 || when.looks > 0 ? today + ahead : today - back)
}

/** A story told from a day goes on from it: the Friday after "On 3 May 2019 the envoys met" is 10 May. */
function afterNarrated(wanted: number, { narrated }: When): string | null {
  const from = narrated === null ? null : parseDay(narrated)
  return from === null ? null : isoDay(from + ((wanted - weekday(from) + 7) % 7 || 7))
}

/** To see how finely a reading tells, whatever the day. */
const anyDay: When = { ...nothingKnown, today: 0 }

/** "Friday", "last Friday", "this coming Sunday", "Friday, Oct. 23". */
export function weekdayDate(text: Text, at: number): Reading | null {
  let i = at
  let shift: Looks | null = null
  let previous = false
  const lead = text[i]?.lower ?? ''
  if (/^(last|next|this)$/.test(lead)) {
    shift = lead === 'last' ? -1 : lead === 'next' ? 1 : 0
    i++
    if (/^(coming|past)$/.test(after(text, i))) {
      shift = after(text, i) === 'past' ? -1 : 1
      i++
    }
    if (after(text, i) === '') return null
  } else if (lead === 'the' && after(text, at + 1) === 'previous') {
    shift = -1
    previous = true
    i += 2
  }
  const word = text[i]
  const capital = /^\p{Lu}/u.test(word?.text ?? '')
  const full = capital ? weekdays.get(word!.lower) : undefined
  const day = full ?? (capital ? shortWeekdays.get(word!.lower) : undefined)
  if (day === undefined) return null
  const stop = full === undefined && after(text, i + 1) === '.' ? i + 2 : i + 1
  const comma = after(text, stop) === ',' ? stop + 1 : stop
  const dated = after(text, comma) === '' ? null : (monthFirst(text, comma) ?? dayFirst(text, comma))
  if (dated !== null && dated.value(anyDay)?.length === 10) return dated
  if (full === undefined) return null
  return date(stop, (when) => {
    const base = previous && when.base !== null ? parseDay(when.base) : null
    return nearestWeekday(day, base === null ? when : { ...nothingKnown, today: base }, shift)
  })
}
