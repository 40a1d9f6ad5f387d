import type { Gazetteer } from '../../actors/gazetteer/gazetteer.ts'
import type { KnownState } from '../../actors/gazetteer/known.ts'
import { leadOver, leastLikelihood } from '../../actors/resolve-pronouns.ts'
import type { Ranking, WhoWhy } from '../../actors/who-why.ts'
import { type Range, spanAt } from '../../record/ranges.ts'
import type { CandidatesStep, EntryStep, Feature, RankStep } from './reasons.ts'

/** The steps of who is who, made of what the search kept. */

/** What the ranker of pronouns made of one, and to whom it gave it. */
export function rankStep(text: string, field: RankStep['field'], ranking: Ranking): RankStep {
  const candidates = ranking.candidates.map((c) => {
    return { actor: c.actor, span: spanAt(text, c), features: featuresOf(c.features), score: c.chance }
  })
  const [first, second] = candidates.toSorted((a, b) => b.score - a.score)
  const nobodyNear = { start: 0, end: 0 }
  const lead = leadOver(first?.span ?? nobodyNear, second?.span ?? nobodyNear)
  const isSure = first && first.score >= leastLikelihood && !(second && first.score - second.score < lead)
  return {
    step: 'rank',
    field,
    candidates,
    nobody: { features: featuresOf(ranking.nobody.features), score: ranking.nobody.chance },
    least: leastLikelihood,
    lead,
    value: isSure ? first.actor : null,
  }
}

const featuresOf = (features: ReadonlyMap<string, number>): Feature[] =>
  [...features].map(([name, value]) => ({ name, value }))

/** The entry of the gazetteer that an actor was taken for. */
export function entryStep({ entry, asked, context }: NonNullable<WhoWhy['known'][number]>): EntryStep {
  return {
    step: 'entry',
    field: 'entry',
    asked,
    title: context.title ?? null,
    country: context.country ?? null,
    date: context.date ?? null,
    id: entry.id,
    name: entry.name,
    files: entry.files,
    by: entry.kind === 'person' ? entry.by : 'name',
    alias: entry.found,
    terms: entry.kind === 'person' ? entry.roles.map(({ title, from, to }) => ({ title, from, to })) : [],
  }
}

/** The entry of a state for each word of it that the report has. */
export function stateSteps(gazetteer: Gazetteer, words: readonly string[]): readonly EntryStep[] {
  return [...new Set(words)].flatMap((asked) => {
    const state = gazetteer.state(asked)
    return state ? [stateStep(asked, state)] : []
  })
}

function stateStep(asked: string, { id, name, files, relation, found }: KnownState): EntryStep {
  const nothing = { title: null, country: null, date: null, terms: [] }
  return { step: 'entry', field: 'entry', asked, ...nothing, id, name, files, by: relation, alias: found }
}

/** Those who may speak, with what the ranker and the model's antecedent head give each, all its names together. */
export function candidatesStep(source: Range, candidates: readonly string[], why: WhoWhy): CandidatesStep {
  const ranked = why.rankings.find((r) => r.start === source.start)?.candidates ?? []
  const linked = why.links.find((l) => l.start === source.start)?.names ?? []
  const sum = (names: readonly { readonly actor: string | null; readonly chance: number }[], actor: string): number =>
    names.reduce((all, name) => (name.actor === actor ? all + name.chance : all), 0)
  return {
    step: 'candidates',
    field: 'source.candidates',
    candidates: candidates.map((actor) => ({ actor, ranker: sum(ranked, actor), model: sum(linked, actor) })),
  }
}
