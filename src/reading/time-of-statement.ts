import type { StatementDraft } from '../frames/statement-draft.ts'
import type { RangeIndex } from '../record/range-index.ts'
import { holds, indexAt, overlaps, type Range } from '../record/ranges.ts'
import type { TimeExpression } from '../record/time-expression.ts'
import type { Hinge } from '../time/finding.ts'
import { type ClauseRule, isSaidThen, timeInClause } from './time-in-clause.ts'

/** An expression of time; one that is told from a deed, whose date is not known yet, has its `hinge`. */
export type Dated = TimeExpression & { readonly hinge: Hinge | null }

/** What the search for the time of a statement or an event knows of the text. */
export type Dates = {
  readonly text: string
  readonly times: RangeIndex<Dated>
  readonly sentences: readonly Range[]
  /** The contents of all statements. */
  readonly contents: RangeIndex<Range>
}

export type StatementTime = { readonly time: Dated; readonly why: { readonly by: 'only-free' | ClauseRule } }

/**
 * When a statement was made: the one date or time in the cue's sentence that stands outside what is said and outside
 * the source ("Varga said on Tuesday that ..."). A date within what somebody says belongs to what they tell of. Of two,
 * the one that the form of the sentence gives to the cue; where that is not sure, nothing is known.
 */
export function timeOfStatement(draft: StatementDraft, dates: Dates): StatementTime | null {
  const { times, sentences, contents, text } = dates
  const { cue } = draft
  const sentence = cue && sentences[indexAt(sentences, cue.start)]
  if (!cue || !sentence || !overlaps(sentence, cue)) return null
  const taken = [...draft.content, ...(draft.source ? [draft.source] : [])]
  const isFree = (t: Dated): boolean =>
    !taken.some((r) => overlaps(r, t)) &&
    !isSaidThen(text, sentence, t, cue) &&
    contents.touching(t).every((c) => holds(c, cue))
  const free = times.touching(sentence).filter((t) => isDated(t) && isFree(t))
  if (free.length === 1) return { time: free[0]!, why: { by: 'only-free' } }
  const found = timeInClause(text, sentence, cue, free, [])
  return found && { time: found.time, why: { by: found.rule } }
}

/** A date or a time of day, not merely "now" or "once"; or a stretch that is told from a deed, and so is a date too. */
export const isDated = (t: Dated): boolean =>
  t.hinge !== null || ((t.type === 'DATE' || t.type === 'TIME') && !/_REF$/.test(t.value ?? ''))
