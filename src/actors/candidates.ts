import { indexAt, type Range } from '../record/ranges.ts'
import type { Around } from './around.ts'
import type { Appearance, Cast } from './cast.ts'
import { whomItFits } from './descriptions.ts'
import type { Entity } from './entity.ts'
import type { Chance } from './resolve-pronouns.ts'
import type { Spoken } from './resolve-speakers.ts'
import { type SourceHead, sourceHead } from './source-head.ts'

/** The least chance, by the ranker or by the model, with which somebody counts as a candidate. */
const leastChance = 0.1
/** How many are kept at most of those who are candidates only for standing near. */
const mostNear = 3

/**
 * Who may speak in each statement whose source is a word that nobody was found for, the likeliest first.
 *
 * - "he", "she", "it", "they": those to whom the ranker of pronouns or the model's links give a chance of at least a
 *   tenth, by the sum of both chances; where neither says anything of an "it" or a "they", the nearest who are named in
 *   the sentence or the two before it.
 * - "who", "which" after a comma: the nearest who are named before it in its sentence.
 * - "I", "we" within what somebody says: those who spoke last before.
 * - a description that several fit ("the minister"): those.
 * @param open the ranker's chances for each pronoun that it left open, by where the pronoun begins
 * @returns a list for each statement; none where the speaker is known, or where nobody who is named would do
 */
export function sourceCandidates(
  statements: readonly Spoken[],
  speakers: readonly (Entity | null)[],
  open: ReadonlyMap<number, readonly Chance[]>,
  cast: Cast,
  around: Around,
): readonly (readonly Entity[])[] {
  const links = new Map((around.links ?? []).map((link) => [link.pronoun.start, link]))
  const candidates = (source: Range, speaker: Entity | null): readonly Entity[] => {
    const head = sourceHead(around.text, source, cast)
    if (head.form === 'nominal') return speaker?.kind === 'unnamed' ? severalOf(head, speaker, cast, around) : []
    if (head.form !== 'pronoun' || speaker) return []
    if (/^(?:i|we|me|us|my|our)$/u.test(head.word)) return spokeBefore(source, statements, speakers, around)
    const fits = fitting(head.word)
    if (!fits) return []
    // "A member who said": the member, and nobody whom the sentence names.
    if (/^wh/u.test(head.word))
      return /[,–—-]\s*$/u.test(around.text.slice(Math.max(0, source.start - 3), source.start))
        ? near(source, 0, fits, cast, around)
        : []
    const linked = (links.get(source.start)?.names ?? []).flatMap(({ chance, ...name }): Chance[] => {
      const named = cast.touching(name).find((a) => a.form === 'name')
      return named ? [{ entity: named.entity, chance }] : []
    })
    const ranked = open.get(source.start) ?? []
    const isJudged = ranked.length > 0 || linked.length > 0 || /^(?:he|she|hi|her)/u.test(head.word)
    return isJudged ? likeliest(ranked, linked, fits) : near(source, 2, fits, cast, around)
  }
  return statements.map(({ source }, i) => {
    const found = source ? candidates(source, speakers[i] ?? null) : []
    return found.some((e) => e.mentions.some((m) => m.form === 'name')) ? found : []
  })
}

/** Whom a pronoun of the third person or a relative may stand for at all; null for other words. */
function fitting(word: string): ((e: Entity) => boolean) | null {
  if (/^(?:he|him|his|himself)$/u.test(word)) return (e) => e.type === 'PER' && e.gender !== 'female'
  if (/^(?:she|hers?|herself)$/u.test(word)) return (e) => e.type === 'PER' && e.gender !== 'male'
  if (/^(?:it|its|itself|which)$/u.test(word)) return (e) => e.type !== 'PER' && !e.isPlural
  if (/^(?:they|them|theirs?|themselves)$/u.test(word)) return (e) => e.type !== 'PER' || e.isPlural
  return word === 'who' ? (e) => e.type === 'PER' : null
}

/** Those with a chance that counts, by both chances together. */
function likeliest(ranks: readonly Chance[], links: readonly Chance[], fits: (e: Entity) => boolean): Entity[] {
  const [ranked, held] = [total(ranks), total(links)]
  return [...new Set([...ranked.keys(), ...held.keys()])]
    .filter((e) => fits(e) && Math.max(ranked.get(e) ?? 0, held.get(e) ?? 0) >= leastChance)
    .map((e) => ({ e, chance: (ranked.get(e) ?? 0) + (held.get(e) ?? 0), at: e.mentions[0]?.start ?? 0 }))
    .sort((a, b) => b.chance - a.chance || a.at - b.at)
    .map(({ e }) => e)
}

/** What each is given, by all its names together. */
function total(chances: readonly Chance[]): Map<Entity, number> {
  const sums = new Map<Entity, number>()
  for (const { entity, chance } of chances) sums.set(entity, (sums.get(entity) ?? 0) + chance)
  return sums
}

/** Those named before a word, the nearest first, in its sentence and so many before it that stand in its paragraph or the one before. */
function near(at: Range, sentences: number, fits: (e: Entity) => boolean, cast: Cast, around: Around): Entity[] {
  const first = around.sentences[Math.max(0, indexAt(around.sentences, at.start) - sentences)]?.start ?? 0
  const paragraph = around.paragraphs[Math.max(0, indexAt(around.paragraphs, at.start) - 1)]?.start ?? 0
  const isSomebody = ({ form, type, entity: e }: Appearance): boolean =>
    form === 'name' && type !== 'MISC' && !e.isGuess && (e.kind === 'state' || e.type === 'PER' || e.type === 'ORG')
  const named = cast
    .within({ start: Math.max(first, paragraph), end: at.start })
    .filter((a) => isSomebody(a) && fits(a.entity))
    .map((a) => a.entity)
  return [...new Set(named.toReversed())].slice(0, mostNear)
}

/** Those who spoke before what holds "I" or "we", the last first, in that paragraph or the one before. */
function spokeBefore(
  at: Range,
  statements: readonly Spoken[],
  speakers: readonly (Entity | null)[],
  around: Around,
): readonly Entity[] {
  if (around.contents.touching(at).length === 0) return []
  const from = around.paragraphs[Math.max(0, indexAt(around.paragraphs, at.start) - 1)]?.start ?? 0
  const before = statements
    .flatMap((s, i) =>
      s.cue && speakers[i] && s.cue.start >= from && s.cue.end <= at.start ? [{ at: s.cue.start, e: speakers[i] }] : [],
    )
    .sort((a, b) => b.at - a.at)
    .map(({ e }) => e)
  return [...new Set(before)].slice(0, mostNear)
}

/** Those whom a description fits that was left to an actor of its own, in the order in which they were met. */
function severalOf(head: SourceHead & { form: 'nominal' }, own: Entity, cast: Cast, around: Around): readonly Entity[] {
  const fitting = whomItFits(head, cast, around).filter((e) => e !== own)
  return fitting.length > 1 ? fitting : []
}
