import type { StatementDraft } from '../frames/statement-draft.ts'
import type { RangeIndex } from '../record/range-index.ts'
import { indexAt, overlaps, type Range } from '../record/ranges.ts'

/** An expression of time as a statement may have it. */
type Dated = Range & { readonly id: string; readonly type: string }

/**
 * When a statement was made: the one date or time in the cue's sentence that stands outside what is said and outside
 * the source ("Varga said on Tuesday that ..."). Where there are two, or none, nothing is known.
 */
export function timeOfStatement(
  draft: StatementDraft,
  times: RangeIndex<Dated>,
  sentences: readonly Range[],
): string | null {
  const { cue } = draft
  const sentence = cue && sentences[indexAt(sentences, cue.start)]
  if (!cue || !sentence || !overlaps(sentence, cue)) return null
  const taken = [...draft.content, ...(draft.source ? [draft.source] : [])]
  const free = times
    .touching(sentence)
    .filter((t) => (t.type === 'DATE' || t.type === 'TIME') && !taken.some((r) => overlaps(r, t)))
  return free.length === 1 ? free[0]!.id : null
}
