import type { Range } from '../record/ranges.ts'
import type { Entity } from './entity.ts'
import type { Pronoun } from './find-pronouns.ts'
import type { Position } from './grammar.ts'

/** A mention with what an antecedent is judged by. */
export type Placed = Range & {
  readonly entity: Entity
  readonly form: 'name' | 'nominal' | 'pronoun'
  readonly sentence: number
  readonly paragraph: number
  readonly position: Position
  /** True where nobody of the same sort is mentioned before it in its sentence. */
  readonly isFirst: boolean
  /** The content of a statement that holds it, by number; -1 where none does. */
  readonly content: number
  /** The statement whose source it is, by number; -1 where it is none's. */
  readonly sourceOf: number
}

/** Somebody whom a pronoun may stand for. */
export type Candidate = {
  readonly entity: Entity
  /** The mention nearest before the pronoun, or, for a name that follows in the sentence, that. */
  readonly last: Placed
  /** How many others have been mentioned since. */
  readonly rank: number
  readonly mentions: number
  /** Mentions by the same kind of pronoun, and by another. */
  readonly same: number
  readonly other: number
  /** Shares of all mentions of persons so far, and of those by such a pronoun. */
  readonly share: number
  readonly shareOfSame: number
  readonly isTop: boolean
  readonly isFirstOfText: boolean
  readonly wasSubject: boolean
  /** True where the candidate is the source of the statement before, or of that in whose content the pronoun stands. */
  readonly spokeLast: boolean
  readonly speaksHere: boolean
}

/** A pronoun and where it stands. */
export type Asked = {
  readonly pronoun: Pronoun
  readonly sentence: number
  readonly paragraph: number
  readonly content: number
  readonly isSource: boolean
  readonly opensSentence: boolean
  /** The words between the sentence's beginning and the pronoun. */
  readonly before: string
}

/** What is known of a pair, as named numbers: the scorer knows a weight for each name. */
export function featuresOf(asked: Asked, c: Candidate, between: string): Map<string, number> {
  const { pronoun } = asked
  const { last, entity } = c
  const f = new Map<string, number>()
  const on = (name: string, value: number | boolean = true): void => {
    const n = Number(value)
    if (n !== 0) f.set(name, n)
  }
  const follows = last.start > pronoun.start
  const distance = asked.sentence - last.sentence
  const where = follows ? 'ahead' : distance === 0 ? 'same' : distance === 1 ? 'prev' : distance === 2 ? 'two' : 'far'
  on('some')
  on(`unnamed`, entity.kind === 'unnamed')
  on(`guess`, entity.isGuess)
  on(`at ${where}`)
  on('far off', Math.max(0, Math.log(Math.max(1, distance - 1))))
  on(`rank ${Math.min(c.rank, 4)}`)
  on(`${where} ${last.position}`)
  on(`${pronoun.position} ${where} ${last.position}`, where === 'same' || where === 'prev')
  on(`${last.form}`)
  on(`${last.form} ${where}`, where === 'same' || where === 'prev')
  on('first in sentence', last.isFirst)
  on(`first ${where}`, last.isFirst)
  on(`${pronoun.position} first ${where}`, last.isFirst)
  on('parallel', asked.opensSentence && where === 'prev' && last.isFirst && last.position === 'subject')
  on('same paragraph', last.paragraph === asked.paragraph)
  const sex = pronoun.class === 'she' ? 'female' : 'male'
  on('sex known', entity.gender === sex)
  on('same pronoun', Math.log1p(c.same))
  on('same pronoun ever', c.same > 0)
  on('other pronoun', c.other > 0)
  on('mentions', Math.log1p(c.mentions))
  on('top', c.isTop)
  on('share', c.share)
  on('share of same', c.shareOfSame)
  on('first of text', c.isFirstOfText)
  on('was subject', c.wasSubject)
  on('speaks here', c.speaksHere)
  on(`speaks here ${pronoun.position}`, c.speaksHere)
  on('spoke last', c.spokeLast)
  on('spoke last, source', c.spokeLast && asked.isSource)
  on('spoke last, outside', c.spokeLast && asked.content < 0)
  const inside = asked.content >= 0
  on('spoken of', last.content >= 0 && !inside)
  on('spoken of, source', last.content >= 0 && !inside && asked.isSource)
  on('same content', inside && last.content === asked.content)
  on('both content', inside && last.content >= 0)
  on('into content', inside && last.content < 0)
  on('is source', last.sourceOf >= 0)
  on('source to source', last.sourceOf >= 0 && asked.isSource)
  if (where === 'same') {
    const clause = /[,;:–—]|\b(?:and|but|that|who|which|when|because|while|as|if|after|before|where|so)\b/u.test(
      between,
    )
    on('one clause', !clause)
    on(`one clause ${pronoun.position} ${last.position}`, !clause)
    on(`clauses ${pronoun.position} ${last.position}`, clause)
    on('beside', /^\s*(?:['’]s)?\s*$/u.test(between))
    on('and beside', /^\s*(?:and|or)\s*$/u.test(between))
  }
  if (follows) {
    on(
      'ahead after preposition',
      /^(?:\W*)(?:in|as|after|before|when|while|with|despite|although|though|during|throughout|at|by|on|for|if|because|since|like)\b/iu.test(
        asked.before,
      ),
    )
    on('ahead met', c.mentions > 1)
    on(`ahead ${pronoun.position}`)
  }
  return f
}

/** What speaks for nobody at all, in the same terms. */
export function featuresOfNobody(asked: Asked, candidates: readonly Candidate[]): Map<string, number> {
  const f = new Map<string, number>([['nobody', 1]])
  if (asked.content >= 0) f.set('nobody inside', 1)
  if (candidates.length > 2) f.set('nobody of many', Math.log(candidates.length - 1))
  if (!candidates.some((c) => asked.sentence - c.last.sentence <= 1)) f.set('nobody near', 1)
  return f
}
