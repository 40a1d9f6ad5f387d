import { eventConfidence, eventSureness } from '../../frames/confidence.ts'
import type { FoundEvent, Scored } from '../../frames/found-event.ts'
import { type Range, spanAt } from '../../record/ranges.ts'
import type { CurveStep, HeadStep, ProductStep, RuleStep, ThroughStep } from './reasons.ts'

/** The usual steps, made of what the stages kept. */

export function headStep(
  text: string,
  head: HeadStep['head'],
  field: string,
  at: Range | null,
  score: number,
  value: string | null = null,
): HeadStep {
  return { step: 'head', field, head, span: at && spanAt(text, at), value, score }
}

export function ruleStep(
  text: string,
  field: string,
  rule: string,
  at: readonly (Range | null)[] = [],
  value: string | null = null,
): RuleStep {
  return { step: 'rule', field, rule, spans: at.flatMap((r) => (r ? [spanAt(text, r)] : [])), value }
}

export const through = (field: string, id: string): ThroughStep => ({ step: 'through', field, id })

export const product = (value: number, factors: ProductStep['factors']): ProductStep => ({
  step: 'product',
  field: 'sureness',
  factors,
  value,
})

export const curve = (of: CurveStep['curve'], sureness: number, value: number): CurveStep => ({
  step: 'curve',
  field: 'confidence',
  curve: of,
  sureness,
  value,
})

/** How sure the event head is of an event, and how likely that makes it. */
export function eventScores(text: string, e: FoundEvent): readonly (HeadStep | ProductStep | CurveStep)[] {
  const side = (field: string, at: Scored | null, without: number): HeadStep =>
    headStep(text, 'event', field, at, at?.score ?? without, at ? null : 'none')
  const source = side('source', e.source, e.withoutSource)
  const target = side('target', e.target, e.withoutTarget)
  return [
    headStep(text, 'event', 'anchor', e.anchor, e.anchor.score, e.type),
    source,
    target,
    product(eventSureness(e), [
      { name: 'anchor', value: e.anchor.score },
      { name: 'source', value: source.score },
      { name: 'target', value: target.score },
    ]),
    curve('event', eventSureness(e), eventConfidence(e)),
    headStep(text, 'event', 'status', null, e.statusScore, e.status),
  ]
}
