import type { Reading } from './finding.ts'
import { isPlural, type Unit, units, weekdays } from './lexicon.ts'
import { type Count, readCount } from './numbers.ts'
import { shiftDay } from './values.ts'
import { after, before, pastHyphen, type Word } from './words.ts'

/** Stretches of time and how often a thing recurs. */

type Text = readonly Word[]

const letters: Readonly<Record<Unit, readonly [string, number]>> = {
  second: ['TS', 1],
  minute: ['TM', 1],
  hour: ['TH', 1],
  day: ['D', 1],
  weekend: ['D', 2],
  week: ['W', 1],
  month: ['M', 1],
  quarter: ['Q', 1],
  year: ['Y', 1],
  decade: ['Y', 10],
  century: ['Y', 100],
}

/** ISO 8601's form: P3D, PT2H30M, P2Y6M; PXM for "several months", PXE and PXC for decades and centuries. */
export function period(unit: Unit, count: Count['count']): string {
  const [letter, times] = letters[unit]
  const time = letter.length === 2 ? 'T' : ''
  const mark = letter.at(-1)!
  if (count === 'X') return unit === 'decade' ? 'PXE' : unit === 'century' ? 'PXC' : `P${time}X${mark}`
  const whole = Math.floor(count * times)
  const half = count * times - whole === 0.5
  if (half && unit === 'year') return `P${whole === 0 ? '' : `${whole}Y`}6M`
  if (half && unit === 'hour') return `PT${whole === 0 ? '' : `${whole}H`}30M`
  if (half && unit === 'minute') return `PT${whole === 0 ? '' : `${whole}M`}30S`
  return `P${time}${half ? count * times : whole}${mark}`
}

function duration(end: number, value: string, days?: Reading['days']): Reading {
  const reading: Reading = { end, type: 'DURATION', value: () => value }
  return days === undefined ? reading : { ...reading, days }
}

const set = (end: number, value: string): Reading => ({ end, type: 'SET', value: () => value })

const filler = /^(full|straight|consecutive|trading|business|calendar|more|additional|fiscal|long|whole|working)$/

/** "three days", "three-year", "a two-week", "a minute and a half", "two to three weeks", "60 and 90 days". */
export function counted(text: Text, at: number): Reading | null {
  const whole = units.get(text[at]?.lower ?? '')
  if (
    whole !== undefined &&
    after(text, at + 1) === '-' &&
    after(text, at + 2) === 'long' &&
    !isPlural(text[at]!.lower)
  )
    return duration(at + 1, period(whole, 1))
  const count = readCount(text, at)
  if (count === null || (/^[$£€.,:]$/.test(before(text, at)) && text[at]!.glued)) return null
  let i = pastHyphen(text, upTo(text, count.end))
  if (filler.test(after(text, i))) i++
  const word = after(text, i)
  const unit = units.get(word)
  if (unit === undefined || (unit === 'second' && !isPlural(word)) || (unit === 'quarter' && !isPlural(word)))
    return null
  if (after(text, i + 1) === '-' && /^(ago|earlier)$/.test(after(text, i + 2))) return null
  if (unit === 'quarter' && after(text, count.end) === '-') return null
  const article = /^(a|an)$/.test(text[at]!.lower)
  if (article && count.count === 1 && count.end === at + 1 && (isPlural(word) || i > at + 1)) return null
  if (isAge(text, i + 1)) return null
  if (article && count.count === 1 && isRate(text, at)) return set(i + 1, period(unit, 1))
  if (
    after(text, i + 1) === 'and' &&
    after(text, i + 2) === 'a' &&
    after(text, i + 3) === 'half' &&
    count.count !== 'X'
  )
    return duration(i + 4, period(unit, count.count + 0.5))
  if (
    article &&
    count.count === 1 &&
    /^(day|second)$/.test(unit) &&
    !/^(for|in|within|of|than|over|about|nearly|almost|after|takes?|lasted)$/.test(before(text, at)) &&
    !/^(after|before)$/.test(after(text, i + 1))
  )
    return null
  return duration(i + 1, period(unit, count.count))
}

/** "two to three weeks" is told by its first number, as TempEval-3 does: past the second, where there is one. */
function upTo(text: Text, end: number): number {
  if (!/^(to|or|-)$/.test(after(text, end)) || after(text, end + 1) === '') return end
  const second = readCount(text, end + 1)
  return second !== null && second.count !== 'X' && units.has(after(text, second.end)) ? second.end : end
}

/** An age is no time of a report's: "28-year-old", "aged two years", "12 years old", "20 years of age". */
function isAge(text: Text, at: number): boolean {
  const old = pastHyphen(text, at)
  return after(text, old) === 'old' || (after(text, at) === 'of' && after(text, at + 1) === 'age')
}

