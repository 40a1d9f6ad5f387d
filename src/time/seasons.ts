import { civil, isoYear } from './civil-day.ts'
import { date, type Reading } from './finding.ts'
import { decadeWords, seasons } from './lexicon.ts'
import { readOrdinal, readYearWords } from './numbers.ts'
import { after, before, type Word } from './words.ts'

/** Seasons, decades and centuries. */

type Text = readonly Word[]

/** The last month of each; a winter is over when its year is. */
const seasonEnds: Readonly<Record<string, number>> = { SP: 5, SU: 8, FA: 11, WI: 12 }

/** "this summer", "last fall", "the winter of 1994", "spring 1996", "the summer". */
export function season(text: Text, at: number): Reading | null {
  let i = at
  let step: number | null = null
  const lead = text[i]?.lower ?? ''
  if (/^(last|next|this)$/.test(lead)) {
    step = lead === 'last' ? -1 : lead === 'next' ? 1 : 0
    i++
    if (after(text, i) === 'past' || after(text, i) === 'coming') i++
  } else if (lead === 'the') i++
  const word = i === at ? lead : after(text, i)
  const code = seasons.get(word)
  if (code === undefined) return null
  const from = after(text, i + 1) === 'of' ? i + 2 : i + 1
  const spelled = after(text, from) === '' ? null : readYearWords(text, from)
  const year = /^\d{4}$/.test(after(text, from))
    ? { end: from + 1, value: text[from]!.text }
    : spelled === null
      ? null
      : { end: spelled.end, value: isoYear(spelled.count) }
  if (year !== null) return date(year.end, () => `${year.value}-${code}`)
  const verbs = word === 'fall' || word === 'spring'
  if (step === null && (verbs || (lead !== 'the' && !/^(in|since|until|by|during|for)$/.test(before(text, i)))))
    return null
  return date(i + 1, ({ today, looks }) => {
    if (today === null) return null
    const { year: now, month } = civil(today)
    const over = month > seasonEnds[code]!
    const begun = month >= seasonEnds[code]! - 2 && !(code === 'WI' && month < 12)
    if (step === 0) return `${isoYear(now)}-${code}`
    if (step === -1 || (step === null && looks <= 0))
      return `${isoYear(over || (step === null && begun) ? now : now - 1)}-${code}`
    return `${isoYear(over || (begun && step === 1) ? now + 1 : now)}-${code}`
  })
}

/** "the 1990s", "the '80s", "the nineties", "the last decade", "the 20th century". */
export function decade(text: Text, at: number): Reading | null {
  const i = text[at]?.lower === 'the' ? at + 1 : at
  const word = text[i]
  if (word === undefined || (i > at && word.first)) return null
  const named = decadeWords.get(word.lower)
  if (named !== undefined && i > at) return date(i + 1, () => String(named))
  const mark = word.lower === "'" ? i + 1 : i
  const digits = mark === i ? word.text : after(text, mark)
  if (/^(\d\d)?[1-9]0$/.test(digits) && after(text, mark + 1) === 's' && text[mark + 1]!.glued) {
    if (digits.length === 4) return date(mark + 2, () => digits.slice(0, 3))
    if (mark > i || i > at) return date(mark + 2, () => `19${digits[0]}`)
  }
  const ordinal = readOrdinal(text, i)
  if (ordinal !== null && ordinal.count > 1 && ordinal.count < 23 && after(text, ordinal.end) === 'century')
    return date(ordinal.end + 1, () => String(ordinal.count - 1))
  return null
}
