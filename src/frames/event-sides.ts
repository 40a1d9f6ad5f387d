import type { EventType } from '../record/plover.ts'
import type { RangeIndex } from '../record/range-index.ts'
import { overlaps, type Range } from '../record/ranges.ts'

/** Sides of an act as a rule tells them. */
export type ToldSides = {
  readonly rule: 'who-says-must-asks' | 'pronoun-before-its-verb' | 'whose-act-it-is'
  readonly source: Range
  readonly target: Range | null
}

type Act = {
  readonly type: EventType
  readonly anchor: Range
  readonly source: Range | null
  readonly target: Range | null
}

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

/**
 * The sides that the words before an act's anchor tell; null where they tell nothing that the model has not.
 * @param known what fills a side of any act of the text, or speaks in it, with offsets in UTF-16 code units: whoever may be a possessor
 */
export function sidesTold(text: string, act: Act, known: RangeIndex<Range>): ToldSides | null {
  const { type, anchor, source, target } = act
  const from = Math.max(0, anchor.start - reach)
  const found = source === null ? subject.exec(text.slice(from, anchor.start)) : null
  if (found) {
    const start = from + found.index
    return { rule: 'pronoun-before-its-verb', source: { start, end: start + found[1]!.length }, target }
  }
  const owner = possessorActs.has(type) ? possessorOf(text, anchor, known) : null
  if (owner === null || (source !== null && overlaps(owner, source))) return null
  // Who answers a demand is whom it was made of.
  const asked = type === 'REQUEST' ? source : null
  return {
    rule: 'whose-act-it-is',
    source: owner,
    target: target !== null && !overlaps(owner, target) ? target : asked,
  }
}

/** Whoever stands with a possessive right before an anchor: of several, the longest. */
function possessorOf(text: string, anchor: Range, known: RangeIndex<Range>): Range | null {
  let best: Range | null = null
  for (const { start, end } of known.touching({ start: anchor.start - reach, end: anchor.start })) {
    if (end > anchor.start || !possessive.test(text.slice(end - 1, anchor.start))) continue
    if (best === null || end - start > best.end - best.start) best = { start, end }
  }
  return best
}
