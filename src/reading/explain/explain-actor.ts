import type { Gazetteer } from '../../actors/gazetteer/gazetteer.ts'
import type { WhoWhy } from '../../actors/who-why.ts'
import type { Actor } from '../../record/actor.ts'
import type { ReportRecord } from '../../record/report-record.ts'
import type { Step } from './reasons.ts'
import { ruleStep, through } from './steps.ts'
import { entryStep, stateSteps } from './who-steps.ts'

/**
 * Why there is an actor, and what is known of it: each of its mentions, its roles, the gazetteer's entry and why it
 * applies, its state and sectors.
 * @param known what the gazetteer knows of the actor, as the search for who is who asked it
 */
export function explainActorItself(
  record: ReportRecord,
  a: Actor,
  known: WhoWhy['known'][number],
  gazetteer: Gazetteer,
): readonly Step[] {
  const { text } = record
  const own = record.mentions.filter((m) => m.actor === a.id)
  const named = own.find((m) => m.form === 'name' && m.text === a.name) ?? own[0]
  const at = named ? [named] : []
  const entry = known?.entry ?? null
  const byOffice = entry?.kind === 'person' && entry.by === 'office'
  // What the report tells comes first: the gazetteer was then asked for somebody of that state.
  const isOfEntry = a.kind === 'state' || (entry?.country === a.country && (byOffice || known?.context.country == null))
  const sectorsOfEntry = entry !== null && entry.sectors.length > 0 && same(entry.sectors, a.sectors)
  const kindOfEntry = entry !== null && entry.kind !== 'person' && entry.kind === a.kind
  const nameRule = byOffice ? 'name-of-entry' : named?.form === 'name' ? 'fullest-name' : 'description'
  return [
    ruleStep(text, 'name', nameRule, at, a.name),
    ...own.map((m) => through('mentions', m.id)),
    ...a.roles.map((r) => ruleStep(text, 'roles', 'beside-the-name', [r], r.title)),
    ...(known ? [entryStep(known)] : []),
    ...(a.kind === 'state' ? stateSteps(gazetteer, namesOf(own)) : []),
    ...(a.country ? [ruleStep(text, 'country', isOfEntry ? 'state-of-entry' : 'state-in-words', at, a.country)] : []),
    ruleStep(text, 'kind', kindOfEntry ? 'kind-of-entry' : 'sort-of-name', at, a.kind),
    ...a.sectors.map((s) =>
      ruleStep(text, 'sectors', sectorsOfEntry ? 'sectors-of-entry' : 'titles', [...a.roles, ...at], s),
    ),
  ]
}

const namesOf = (mentions: ReportRecord['mentions']): readonly string[] =>
  mentions.flatMap((m) => (m.form === 'name' ? [m.text] : []))

const same = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join()
