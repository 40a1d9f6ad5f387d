import type { Event } from '../record/event.ts'
import type { TimeExpression } from '../record/time-expression.ts'

export type DatePrecision = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'interval'

const shapes: readonly (readonly [RegExp, DatePrecision])[] = [
  [/^\d{4}-W\d{2}$/, 'week'],
  [/^\d{4}-\d{2}$/, 'month'],
  [/^\d{4}-Q\d$/, 'quarter'],
  [/^\d{4}$/, 'year'],
]

/** How finely the time of an event is told: by its days, and, where they are several, by the TIMEX3 value. */
export function datePrecision(time: Event['time'], expression: TimeExpression | null): DatePrecision | null {
  if (time === null || time.from === null || time.to === null) return null
  if (time.from === time.to) return 'day'
  return shapes.find(([shape]) => shape.test(expression?.value ?? ''))?.[1] ?? 'interval'
}
