import type { EventType } from '../record/plover.ts'
import type { RangeIndex } from '../record/range-index.ts'
import { overlaps, type Range } from '../record/ranges.ts'
import { type Act, actsBefore, wordsBefore } from './act.ts'

/** A side of an act as a rule tells it. */
export type ToldSide = {
  readonly rule: 'who-says-must-asks' | 'pronoun-before-its-verb' | 'whose-act-it-is' | 'who-answers-was-asked'
  /** Null where the rule tells that nobody is known. */
  readonly words: Range | null
}

/** Null is a side of which the model's word stands. */
export type ToldSides = { readonly source: ToldSide | null; readonly target: ToldSide | null }

/** So far back from the anchor a pronoun or a possessive is looked for, in code units. */
const reach = 60

const auxiliary =
  'will|would|can|could|may|might|shall|should|must|has|have|had|do|does|did|not|never|also|now|still|again|soon|then|already|later|to'

/** What hands its subject on to the verb after "to": "it is thought to have bombed" (raising and control). */
const handing =
  '(?:is|are|was|were)\\s+(?:thought|believed|said|reported|alleged|expected|known|set|due|likely|ready|willing|able)\\s+to'

/** A pronoun that is the subject of an active verb: nothing but auxiliaries stands between, and none of the passive. */
const subject = new RegExp(`(?<![\\p{L}\\p{N}'’-])(he|she|they|we|i|it)\\s+(?:(?:${auxiliary}|${handing})\\s+)*$`, 'iu')

/** What a noun's possessor does: his demand, their refusal; but his arrest is done to him. */
const possessorActs: ReadonlySet<EventType> = new Set([
  'AGREE',
  'SUPPORT',
  'CONCEDE',
  'REQUEST',
  'REJECT',
  'THREATEN',
  'PROTEST',
])

/** A possessor's last letter, its mark, and at most one more word right before the anchor. */
const possessive = /^(?:.['’]s|s['’])\s+(?:[\p{L}-]+\s+)?$/u

/** A pronoun that possesses, and at most one more word right before the anchor. */
const possessivePronoun = /(?<![\p{L}\p{N}'’-])(his|her|its|their|our|my)\s+(?:[\p{L}-]+\s+)?$/iu

/**
 * The sides that the words before an act's anchor tell.
 *
 * - A pronoun right before an active verb is its source, where the model has none.
 * - Whoever possesses a demand, a promise and the like is its source; of a demand that another answers, the other is the target.
 * @param known what fills a side of any act of the text, or speaks in it: whoever may be a possessor
 */
export function sidesTold(text: string, act: Act, known: RangeIndex<Range>): ToldSides {
  const { type, anchor, source, target } = act
  const pronoun = source === null ? wordsBefore(text, anchor, subject, reach) : null
  if (pronoun) return { source: { rule: 'pronoun-before-its-verb', words: pronoun }, target: null }
  if (!possessorActs.has(type)) return nothing
  const rule = 'whose-act-it-is'
  const owner = possessorOf(text, anchor, known)
  if (owner === null) {
    const own = source === null ? wordsBefore(text, anchor, possessivePronoun, reach) : null
    return own ? { source: { rule, words: own }, target: null } : nothing
  }
  if (source !== null && overlaps(owner, source)) return nothing
  const isTarget = target !== null && overlaps(owner, target)
  const other = type === 'REQUEST' && (target === null || isTarget) ? source : null
  return { source: { rule, words: owner }, target: isTarget || other ? { rule, words: other } : null }
}

const nothing: ToldSides = { source: null, target: null }

/** Whoever stands with a possessive right before an anchor: of several, the longest. */
function possessorOf(text: string, anchor: Range, known: RangeIndex<Range>): Range | null {
  let best: Range | null = null
  for (const { start, end } of known.touching({ start: anchor.start - reach, end: anchor.start })) {
    if (end > anchor.start || !possessive.test(text.slice(end - 1, anchor.start))) continue
    if (best === null || end - start > best.end - best.start) best = { start, end }
  }
  return best
}

/** By these acts somebody answers what was asked. */
const answers: ReadonlySet<EventType> = new Set(['REJECT', 'CONCEDE', 'AGREE'])

/** So far behind the answer the request is told of, in code units. */
const answered = 45

/**
 * Whom a request was made of, where that is not told but who answers it is: "rejected a call by the union". Null where
 * nobody answers.
 * @param before the acts before it, in the order of the text
 */
export function whoAnswers(text: string, sentence: Range, request: Act, before: readonly Act[]): ToldSide | null {
  if (request.type !== 'REQUEST' || request.target !== null) return null
  const answer = actsBefore(before, request.anchor, answered).find(
    ({ type, anchor, source }) => answers.has(type) && source !== null && anchor.start >= sentence.start,
  )
  if (!answer || /[,;:]/u.test(text.slice(answer.anchor.end, request.anchor.start))) return null
  if (request.source !== null && overlaps(answer.source!, request.source)) return null
  return { rule: 'who-answers-was-asked', words: answer.source }
}
