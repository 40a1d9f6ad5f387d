import type { EventDraft } from '../frames/event-draft.ts'
import { holds, overlaps, type Range } from '../record/ranges.ts'
import { type ClauseRule, sentenceAt, timeInClause } from './time-in-clause.ts'
import { type Dated, type Dates, isDated } from './time-of-statement.ts'

/** Why an event has its time: the model's head gave words that hold the expression, or a rule of the sentence's form did. */
export type EventTimeWhy =
  | { readonly by: 'head'; readonly words: Range; readonly score: number }
  | { readonly by: ClauseRule }

export type EventTime = { readonly time: Dated; readonly why: EventTimeWhy }

/**
 * When an event took place: the expression within the words that the model gives as its time, else the one that the
 * form of its sentence gives it; never merely the nearest one, and never the day of publication. What is said in a
 * statement took place when those words tell, not when they were said. Null where that is not sure.
 */
export function timeOfEvent(draft: EventDraft, events: readonly EventDraft[], dates: Dates): EventTime | null {
  const { times, sentences, contents, text } = dates
  if (draft.time) {
    const told = times.touching(draft.time).find(isDated)
    if (told) return { time: told, why: { by: 'head', words: draft.time, score: draft.why.found.time?.score ?? 0 } }
    // The head's words tell a time that no rule can read ("since the war began"): another would be wrong.
    return null
  }
  const sentence = sentenceAt(sentences, draft.anchor.start)
  if (!sentence) return null
  const around = contents.touching(draft.anchor).filter((c) => holds(c, draft.anchor))
  const near = times
    .touching(sentence)
    .filter((t) => isDated(t) && around.every((c) => holds(c, t)) && isTold(t, draft.anchor, dates))
  const others = events.filter((e) => e !== draft && overlaps(e.anchor, sentence)).map((e) => e.anchor)
  const found = timeInClause(text, sentence, draft.anchor, near, others)
  return found && { time: found.time, why: { by: found.rule } }
}

/** False for a date within what somebody says, where the event stands outside of it. */
const isTold = (t: Range, anchor: Range, { contents }: Dates): boolean =>
  contents.touching(t).every((c) => !holds(c, t) || holds(c, anchor))
