import type { EventStatus, EventType } from '../record/plover.ts'
import type { Range } from '../record/ranges.ts'
import { type Act, wordsBefore } from './act.ts'

/** What tells an act's status whatever the model says: the rule, the words of the text by which it holds, and the status. */
export type ToldStatus = {
  readonly rule:
    | 'what-ends-has-been'
    | 'what-will-be-is-planned'
    | 'what-may-be-is-possible'
    | 'what-is-asked-for-is-possible'
  readonly words: Range
  readonly status: EventStatus
}

/** So far back the words of a rule are looked for, in code units. */
const reach = 100

/** What stands before an anchor that is said to end: a verb of ending, and no more than an article or the like between. */
const ending =
  /\b(?:end|ends|ended|ending|stop|stops|stopped|stopping|halt|halts|halted|halting|cease|ceases|ceased|ceasing)\s+(?:(?:a|an|the|any|its|their|his|her|all|such|these|those|further|more|new)\s+)?$/iu

const adverbs =
  '(?:(?:also|soon|again|now|then|still|even|be|jointly|only|further|formally|immediately|officially|fully)\\s+){0,2}'

/** "Will" right before the anchor, adverbs between. */
const will = new RegExp(`\\bwill\\s+${adverbs}$`, 'iu')

/** A modal of possibility right before the anchor, and no "not" after it. May is a month, too. */
const may = new RegExp(`\\b(?:can|could|may|might)\\s+${adverbs}$`, 'u')

/** Words that make what will be depend on something, or somebody's guess. */
const uncertain =
  /\b(?:if|unless|when|whether|should|once|until|till|provided|could|would|may|might|hope[ds]?|likely|perhaps|possibl[ey]|possibility|expect(?:s|ed)?|doubt(?:s|ed)?|threat|threats|threaten(?:s|ed|ing)?|warn(?:s|ed|ing)?|fear(?:s|ed)?)\b/iu

/** Acts of saying no, of threatening and of promising are done as they are said, whatever tense they are said in. */
const saidAndDone: ReadonlySet<EventType> = new Set(['REJECT', 'THREATEN', 'AGREE'])

/** Somebody asked, told or ordered, and what it is they are to do. */
const asked =
  /\b(?:(?:call|calls|called|calling)\s+(?:on|upon|for)|urge[sd]?|urging|ask(?:s|ed|ing)?|demand(?:s|ed|ing)?|press(?:es|ed|ing)?|appeal(?:s|ed|ing)?\s+to|request(?:s|ed|ing)?|order(?:s|ed|ing)?|instruct(?:s|ed|ing)?)\s+(?:(?!not\b)[^\s,;:.]+\s+){1,6}to\s+$/iu

/**
 * What the words before an anchor tell of the act's status; null where they tell nothing.
 *
 * - Who ends an act, or does not, presupposes that it has been going on: "will not end the strike" (Karttunen, Foundations
 *   of Language 1971, calls such verbs aspectual).
 * - What will be, without an if, is planned and not merely possible; what may be is possible.
 * - What somebody is asked to do has not been done.
 *
 * Offsets are UTF-16 code units; the sentence is the one that holds the anchor.
 */
export function statusTold(
  text: string,
  sentence: Range,
  { type, status, anchor }: Pick<Act, 'type' | 'anchor'> & { readonly status: EventStatus },
): ToldStatus | null {
  const found = (pattern: RegExp): Range | null => wordsBefore(text, anchor, pattern, reach)
  const ends = found(ending)
  if (ends) return { rule: 'what-ends-has-been', words: ends, status: 'actual' }
  if (status === 'possible' && !saidAndDone.has(type)) {
    const words = found(will)
    if (words && !uncertain.test(text.slice(sentence.start, sentence.end)))
      return { rule: 'what-will-be-is-planned', words, status: 'planned' }
  }
  if (status !== 'possible') {
    const words = found(may)
    if (words) return { rule: 'what-may-be-is-possible', words, status: 'possible' }
  }
  if (status === 'actual') {
    const words = found(asked)
    if (words) return { rule: 'what-is-asked-for-is-possible', words, status: 'possible' }
  }
  return null
}
