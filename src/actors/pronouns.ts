import type { Range } from '../record/ranges.ts'
import type { Entity, Gender } from './entity.ts'

/** What the search for a pronoun's antecedent knows of the text. */
export type Around = {
  readonly text: string
  readonly sentences: readonly Range[]
  readonly paragraphs: readonly Range[]
  /** Contents of statements, where people are spoken of rather than speak. */
  readonly contents: readonly Range[]
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
  entities: readonly Entity[],
  lastSpeaker: Entity | null,
  around: Around,
): Entity | null {
  const here = indexAt(around.sentences, pronoun.start)
  const paragraph = indexAt(around.paragraphs, pronoun.start)
  const from = around.paragraphs[Math.max(0, paragraph - reach)]?.start ?? 0
  const scored = entities
    .filter((e) => e.type === 'PER' && isPerson(e, lastSpeaker) && !(e.gender && sex && e.gender !== sex))
    .map((e) => ({
      e,
      score: best(e, pronoun, from, here, around) + (e === lastSpeaker ? 1.5 : 0) + (e.gender === sex ? 0.3 : 0),
    }))
    .filter((s) => Number.isFinite(s.score))
    .sort((a, b) => b.score - a.score)
  const [first, second] = scored
  if (!first || (second && first.score - second.score < margin)) return null
  return first.e
}

/** A single capitalised word that nothing else speaks for may be a place or a thing. */
function isPerson(e: Entity, lastSpeaker: Entity | null): boolean {
  return e.kind === 'unnamed' || e === lastSpeaker || e.words.length > 1 || e.roles.length > 0 || e.gender !== null
}

function best(e: Entity, pronoun: Range, from: number, here: number, around: Around): number {
  let top = Number.NEGATIVE_INFINITY
  for (const m of e.mentions) {
    if (m.end > pronoun.start || m.start < from) continue
    const sentence = indexAt(around.sentences, m.start)
    const subject = isFirstName(m, around.sentences[sentence], around) ? 0.7 : 0
    const spokenOf = around.contents.some(
      (c) => c.start <= m.start && m.end <= c.end && !(c.start <= pronoun.start && pronoun.end <= c.end),
    )
    top = Math.max(top, sentence - here + subject - (spokenOf ? 1.2 : 0))
  }
  return top
}

/** True where little but a title stands between the sentence's beginning and the name. */
function isFirstName(m: Range, sentence: Range | undefined, around: Around): boolean {
  if (!sentence) return false
  return (
    !/\p{Ll}{2,}\s+(?:of|to|in|on|by|with|from|that|said)\s/u.test(around.text.slice(sentence.start, m.start)) &&
    m.start - sentence.start < 60
  )
}

/** The index of the range that holds an offset, or of the last before it. */
export function indexAt(ranges: readonly Range[], offset: number): number {
  let low = 0
  let high = ranges.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (ranges[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return low
}
