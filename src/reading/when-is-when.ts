import type { WhoIsWho } from '../actors/who-is-who.ts'
import type { EventDraft } from '../frames/event-draft.ts'
import type { StatementDraft } from '../frames/statement-draft.ts'
import { RangeIndex } from '../record/range-index.ts'
import { type Range, spanAt } from '../record/ranges.ts'
import type { Report } from '../record/report.ts'
import type { TimeExpression } from '../record/time-expression.ts'
import { findTimes, type TimeFinding } from '../time/find-times.ts'
import { type Bound, bindTimes, type TimedEvent } from './bind-times.ts'
import { timeOfEvent } from './time-of-event.ts'
import { type Dated, type Dates, type StatementTime, timeOfStatement } from './time-of-statement.ts'

export type WhenIsWhen = {
  readonly times: readonly TimeExpression[]
  /** How each of them was read, and the deed that it was told from, where it was. */
  readonly findings: readonly TimeFinding[]
  readonly bound: readonly Bound[]
  /** A time for each statement and each event, or null. */
  readonly statements: readonly (StatementTime | null)[]
  readonly events: readonly TimedEvent[]
}

/** When the statements of one report were made and its events took place, and every expression of time in it. */
export function whenIsWhen(
  report: Report,
  sentences: readonly Range[],
  drafts: readonly StatementDraft[],
  acts: readonly EventDraft[],
  who: WhoIsWho,
): WhenIsWhen {
  const { text, published } = report
  const findings = findTimes(text, { published, sentences })
  const found = findings.map(
    ({ type, value, from, to, hinge, ...range }, i): Dated => ({
      ...{ id: `t${i + 1}`, ...spanAt(text, range), type, value, from, to },
      hinge,
    }),
  )
  const contents = new RangeIndex(drafts.flatMap((d) => d.content))
  const dates: Dates = { text, times: new RangeIndex(found), sentences, contents }
  const events = acts.map(
    (draft, i): TimedEvent => ({
      draft,
      time: timeOfEvent(draft, acts, dates),
      sources: who.sources[i] ?? [],
      targets: who.targets[i] ?? [],
    }),
  )
  const bound = bindTimes(found, events, dates)
  return {
    times: bound.map(({ time: { hinge: _hinge, ...time } }) => time),
    findings,
    bound,
    statements: drafts.map((d) => timeOfStatement(d, dates)),
    events,
  }
}
