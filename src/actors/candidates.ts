import type { Around } from './around.ts'
import type { Cast } from './cast.ts'
import type { Entity } from './entity.ts'
import type { Chance } from './resolve-pronouns.ts'
import type { Spoken } from './resolve-speakers.ts'
import { sourceHead } from './source-head.ts'

/** The least chance, by the ranker or by the model, with which somebody counts as a candidate. */
const leastChance = 0.1

/**
 * Who may speak in each statement whose source is a pronoun that nobody was found for, the likeliest first: those to
 * whom the ranker of pronouns or the model's links give a chance of at least a tenth, by the sum of both chances.
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
  return statements.map(({ source }, i) => {
    if (!source || speakers[i]) return []
    const head = sourceHead(around.text, source, cast)
    const fits = head.form === 'pronoun' ? fitting(head.word) : null
    if (!fits) return []
    const linked = (links.get(source.start)?.names ?? []).flatMap(({ chance, ...name }): Chance[] => {
      const named = cast.touching(name).find((a) => a.form === 'name')
      return named ? [{ entity: named.entity, chance }] : []
    })
    const [ranked, held] = [total(open.get(source.start) ?? []), total(linked)]
    const found = [...new Set([...ranked.keys(), ...held.keys()])]
      .filter((e) => fits(e) && Math.max(ranked.get(e) ?? 0, held.get(e) ?? 0) >= leastChance)
      .map((e) => ({ e, chance: (ranked.get(e) ?? 0) + (held.get(e) ?? 0), at: e.mentions[0]?.start ?? 0 }))
      .sort((a, b) => b.chance - a.chance || a.at - b.at)
      .map(({ e }) => e)
    return found.some((e) => e.mentions.some((m) => m.form === 'name')) ? found : []
  })
}

/** Whom a pronoun of the third person may stand for at all; null for other words. */
function fitting(word: string): ((e: Entity) => boolean) | null {
  if (/^(?:he|him|his|himself)$/u.test(word)) return (e) => e.type === 'PER' && e.gender !== 'female'
  if (/^(?:she|hers?|herself)$/u.test(word)) return (e) => e.type === 'PER' && e.gender !== 'male'
  if (/^(?:it|its|itself)$/u.test(word)) return (e) => e.type !== 'PER' && !e.isPlural
  if (/^(?:they|them|theirs?|themselves)$/u.test(word)) return (e) => e.type !== 'PER' || e.isPlural
  return null
}

/** What each is given, by all its names together. */
function total(chances: readonly Chance[]): Map<Entity, number> {
  const sums = new Map<Entity, number>()
  for (const { entity, chance } of chances) sums.set(entity, (sums.get(entity) ?? 0) + chance)
  return sums
}
