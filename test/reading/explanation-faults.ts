import { confidenceOf, eventConfidenceOf } from '../../src/frames/confidence.ts'
import { modeOf } from '../../src/frames/draft-statements.ts'
import type { Reason, Step } from '../../src/reading/explain/reasons.ts'
import type { Event } from '../../src/record/event.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'
import type { Span } from '../../src/record/span.ts'
import type { Statement } from '../../src/record/statement.ts'
import type { TimeExpression } from '../../src/record/time-expression.ts'
import { isoDay, parseDay } from '../../src/time/civil-day.ts'
import { whoFaults } from './who-faults.ts'

/**
 * Where an explanation is not the result: the record's datum is worked out anew from the steps alone, and whatever
 * differs, or has no step at all, is told.
 */
export function explanationFaults(record: ReportRecord, reasons: readonly Reason[]): string[] {
  const { statements, events, mentions, actors, times } = record
  const data = [...statements, ...events, ...mentions, ...actors, ...times]
  const faults: string[] = []
  const check = (holds: boolean, message: string): void => {
    if (!holds) faults.push(message)
  }
  check(same(data.map(idOf), reasons.map(idOf)), 'the reasons are not those of the record’s data')
  const byId = new Map(reasons.map((r) => [r.id, r.steps]))
  const stepsOf = (id: string): readonly Step[] => byId.get(id) ?? []
  for (const { id, steps } of reasons) {
    check(steps.length > 0, `${id} has no reason`)
    for (const step of steps) {
      for (const span of spansOf(step))
        check(record.text.slice(span.start, span.end) === span.text, `${id} ${step.field}: the words are not there`)
      if (step.step === 'through') check(byId.has(step.id), `${id} ${step.field}: there is no ${step.id}`)
      if (step.step === 'product')
        check(
          close(
            step.factors.reduce((all, f) => all * f.value, 1),
            step.value,
          ),
          `${id}: the product is another`,
        )
      if (step.step === 'shift')
        check(
          isoDay(parseDay(step.from)! + step.days) === step.to,
          `${id}: ${step.days} days from ${step.from} is another day`,
        )
    }
  }
  for (const s of statements) faults.push(...statementFaults(record, s, stepsOf(s.id)))
  for (const e of events) faults.push(...eventFaults(record, e, stepsOf(e.id)))
  for (const t of times) faults.push(...timeFaults(t, stepsOf(t.id)))
  for (const m of mentions) {
    const steps = stepsOf(m.id)
    check(throughOf(steps, 'actor').at(-1) === (m.actor ?? undefined), `${m.id}: another actor`)
    check(same(lastSpans(steps, 'form').map(place), [place(m)]), `${m.id}: other words`)
  }
  for (const a of actors) {
    const steps = stepsOf(a.id)
    const own = mentions.filter((m) => m.actor === a.id).map(idOf)
    check(same(throughOf(steps, 'mentions'), own), `${a.id}: other mentions`)
    check(firstValue(steps, 'name') === a.name, `${a.id}: another name`)
    check(same(fieldSpans(steps, 'roles').map(place), a.roles.map(place)), `${a.id}: other roles`)
    check(firstValue(steps, 'country') === a.country, `${a.id}: another country`)
    check(firstValue(steps, 'kind') === a.kind, `${a.id}: another kind`)
    check(same(valuesOf(steps, 'sectors'), a.sectors), `${a.id}: other sectors`)
  }
  return [...faults, ...whoFaults(record, stepsOf)]
}

function statementFaults(record: ReportRecord, s: Statement, steps: readonly Step[]): string[] {
  const faults: string[] = []
  const check = (holds: boolean, field: string): void => {
    if (!holds) faults.push(`${s.id}: ${field} is not what the explanation gives`)
  }
  const sureness = steps.find((step) => step.step === 'product')?.value
  const scores = new Map(steps.flatMap((step) => (step.step === 'head' ? [[step.field, step.score] as const] : [])))
  const factors = steps.flatMap((step) => (step.step === 'product' ? step.factors : []))
  // A part that the statement does not have counts for nothing, which is 1 in a product.
  check(
    factors.every((f) => f.value === (scores.get(f.name) ?? 1)),
    'sureness',
  )
  check(sureness !== undefined && confidenceOf(sureness) === s.confidence, 'confidence')
  check(modeOf(Number(firstValue(steps, 'mode'))) === s.mode, 'mode')
  check(same(lastSpans(steps, 'content').map(place), s.content.spans.map(place)), 'content')
  check(same(headSpans(steps, 'cue').map(place), s.cue.spans.map(place)), 'cue')
  check(same(lastSpans(steps, 'source').map(place), s.source.spans.map(place)), 'source')
  check(same(fieldSpans(steps, 'medium').map(place), (s.medium?.spans ?? []).map(place)), 'medium')
  check((firstValue(steps, 'via') ?? null) === s.via, 'via')
  check(same(fieldSpans(steps, 'addressee').map(place), (s.addressee?.spans ?? []).map(place)), 'addressee')
  check(
    actorsThrough(record, steps, 'source.actor').every((a) => a === s.source.actor),
    'source.actor',
  )
  check(throughOf(steps, 'source.actor').length > 0 === (s.source.actor !== null), 'source.actor')
  check((throughOf(steps, 'within')[0] ?? null) === s.within, 'within')
  check((throughOf(steps, 'time')[0] ?? null) === s.time, 'time')
  return faults
}

