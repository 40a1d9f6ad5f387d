import type { FoundName } from '../../frames/found-name.ts'
import type { Actor, Mention } from '../../record/actor.ts'
import { overlaps } from '../../record/ranges.ts'
import type { ReportRecord } from '../../record/report-record.ts'
import type { Step } from './reasons.ts'
import { headStep, ruleStep, through } from './steps.ts'

/** Why a stretch of text is a mention, and of whom. */
export function explainMention(record: ReportRecord, m: Mention, names: readonly FoundName[]): readonly Step[] {
  const { text } = record
  const steps: Step[] = []
  const name = m.form === 'name' ? names.find((n) => overlaps(n, m)) : undefined
  if (name) {
    steps.push(headStep(text, 'name', 'form', name, name.score, name.type))
    if (name.start !== m.start || name.end !== m.end) steps.push(ruleStep(text, 'form', 'cut-to-the-name', [m], m.form))
  } else steps.push(ruleStep(text, 'form', m.form === 'name' ? 'names-by-capitals' : m.form, [m]))
  if (m.actor) steps.push(through('actor', m.actor))
  else steps.push(ruleStep(text, 'actor', 'name-of-nobody'))
  return steps
}

/**
 * Why there is an actor, and what is known of it: each of its mentions, its roles, its state and sectors.
 */
export function explainActorItself(record: ReportRecord, a: Actor): readonly Step[] {
  const { text } = record
  const own = record.mentions.filter((m) => m.actor === a.id)
  const named = own.find((m) => m.form === 'name' && m.text === a.name) ?? own[0]
  const at = named ? [named] : []
  return [
    ruleStep(text, 'name', named?.form === 'name' ? 'fullest-name' : 'description', at, a.name),
    ...own.map((m) => through('mentions', m.id)),
    ...a.roles.map((r) => ruleStep(text, 'roles', 'beside-the-name', [r], r.title)),
    ...(a.country ? [ruleStep(text, 'country', 'gazetteer', at, a.country)] : []),
    ruleStep(text, 'kind', 'sort-of-name', at, a.kind),
    ...a.sectors.map((sector) => ruleStep(text, 'sectors', 'titles-or-gazetteer', [...a.roles, ...at], sector)),
  ]
}
