import type { Range } from '../record/ranges.ts'
import { likelihoods, shippedWeights } from './antecedent-scorer.ts'
import type { Around } from './around.ts'
import type { Cast } from './cast.ts'
import type { Entity, Knowledge, NameLink } from './entity.ts'
import type { OfficeRule } from './office-rule.ts'
import type { PronounCase } from './resolve-pronouns.ts'

/** What actors and mentions rest on, to explain them with. */
export type WhoWhy = {
  /** What the gazetteer knows, for each actor. */
  readonly known: readonly (Knowledge | null)[]
  /** The ranker's work on each "he" and "she". */
  readonly rankings: readonly Ranking[]
  /** By which rule the holder of an office was found, by where the words begin. */
  readonly offices: ReadonlyMap<number, OfficeRule>
  /** By which rule a name was joined to somebody, by where it begins. */
  readonly names: ReadonlyMap<number, NameLink>
  /** What the model holds of pronouns in sources. */
  readonly links: readonly (Range & { readonly names: readonly RankedName[] })[]
}

/** A name and whose it is: an actor's id, or null where it is no actor's. */
export type RankedName = Range & { readonly actor: string | null; readonly chance: number }

/** A pronoun with everybody it may stand for: how likely each is, and nobody, with the features that tell. */
export type Ranking = Range & {
  readonly candidates: readonly (RankedName & { readonly features: ReadonlyMap<string, number> })[]
  readonly nobody: { readonly chance: number; readonly features: ReadonlyMap<string, number> }
}

type IdOf = (e: Entity) => string | null

/**
 * Gathers what the search for who is who decided on.
 * @param actors in the order of the record
 */
export function whyOf(
  actors: readonly Entity[],
  asked: readonly PronounCase[],
  cast: Cast,
  around: Around,
  id: IdOf,
): WhoWhy {
  return {
    known: actors.map((e) => e.known),
    rankings: asked.map((one) => rankingOf(one, id)),
    offices: cast.officeRules,
    names: new Map(
      cast.entities.flatMap((e) => e.mentions.flatMap((m) => (m.link ? [[m.start, m.link] as const] : []))),
    ),
    links: linksOf(around, cast, id),
  }
}

function rankingOf({ asked, candidates, features }: PronounCase, id: IdOf): Ranking {
  const likely = likelihoods(features, shippedWeights())
  const { start, end } = asked.pronoun
  return {
    start,
    end,
    candidates: candidates.map(({ entity, last }, i) => {
      return { start: last.start, end: last.end, actor: id(entity), chance: likely[i]!, features: features[i]! }
    }),
    nobody: { chance: likely.at(-1)!, features: features.at(-1)! },
  }
}

function linksOf({ links }: Around, cast: Cast, id: IdOf): WhoWhy['links'] {
  return (links ?? []).map(({ pronoun: { start, end }, names }) => {
    const named = names.map((name) => {
      const found = cast.touching(name).find((a) => a.form === 'name')
      return { ...name, actor: found ? id(found.entity) : null }
    })
    return { start, end, names: named }
  })
}
