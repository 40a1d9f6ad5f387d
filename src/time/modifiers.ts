import type { Reading, Rule } from './finding.ts'
import { after, type Word } from './words.ts'

/** What TIMEX3 takes into an expression before its core: "early next year", "nearly two years", "the end of 1990". */

const onDates = new Set(['early', 'late', 'earlier', 'later', 'mid', 'sometime'])
const edges = new Set(['end', 'beginning', 'start', 'middle', 'rest', 'close'])
const onDurations: readonly (readonly string[])[] = [
  ['nearly'],
  ['almost'],
  ['about'],
  ['more', 'than'],
  ['less', 'than'],
  ['at', 'least'],
  ['up', 'to'],
  ['no', 'more', 'than'],
  ['over'],
  ['around'],
]

type Text = readonly Word[]

function lead(text: Text, at: number): { readonly end: number; readonly dates: boolean } | null {
  const word = text[at]?.lower ?? ''
  if (onDates.has(word)) {
    if (word === 'earlier' || word === 'later') {
      if (after(text, at + 1) === 'in') return { end: at + 2, dates: true }
      return { end: at + 1, dates: true }
    }
    return { end: after(text, at + 1) === '-' ? at + 2 : at + 1, dates: true }
  }
  const the = word === 'the' ? at + 1 : at
  const inner = the > at ? after(text, the) : word
  if (the > at && /^(early|late|mid)$/.test(inner))
    return { end: after(text, the + 1) === '-' ? the + 2 : the + 1, dates: true }
  if (edges.has(inner) && after(text, the + 1) === 'of') return { end: the + 2, dates: true }
  const phrase = onDurations.find((parts) => parts.every((part, i) => (i === 0 ? word : after(text, at + i)) === part))
  return phrase === undefined ? null : { end: at + phrase.length, dates: false }
}

export const modified =
  (core: Rule): Rule =>
  (text, at): Reading | null => {
    const bare = core(text, at)
    const mark = lead(text, at)
    if (mark === null || after(text, mark.end) === '') return bare
    const inner = core(text, mark.end)
    if (inner === null || (bare !== null && bare.end >= inner.end)) return bare
    if (
      mark.dates ? inner.type !== 'DATE' && inner.type !== 'TIME' : inner.type !== 'DURATION' && !isAgo(text, inner.end)
    )
      return bare
    // "over the past week" is said of a stretch, "over a week" is more than one.
    if (text[at]!.lower === 'over' && after(text, at + 1) === 'the') return bare
    return inner
  }

const isAgo = (text: Text, end: number): boolean => text[end - 1]!.lower === 'ago'
