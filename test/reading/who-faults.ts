import { readFileSync } from 'node:fs'
import { openGazetteer } from '../../src/actors/gazetteer/gazetteer.ts'
import type { CandidatesStep, EntryStep, Feature, RankStep, Step } from '../../src/reading/explain/reasons.ts'
import type { Actor } from '../../src/record/actor.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'

const gazetteer = openGazetteer()
const weights: Readonly<Record<string, number>> = JSON.parse(
  readFileSync(new URL('../../ontology/pronouns.json', import.meta.url), 'utf8'),
).weights

/** Where what is told of who is who does not give the record's actors: everything is weighed and looked up anew. */
export function whoFaults(record: ReportRecord, stepsOf: (id: string) => readonly Step[]): string[] {
  const { statements, mentions, actors } = record
  const faults: string[] = []
  const check = (holds: boolean, message: string): void => {
    if (!holds) faults.push(message)
  }
  for (const m of mentions) {
    for (const step of ranks(stepsOf(m.id))) {
      check(rankHolds(step), `${m.id}: the chances are others`)
      check(step.value === m.actor, `${m.id}: the ranker gives it to another`)
    }
  }
  for (const m of mentions) {
    const joined = stepsOf(m.id).find((step) => step.step === 'rule' && step.rule in nameRules)
    if (joined?.step !== 'rule' || joined.spans[1] === undefined) continue
    const [own, other] = joined.spans
    const isTheirs = mentions.some((o) => o.start === other!.start && o.form === 'name' && o.actor === m.actor)
    check(own!.start === m.start && other!.start !== m.start && isTheirs, `${m.id}: joined to no name of the same`)
    check(nameRules[joined.rule]!(wordsIn(m.text), wordsIn(other!.text)), `${m.id}: ${joined.rule} does not hold`)
  }
  for (const s of statements) {
    for (const step of ranks(stepsOf(s.id))) {
      check(rankHolds(step), `${s.id}: the chances are others`)
      check(s.source.actor === null, `${s.id}: somebody speaks, and yet it is told why nobody does`)
    }
    const told = stepsOf(s.id).find((step) => step.step === 'candidates')
    check(same(told?.candidates.map((c) => c.actor) ?? [], s.source.candidates ?? []), `${s.id}: other candidates`)
    if (told) check(candidatesHold(told), `${s.id}: the candidates are not the likeliest`)
  }
  for (const a of actors) {
    const steps = stepsOf(a.id)
    const entries = steps.filter((step) => step.step === 'entry')
    for (const step of entries)
      check(entryHolds(step, a), `${a.id}: the gazetteer says something else of "${step.asked}"`)
    const rules = steps.flatMap((step) => (step.step === 'rule' ? [step.rule] : []))
    const needsEntry = rules.some((rule) => rule.endsWith('-of-entry'))
    check(entries.length > 0 || !needsEntry, `${a.id}: there is no entry`)
    for (const step of entries)
      faults.push(...ofEntry(step, a, rules).map((field) => `${a.id}: ${field} is not the entry's`))
  }
  return faults
}

const wordsIn = (name: string): string[] =>
  name
    .toLowerCase()
    .replace(/[.’'-]/gu, '')
    .split(/\s+/u)

/** What must hold of a name and the one that it was joined to, by the rule that joined them. */
const nameRules: Readonly<Record<string, (name: readonly string[], other: readonly string[]) => boolean>> = {
  'same-name': (name, other) => name.join('') === other.join(''),
  'other-order': (name, other) => same(name, other.toReversed()),
  'told-beside': () => true,
  acronym: ([letters], other) => other.length > 1 && other[0]![0] === letters![0],
  'same-body': (name, other) => name.at(-1) === other.at(-1),
  'shorter-name': (name, other) => other.length > name.length && name.every((word) => other.includes(word)),
  'fuller-name': (name, other) => name.at(-1) === other.at(-1),
  surname: ([name], other) => other.at(-1) === name || other[0] === name,
  'first-name': ([name], other) => other[0] === name,
}

const ranks = (steps: readonly Step[]): readonly RankStep[] => steps.filter((step) => step.step === 'rank')

/** The softmax of the weighted sums, and the likeliest where that is likely enough and far enough ahead. */
function rankHolds({ candidates, nobody, least, lead, value }: RankStep): boolean {
  const grown = [...candidates, nobody].map(({ features }) => Math.exp(weighed(features)))
  const all = grown.reduce((a, b) => a + b, 0)
  const scores = [...candidates.map((c) => c.score), nobody.score]
  if (!scores.every((score, i) => Math.abs(score - grown[i]! / all) < 1e-9)) return false
  const [first, second] = candidates.toSorted((a, b) => b.score - a.score)
  const isSure = first && first.score >= least && (!second || first.score - second.score >= lead)
  return value === (isSure ? first.actor : null)
}

const weighed = (features: readonly Feature[]): number =>
  features.reduce((sum, { name, value }) => sum + (weights[name] ?? 0) * value, 0)

/** Where anybody is given a chance, each has one of a tenth at least, and the likelier stand first. */
function candidatesHold({ candidates }: CandidatesStep): boolean {
  const sums = candidates.map(({ ranker, model }) => ranker + model)
  if (sums.every((sum) => sum === 0)) return true
  const isLikely = candidates.every(({ ranker, model }) => Math.max(ranker, model) >= 0.1)
  return isLikely && sums.every((sum, i) => i === 0 || sum <= sums[i - 1]! + 1e-12)
}

/** What the gazetteer answers now. */
function asked({ asked: name, title, country, date, by }: EntryStep, a: Actor) {
  if (a.kind === 'state') return gazetteer.state(name)
  if (by === 'office') return gazetteer.holder(name, country ?? '', date ?? '')
  return a.kind === 'person'
    ? gazetteer.person(name, { date, title, country })
    : gazetteer.organisation(name, { country })
}

function entryHolds(step: EntryStep, a: Actor): boolean {
  const found = asked(step, a)
  if (found === null || found.id !== step.id || found.name !== step.name) return false
  const terms = found.kind === 'person' ? found.roles.map(({ title, from, to }) => ({ title, from, to })) : []
  return same(found.files, step.files) && found.found === step.alias && same(terms, step.terms)
}

/** The fields that are said to be the entry's and are not. */
function ofEntry(step: EntryStep, a: Actor, rules: readonly string[]): string[] {
  const found = asked(step, a)
  const is: Readonly<Record<string, boolean>> = {
    name: found?.name === a.name,
    state: found?.country === a.country,
    kind: found?.kind === a.kind,
    sectors: same(found?.sectors ?? [], a.sectors),
  }
  return Object.keys(is).filter((field) => rules.includes(`${field}-of-entry`) && !is[field])
}

const same = (a: readonly unknown[], b: readonly unknown[]): boolean => JSON.stringify(a) === JSON.stringify(b)
