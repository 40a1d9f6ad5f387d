import { ones, ordinals, tensWords } from './lexicon.ts'
import { after, type Word } from './words.ts'

/** A count: a number, or 'X' for one that isn't told ("several", TIMEX3's unknown digit). */
export type Count = { readonly end: number; readonly count: number | 'X' }

const vague: ReadonlySet<string> = new Set(['several', 'few', 'some', 'many', 'numerous'])

/** A count at a place: "3", "2 1/2", "two and a half", "twenty-four", "a couple of", "several". */
export function readCount(text: readonly Word[], at: number): Count | null {
  const word = text[at]?.lower ?? ''
  if (word === 'a' || word === 'an') return readArticle(text, at)
  if (word === 'couple') return { end: after(text, at + 1) === 'of' ? at + 2 : at + 1, count: 2 }
  if (word === 'single' && after(text, at + 1) === '-') return { end: at + 1, count: 1 }
  if (vague.has(word)) return { end: at + 1, count: 'X' }
  const whole = /^\d/.test(word) ? readDigits(text, at) : readWords(text, at)
  if (whole === null) return null
  const { end, count } = whole
  if (after(text, end) === 'and' && after(text, end + 1) === 'a' && after(text, end + 2) === 'half')
    return { end: end + 3, count: count + 0.5 }
  return whole
}

function readArticle(text: readonly Word[], at: number): Count {
  const next = after(text, at + 1)
  if (next === 'couple') return { end: after(text, at + 2) === 'of' ? at + 3 : at + 2, count: 2 }
  if (next === 'few') return { end: at + 2, count: 'X' }
  if (next === 'dozen') return { end: at + 2, count: 12 }
  if (next === 'hundred') return { end: at + 2, count: 100 }
  if (next === 'thousand') return { end: at + 2, count: 1000 }
  return { end: at + 1, count: 1 }
}

type Exact = { readonly end: number; readonly count: number }

function readDigits(text: readonly Word[], at: number): Exact | null {
  let digits = text[at]!.lower
  let end = at + 1
  while (after(text, end) === ',' && text[end]!.glued && /^\d{3}$/.test(after(text, end + 1)) && text[end + 1]!.glued) {
    digits += after(text, end + 1)
    end += 2
  }
  if (digits.length > 6) return null
  let count = Number(digits)
  if (after(text, end) === '.' && text[end]!.glued && /^\d{1,2}$/.test(after(text, end + 1)) && text[end + 1]!.glued) {
    count = Number(`${digits}.${after(text, end + 1)}`)
    end += 2
  }
  const [top, bar, bottom] = [after(text, end), after(text, end + 1), after(text, end + 2)]
  if (bar === '/' && /^[1-3]$/.test(top) && /^[248]$/.test(bottom))
    return { end: end + 3, count: count + Number(top) / Number(bottom) }
  return { end, count }
}

/** Number words up to the thousands, with or without hyphens. */
function readWords(text: readonly Word[], at: number): Exact | null {
  let total = 0
  let part = 0
  let end = at
  for (let i = at; i < at + 12; ) {
    const word = i === at ? (text[i]?.lower ?? '') : after(text, i)
    const ten = tensWords.get(word)
    const one = ones.get(word)
    if (ten !== undefined && part % 100 === 0) {
      part += ten
    } else if (one !== undefined && (part % 100 === 0 || (part % 10 === 0 && part % 100 >= 20 && one < 10))) {
      part += one
    } else if (word === 'hundred' && part > 0 && part < 100) {
      part *= 100
    } else if (word === 'thousand' && part > 0) {
      total += part * 1000
      part = 0
    } else if ((word === '-' || (word === 'and' && (part % 100 === 0 || part === 0))) && i > at) {
      i++
      continue
    } else break
    i++
    end = i
  }
  return end === at ? null : { end, count: total + part }
}

/** "third", "3rd", "twenty-first". */
export function readOrdinal(text: readonly Word[], at: number): Exact | null {
  const word = text[at]?.lower ?? ''
  if (/^\d{1,2}$/.test(word)) {
    const suffix = after(text, at + 1)
    return /^(st|nd|rd|th)$/.test(suffix) && text[at + 1]!.glued ? { end: at + 2, count: Number(word) } : null
  }
  const ten = tensWords.get(word)
  if (ten !== undefined) {
    const hyphen = after(text, at + 1) === '-' ? at + 2 : at + 1
    const one = ordinals.get(after(text, hyphen))
    return one !== undefined && one < 10 ? { end: hyphen + 1, count: ten + one } : null
  }
  const count = ordinals.get(word)
  return count === undefined ? null : { end: at + 1, count }
}

/** A year in words: "nineteen ninety-six", "two thousand", "two thousand and four". */
export function readYearWords(text: readonly Word[], at: number): Exact | null {
  const word = text[at]?.lower ?? ''
  if (word === 'two' && after(text, at + 1) === 'thousand') return readWords(text, at)
  const century = ones.get(word)
  if (century === undefined || century < 15 || century > 19) return null
  const rest = readWords(text, after(text, at + 1) === '-' ? at + 2 : at + 1)
  if (rest === null || text[at + 1]!.first || rest.count < 10 || rest.count > 99) return null
  return { end: rest.end, count: century * 100 + rest.count }
}
