import { overlaps, type Range } from '../record/ranges.ts'
import { type Word, wordsIn } from './phrases.ts'

/** The words round an event's anchor, to the ends of its clause: the anchor is `words[first]` to `words[last]`. */
export type Clause = { readonly words: readonly Word[]; readonly first: number; readonly last: number }

/** How many words before and after an anchor may belong to it. */
const reach = 14

/** How far one looks for them, in code units: a "sentence" may be as long as a text. */
const horizon = 300

/** Words that begin a clause of their own. */
const turns = new Set(['while', 'whereas', 'although', 'though', 'but', 'because', 'despite', 'unless'])

/** The clause of an anchor, cut at the marks and words that begin another; null where the anchor holds no word. */
export function clauseOf(text: string, sentence: Range, anchor: Range): Clause | null {
  const near = {
    start: Math.max(Math.min(sentence.start, anchor.start), anchor.start - horizon),
    end: Math.min(Math.max(sentence.end, anchor.end), anchor.end + horizon),
  }
  const all = wordsIn(text, near).filter(
    // A word that the horizon cuts is none.
    (word) =>
      (word.start > near.start || near.start <= sentence.start) && (word.end < near.end || near.end >= sentence.end),
  )
  const first = all.findIndex((word) => overlaps(word, anchor))
  if (first < 0) return null
  const last = all.findLastIndex((word) => overlaps(word, anchor))
  const from = reachTo(text, all, first, -1)
  const to = reachTo(text, all, last, 1)
  return { words: all.slice(from, to + 1), first: first - from, last: last - from }
}

/** The farthest word of the clause on one side of a word. */
function reachTo(text: string, words: readonly Word[], from: number, step: 1 | -1): number {
  let at = from
  for (let taken = 0; taken < reach; taken++) {
    const here = words[at]!
    const next = words[at + step]
    if (!next || turns.has(next.key)) break
    const gap = step > 0 ? text.slice(here.end, next.start) : text.slice(next.end, here.start)
    if (/[;:—–()\n]|--/u.test(gap)) break
    at += step
  }
  return at
}
