import type { EventStatus } from '../record/plover.ts'
import type { Range } from '../record/ranges.ts'

/** What stands before an anchor that is said to end: a verb of ending, and no more than an article or the like between. */
const ending =
  /\b(?:end|ends|ended|ending|stop|stops|stopped|stopping|halt|halts|halted|halting|cease|ceases|ceased|ceasing)\s+(?:(?:a|an|the|any|its|their|his|her|all|such|these|those|further|more|new)\s+)?$/iu

/** So far back a verb of ending is looked for, in code units. */
const reach = 60

/**
 * The words by which an act has been going on, whoever ends it or does not: "will not end the strike", "demands that they
 * stop jailing critics". Verbs of ending presuppose what they end (Karttunen, Foundations of Language 1971, calls such
 * verbs aspectual). Null where no such words stand before the anchor. Offsets are UTF-16 code units.
 */
export function endingBefore(text: string, anchor: Range): Range | null {
  const from = Math.max(0, anchor.start - reach)
  const found = ending.exec(text.slice(from, anchor.start))
  if (found === null) return null
  const start = from + found.index
  return { start, end: start + found[0].trimEnd().length }
}

/** The status of an act: what the model says of it, save where the words before it say that it has been going on. */
export function statusOf(said: EventStatus, ends: Range | null): EventStatus {
  return ends === null ? said : 'actual'
}