function eventFaults(record: ReportRecord, e: Event, steps: readonly Step[]): string[] {
  const faults: string[] = []
  const check = (holds: boolean, field: string): void => {
    if (!holds) faults.push(`${e.id}: ${field} is not what the explanation gives`)
  }
  const sureness = steps.find((step) => step.step === 'product')?.value
  const curve = steps.find((step) => step.step === 'curve')
  check(curve?.sureness === sureness && curve?.value === e.confidence, 'confidence')
  check(sureness !== undefined && eventConfidenceOf(sureness) === e.confidence, 'sureness')
  check(firstValue(steps, 'anchor') === e.type, 'type')
  check(lastValue(steps, 'status') === e.status, 'status')
  for (const field of ['anchor', 'source', 'target', 'place'] as const)
    check(same(lastSpans(steps, field).map(place), (e[field]?.spans ?? []).map(place)), field)
  for (const field of ['source', 'target'] as const)
    check(same([...new Set(actorsThrough(record, steps, `${field}.actors`))], e[field].actors), `${field}.actors`)
  check((throughOf(steps, 'time')[0] ?? null) === (e.time?.expression ?? null), 'time')
  check((throughOf(steps, 'assertedBy')[0] ?? null) === e.assertedBy, 'assertedBy')
  check((firstValue(steps, 'mode') ?? null) === e.mode, 'mode')
  check(same(valuesOf(steps, 'contexts'), e.contexts), 'contexts')
  check(firstValue(steps, 'quad') === `${e.quad}` && firstValue(steps, 'intensity') === `${e.intensity}`, 'quad')
  return faults
}

function timeFaults(t: TimeExpression, steps: readonly Step[]): string[] {
  const faults: string[] = []
  const rule = steps.find((step) => step.step === 'rule')
  if (rule?.value !== t.value) faults.push(`${t.id}: another value`)
  if (
    !same(
      [fieldSpans(steps, 'value')[0]].map((s) => s && place(s)),
      [place(t)],
    )
  )
    faults.push(`${t.id}: other words`)
  for (const step of steps) if (step.step === 'shift' && step.to !== t.from) faults.push(`${t.id}: another day`)
  return faults
}

const idOf = ({ id }: { readonly id: string }): string => id
const place = ({ start, end }: { readonly start: number; readonly end: number }): string => `${start}-${end}`
const same = (a: readonly unknown[], b: readonly unknown[]): boolean => JSON.stringify(a) === JSON.stringify(b)
const close = (a: number, b: number): boolean => Math.abs(a - b) < 1e-12

function spansOf(step: Step): readonly Span[] {
  if (step.step === 'head' || step.step === 'shift') return step.span ? [step.span] : []
  if (step.step === 'rank') return step.candidates.map((c) => c.span)
  return step.step === 'rule' ? step.spans : []
}

const fieldSpans = (steps: readonly Step[], field: string): readonly Span[] =>
  steps.flatMap((step) => (step.field === field ? spansOf(step) : []))

const headSpans = (steps: readonly Step[], field: string): readonly Span[] =>
  steps.flatMap((step) => (step.field === field && step.step === 'head' ? spansOf(step) : []))

/** What a rule made of a field, where one did, else what the head gave. */
function lastSpans(steps: readonly Step[], field: string): readonly Span[] {
  const rule = steps.findLast((step) => step.field === field && step.step === 'rule')
  return rule ? spansOf(rule) : headSpans(steps, field)
}

const valuesOf = (steps: readonly Step[], field: string): readonly string[] =>
  steps.flatMap((step) =>
    step.field === field && 'value' in step && typeof step.value === 'string' ? [step.value] : [],
  )

/** What a rule made of a field, where one did, else what the head gave. */
const lastValue = (steps: readonly Step[], field: string): string | null => valuesOf(steps, field).at(-1) ?? null

const firstValue = (steps: readonly Step[], field: string): string | null => valuesOf(steps, field)[0] ?? null

const throughOf = (steps: readonly Step[], field: string): readonly string[] =>
  steps.flatMap((step) => (step.step === 'through' && step.field === field ? [step.id] : []))

/** The actors that a field is resolved to, each mention standing for its actor. */
const actorsThrough = (record: ReportRecord, steps: readonly Step[], field: string): readonly (string | null)[] =>
  throughOf(steps, field).map((id) =>
    id.startsWith('m') ? (record.mentions.find((m) => m.id === id)?.actor ?? null) : id,
  )
