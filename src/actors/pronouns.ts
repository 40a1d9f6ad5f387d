import type { RangeIndex } from '../record/range-index.ts'
import { indexAt, type Range } from '../record/ranges.ts'
import type { Appearance, Cast } from './cast.ts'
import type { Entity, Gender } from './entity.ts'

/** What the search for a pronoun's antecedent knows of the text. */
export type Around = {
  readonly text: string
  readonly sentences: readonly Range[]
  readonly paragraphs: readonly Range[]
  /** Contents of statements, where people are spoken of rather than speak. */
  readonly contents: RangeIndex<Range>
}

/** How many paragraphs back an antecedent may stand. */
const reach = 3
/** The least lead that the best candidate must have over the next. */
const margin = 0.25

/**
 * The antecedent of "he" or "she": among the persons named shortly before whose sex does not speak against it,
 * the one nearest by sentences, who spoke last, or who is the first name of a sentence (its likely subject).
 * Centering (Grosz, Joshi and Weinstein, 1995) in a few numbers; null where two are as good.
 */
export function antecedent(
  pronoun: Range,
  sex: Gender,
  cast: Cast,
  lastSpeaker: Entity | null,
  around: Around,
): Entity | null {
  const here = indexAt(around.sentences, pronoun.start)
  const paragraph = indexAt(around.paragraphs, pronoun.start)
  const from = around.paragraphs[Math.max(0, paragraph - reach)]?.start ?? 0
  const scores = new Map<Entity, number>()
  for (const m of cast.within({ start: from, end: pronoun.start })) {
    const e = m.entity
    if (e.type !== 'PER' || !isPerson(e, lastSpeaker) || (e.gender && sex && e.gender !== sex)) continue
    const score = nearness(m, pronoun, here, around) + (e === lastSpeaker ? 1.5 : 0) + (e.gender === sex ? 0.3 : 0)
    scores.set(e, Math.max(score, scores.get(e) ?? Number.NEGATIVE_INFINITY))
  }
  const scored = [...scores].map(([e, score]) => ({ e, score })).sort((a, b) => b.score - a.score)
  const [first, second] = scored
  if (!first || (second && first.score - second.score < margin)) return null
  return first.e
}

/** A single capitalised word that nothing else speaks for may be a place or a thing. */
function isPerson(e: Entity, lastSpeaker: Entity | null): boolean {
  return e.kind === 'unnamed' || e === lastSpeaker || e.words.length > 1 || e.roles.length > 0 || e.gender !== null
}

function nearness(m: Appearance, pronoun: Range, here: number, around: Around): number {
  const sentence = indexAt(around.sentences, m.start)
  const subject = isFirstName(m, around.sentences[sentence], around) ? 0.7 : 0
  const spokenOf = around.contents
    .touching(m)
    .some((c) => c.start <= m.start && m.end <= c.end && !(c.start <= pronoun.start && pronoun.end <= c.end))
  return sentence - here + subject - (spokenOf ? 1.2 : 0)
}

/** True where little but a title stands between the sentence's beginning and the name. */
function isFirstName(m: Range, sentence: Range | undefined, around: Around): boolean {
  if (!sentence) return false
  return (
    !/\p{Ll}{2,}\s+(?:of|to|in|on|by|with|from|that|said)\s/u.test(around.text.slice(sentence.start, m.start)) &&
    m.start - sentence.start < 60
  )
}
