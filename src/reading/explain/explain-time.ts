import { spanAt } from '../../record/ranges.ts'
import type { ReportRecord } from '../../record/report-record.ts'
import type { TimeExpression } from '../../record/time-expression.ts'
import { parseDay } from '../../time/civil-day.ts'
import type { TimeFinding } from '../../time/finding.ts'
import { daysOf, isoDays } from '../../time/values.ts'
import type { Bound } from '../bind-times.ts'
import type { ShiftStep, Step } from './reasons.ts'
import { ruleStep, through } from './steps.ts'

/** Why an expression of time has its value: the rule that read it, what it leaned on, and how many days lie between. */
export function explainTime(
  record: ReportRecord,
  time: TimeExpression,
  found: TimeFinding,
  bound: Bound,
): readonly Step[] {
  const { text } = record
  const { rule, leans, looks } = found.why
  const steps: Step[] = [ruleStep(text, 'value', rule, [time], time.value)]
  if (looks !== null) steps.push(ruleStep(text, 'value', 'way-the-verb-looks', [], looksWords[looks]))
  if (bound.why) {
    const { word, same, date } = bound.why
    steps.push(ruleStep(text, 'value', 'told-from-a-deed', [bound.why.hinge.on, word, same], date.value))
    steps.push(through('value', date.id), ...shift('deed', date.value, same, time.from))
    return steps
  }
  if (found.hinge) steps.push(ruleStep(text, 'value', 'deed-without-a-date', [found.hinge.on]))
  else if (time.value === null) steps.push(ruleStep(text, 'value', 'nothing-to-lean-on'))
  for (const { on, value, at } of leans) {
    const other = at && record.times.find((t) => t.start === at.start && t.end === at.end)
    if (other) steps.push(through('value', other.id))
    steps.push(...shift(on, value, at, time.from))
  }
  return steps

  function shift(
    on: ShiftStep['on'],
    value: string | null,
    at: { start: number; end: number } | null,
    to: string | null,
  ): ShiftStep[] {
    const from = value === null || daysOf(value) === null ? null : isoDays(value).from
    if (from === null || to === null) return []
    const days = parseDay(to)! - parseDay(from)!
    return [{ step: 'shift', field: 'from', on, span: at && spanAt(text, at), from, days, to }]
  }
}

const looksWords = { '-1': 'back', '0': 'not told', '1': 'ahead' } as const