/** "15 a year", "60 hours a week", "$3 a day", "twice a week", "5% a year". */
function isRate(text: Text, at: number): boolean {
  const lead = before(text, at)
  if (units.has(lead) && isPlural(lead)) return true
  return /^(\d+|%|percent|times|once|twice|million|billion|thousand|hundred|dollars|per)$/.test(lead)
}

const spans = new Set([
  'last',
  'past',
  'next',
  'first',
  'coming',
  'latest',
  'previous',
  'final',
  'preceding',
  'following',
  'entire',
  'whole',
])

/** "the past three days", "the last 24 hours", "the first nine months", "the nine months", "the past decade". */
export function theLast(text: Text, at: number): Reading | null {
  const lead = text[at]?.lower ?? ''
  const article = /^(the|these|those|its|his|their|her|last|past|next|this)$/.test(lead)
  if (!article) return null
  const bareLead = lead === 'last' || lead === 'past' || lead === 'next'
  let i = bareLead ? at : at + 1
  const which = i === at ? lead : after(text, i)
  if (lead === 'this' && which !== 'past') return null
  if (spans.has(which)) i++
  const counted = after(text, i) === '' ? null : readCount(text, i)
  const exact = counted !== null && /^(a|an)$/.test(after(text, i)) && counted.count === 1 ? null : counted
  let noun = exact === null ? i : exact.end
  if (filler.test(after(text, noun)) && exact !== null) noun++
  const word = after(text, noun)
  const unit = units.get(word)
  if (unit === undefined || isAge(text, noun + 1)) return null
  if (exact === null) {
    if (/^(past|last)$/.test(which) && /^(decade|century)$/.test(unit) && !isPlural(word))
      return duration(noun + 1, period(unit, 1), stretch(unit, -1))
    if (!spans.has(which) || !isPlural(word)) return null
    return duration(noun + 1, period(unit, 'X'), undefined)
  }
  if (!spans.has(which) && !isPlural(word)) return null
  const n = exact.count
  const back = which === 'past' || which === 'last' ? -1 : which === 'next' || which === 'coming' ? 1 : 0
  if (back === 0 || n === 'X') return duration(noun + 1, period(unit, n))
  return duration(noun + 1, period(unit, n), stretch(unit, back * n))
}

/** So many units back from the report's day, or ahead of it. */
const stretch =
  (unit: Unit, count: number): NonNullable<Reading['days']> =>
  ({ today }) => {
    const far = today === null ? null : shiftDay(today, unit, count)
    if (today === null || far === null) return null
    return { first: Math.min(today, far), last: Math.max(today, far) }
  }

/** "years", "weeks", "decades" without a count; "recent years" looks back. */
export function vagueUnits(text: Text, at: number): Reading | null {
  const unit = units.get(text[at]?.lower ?? '')
  if (before(text, at) === 'of') return null
  if (unit === undefined || !isPlural(text[at]!.lower) || text[at]!.lower === 'seconds') return null
  if (/^[-'\d]+$/.test(before(text, at)) || isAge(text, at + 1)) return null
  if (unit === 'second' || unit === 'weekend' || unit === 'quarter') return null
  const from = after(text, at + 1) === 'ago' ? null : duration(at + 1, period(unit, 'X'))
  return from ?? { end: at + 2, type: 'DATE', value: () => 'PAST_REF' }
}

const adverbs = new Map([
  ['daily', 'P1D'],
  ['weekly', 'P1W'],
  ['monthly', 'P1M'],
  ['annually', 'P1Y'],
  ['yearly', 'P1Y'],
  ['hourly', 'PT1H'],
  ['annual', 'P1Y'],
  ['nightly', 'P1D'],
])

/** "daily", "every two weeks", "each Thursday", "every day", "Mondays". */
export function recurring(text: Text, at: number): Reading | null {
  const word = text[at]?.lower ?? ''
  const adverb = adverbs.get(word)
  // "the party daily Granma" is a newspaper.
  const named =
    (/^\p{Lu}/u.test(text[at + 1]?.text ?? '') && after(text, at + 1) !== '') ||
    (/^\p{Lu}/u.test(text[at]?.text ?? '') && /^\p{L}/u.test(before(text, at)))
  if (adverb !== undefined) return named ? null : set(at + 1, adverb)
  if (word === 'per' || word === 'every' || word === 'each') {
    const day = weekdays.get(after(text, at + 1))
    if (day !== undefined) return set(at + 2, `XXXX-WXX-${day}`)
    const count = after(text, at + 1) === '' ? null : readCount(text, at + 1)
    const noun = count?.end ?? at + 1
    const unit = units.get(after(text, noun))
    if (unit === undefined || (count === null && isPlural(after(text, noun)))) return null
    return word === 'per' ? null : set(noun + 1, unit === 'quarter' ? 'P1Q' : period(unit, count?.count ?? 1))
  }
  const day = /^\p{Lu}\p{L}+days$/u.test(text[at]?.text ?? '') ? weekdays.get(word) : undefined
  return day === undefined ? null : set(at + 1, `XXXX-WXX-${day}`)
}
