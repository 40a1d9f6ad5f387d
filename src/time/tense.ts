import type { Looks } from './finding.ts'
import { after, before, type Word } from './words.ts'

/** Which way a sentence looks at a place: by the verb before it, else by the verb after it. */

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const ahead = list(
  'will ll shall would going plans plan expects expect scheduled due upcoming payable intends hopes expected planned effective must set',
)
const behind = list(
  'said was were had did began came went told took made met held sent fell rose left won lost gave got since after last shot died became closed been hit put ended led saw found shook broke spoke wrote grew sold bought paid has have',
)
const modal = list('will would to may might should shall must ll can could')
const between = list('be been have has not also now then already soon')
const notVerbs = list('the a an its his their our your about more less as just')

/** How many words away a verb may be. */
const most = 25

/** "will have been named" looks ahead for all its past form. */
function modalBefore(text: readonly Word[], at: number): boolean {
  for (let back = 1; back <= 3; back++) {
    const word = before(text, at, back)
    if (modal.has(word)) return true
    if (!between.has(word)) return false
  }
  return false
}

/** "to meet", not "to the", "from 3 to 5 cents". */
function infinitive(text: readonly Word[], at: number): boolean {
  const next = text[at + 1]
  if (text[at]!.lower !== 'to' || next === undefined || !/^\p{Ll}+$/u.test(next.text)) return false
  return (
    !notVerbs.has(next.lower) &&
    !/(ed|ing)$/.test(next.lower) &&
    !/^(%|\d+|cents|million|billion|percent)$/.test(before(text, at))
  )
}

function looksOf(text: readonly Word[], at: number): Looks {
  const word = text[at]!.lower
  if (ahead.has(word))
    return word === 'would' && after(text, at + 1) === 'have'
      ? -1
      : before(text, at) === 'been' || before(text, at) === 'had'
        ? -1
        : 1
  if (behind.has(word) || (word.length > 4 && word.endsWith('ed'))) return modalBefore(text, at) ? 1 : -1
  return infinitive(text, at) ? 1 : 0
}

/** "Wednesday's ruling", "your Oct. 23 report": what is named by its day is known already. */
function names(text: readonly Word[], at: number, end: number): boolean {
  if (after(text, end) === "'" && after(text, end + 1) === 's') return true
  return /^(the|its|their|your|his|her|a|an|under)$/.test(before(text, at)) && /^\p{Ll}/u.test(text[end]?.text ?? '')
}

export function looksAt(text: readonly Word[], at: number, end: number): Looks {
  if (names(text, at, end)) return -1
  if (before(text, at) === 'until') return 1
  for (let i = at - 1; i >= 0 && i >= at - most && !text[i + 1]!.first; i--) {
    const looks = looksOf(text, i)
    if (looks !== 0) return looks
  }
  for (let i = end; i < text.length && i < end + most && !text[i]!.first; i++) {
    const looks = looksOf(text, i)
    if (looks !== 0) return looks
  }
  return 0
}
