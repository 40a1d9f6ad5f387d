import type { WhoWhy } from '../../actors/who-why.ts'
import type { FoundName } from '../../frames/found-name.ts'
import type { Mention } from '../../record/actor.ts'
import { overlaps } from '../../record/ranges.ts'
import type { ReportRecord } from '../../record/report-record.ts'
import type { Step } from './reasons.ts'
import { headStep, ruleStep, through } from './steps.ts'
import { rankStep } from './who-steps.ts'

/** Why a stretch of text is a mention, and of whom. */
export function explainMention(
  record: ReportRecord,
  m: Mention,
  names: readonly FoundName[],
  why: WhoWhy,
): readonly Step[] {
  const { text } = record
  const steps: Step[] = []
  const name = m.form === 'name' ? names.find((n) => overlaps(n, m)) : undefined
  if (name) {
    steps.push(headStep(text, 'name', 'form', name, name.score, name.type))
    if (name.start !== m.start || name.end !== m.end) steps.push(ruleStep(text, 'form', 'cut-to-the-name', [m], m.form))
  } else steps.push(ruleStep(text, 'form', m.form === 'name' ? 'names-by-capitals' : m.form, [m]))
  const ranking = m.form === 'pronoun' ? why.rankings.find((r) => r.start === m.start) : undefined
  if (ranking) steps.push(rankStep(text, 'actor', ranking))
  const office = m.form === 'nominal' ? why.offices.get(m.start) : undefined
  if (office) steps.push(ruleStep(text, 'actor', office, [m]))
  const link = m.form === 'name' ? why.names.get(m.start) : undefined
  if (link && m.actor) steps.push(ruleStep(text, 'actor', link.rule, [m, link.to]))
  if (m.actor) steps.push(through('actor', m.actor))
  else steps.push(ruleStep(text, 'actor', 'name-of-nobody'))
  return steps
}
