import type { EventDraft } from '../../frames/event-draft.ts'
import type { Event } from '../../record/event.ts'
import type { ReportRecord } from '../../record/report-record.ts'
import type { EventTime } from '../time-of-event.ts'
import { explainActor } from './explain-statement.ts'
import type { Step } from './reasons.ts'
import { eventScores, headStep, ruleStep, through } from './steps.ts'

/** Why an event is as it is. */
export function explainEvent(
  record: ReportRecord,
  e: Event,
  draft: EventDraft,
  time: EventTime | null,
): readonly Step[] {
  const { text } = record
  const { found, assertedBy } = draft.why
  const steps: Step[] = [...eventScores(text, found)]
  for (const field of ['source', 'target'] as const) {
    const told = draft.why.sides[field]
    if (told) steps.push(ruleStep(text, field, told.rule, [told.words]))
  }
  for (const actor of e.source.actors) steps.push(...explainActor(record, 'source.actors', draft.source, actor))
  for (const actor of e.target.actors) steps.push(...explainActor(record, 'target.actors', draft.target, actor))
  if (found.place) steps.push(headStep(text, 'event', 'place', found.place, found.place.score))
  if (time?.why.by === 'head') steps.push(headStep(text, 'event', 'time', time.why.words, time.why.score))
  else if (time) steps.push(ruleStep(text, 'time', time.why.by, [time.time]))
  if (time) steps.push(through('time', time.time.id))
  const { status, mode, contexts } = draft.why
  if (status) steps.push(ruleStep(text, 'status', status.rule, [status.words], e.status))
  if (mode) steps.push(ruleStep(text, 'mode', 'mode-words', mode.words, mode.mode))
  for (const { context, words } of contexts)
    steps.push(ruleStep(text, 'contexts', words.length > 0 ? 'context-words' : 'brought-by-the-mode', words, context))
  steps.push(
    ruleStep(text, 'quad', 'ontology', [], `${e.quad}`),
    ruleStep(text, 'intensity', 'ontology', [], `${e.intensity}`),
  )
  if (assertedBy === null || e.assertedBy === null) return [...steps, ruleStep(text, 'assertedBy', 'own-voice')]
  if (assertedBy === 'asserter' && found.asserter)
    steps.push(headStep(text, 'event', 'assertedBy', found.asserter, found.asserter.score))
  else steps.push(ruleStep(text, 'assertedBy', 'stands-in-content', [draft.anchor], e.assertedBy))
  return [...steps, through('assertedBy', e.assertedBy)]
}
