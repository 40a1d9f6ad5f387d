import type { StatementDraft } from '../frames/statement-draft.ts'
import type { RangeIndex } from '../record/range-index.ts'
import { holds, indexAt, overlaps, type Range } from '../record/ranges.ts'

/** An expression of time as a statement may have it. */
type Dated = Range & {
  readonly id: string
  readonly type: string
  readonly from: string | null
  readonly to: string | null
}

/** What the search for a statement's time knows of the text. */
export type Dates = {
  readonly times: RangeIndex<Dated>
  readonly sentences: readonly Range[]
  /** The contents of all statements. */
  readonly contents: RangeIndex<Range>
}

/**
 * When a statement was made: the one date or time in the cue's sentence that stands outside what is said and outside
 * the source ("Varga said on Tuesday that ..."). A date within what somebody says belongs to what they tell of. Where
 * there are two, or none, nothing is known.
 */
export function timeOfStatement(draft: StatementDraft, { times, sentences, contents }: Dates): string | null {
  const { cue } = draft
  const sentence = cue && sentences[indexAt(sentences, cue.start)]
  if (!cue || !sentence || !overlaps(sentence, cue)) return null
  const taken = [...draft.content, ...(draft.source ? [draft.source] : [])]
  const isFree = (t: Dated): boolean =>
    !taken.some((r) => overlaps(r, t)) && contents.touching(t).every((c) => holds(c, cue))
  const free = times.touching(sentence).filter((t) => (t.type === 'DATE' || t.type === 'TIME') && isFree(t))
  return free.length === 1 ? free[0]!.id : null
}
