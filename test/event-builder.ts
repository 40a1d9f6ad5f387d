import type { Event } from '../src/record/event.ts'
import type { EventStatus, EventType } from '../src/record/plover.ts'
import { spanAt } from '../src/record/ranges.ts'
import type { ReportRecord } from '../src/record/report-record.ts'
import type { Span } from '../src/record/span.ts'

/** An event by its words, each looked up in the text from `after` on. */
export type Act = {
  readonly type: EventType
  readonly anchor: string
  readonly source?: string
  readonly sources?: readonly string[]
  readonly target?: string
  readonly targets?: readonly string[]
  readonly place?: { readonly words: string; readonly name?: string; readonly country?: string }
  readonly mode?: string
  readonly contexts?: readonly string[]
  readonly status?: EventStatus
  /** An expression of the record, or a day, or the first and the last. */
  readonly time?: string | readonly [string, string]
  readonly assertedBy?: string
  readonly intensity?: number
  readonly quad?: number
  readonly confidence?: number
  readonly after?: string
}

/** The record with events; its sentences end at full stops and line ends. */
export function withEvents(record: ReportRecord, acts: readonly Act[]): ReportRecord {
  const sentences = [...record.text.matchAll(/[^\s](?:[^.\n]|\.(?!\s))*[.\n]?/g)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.trimEnd().length,
  }))
  return { ...record, sentences, events: acts.map((act, index) => eventOf(record, act, `e${index + 1}`)) }
}

function eventOf(record: ReportRecord, act: Act, id: string): Event {
  const { text } = record
  const from = act.after === undefined ? 0 : text.indexOf(act.after)
  const spans = (words: string | undefined): Span[] => {
    if (words === undefined) return []
    const start = text.indexOf(words, from)
    if (start < 0 || from < 0) throw new Error(`The text does not hold "${words}".`)
    return [spanAt(text, { start, end: start + words.length })]
  }
  return {
    id,
    type: act.type,
    mode: act.mode ?? null,
    contexts: [...(act.contexts ?? [])],
    anchor: { spans: spans(act.anchor) },
    source: { spans: spans(act.source), actors: [...(act.sources ?? [])] },
    target: { spans: spans(act.target), actors: [...(act.targets ?? [])] },
    time: timeOf(record, act.time),
    place: act.place
      ? { spans: spans(act.place.words), name: act.place.name ?? null, country: act.place.country ?? null }
      : null,
    status: act.status ?? 'actual',
    assertedBy: act.assertedBy ?? null,
    intensity: act.intensity ?? 0,
    quad: act.quad ?? 3,
    confidence: act.confidence ?? 0.9,
  }
}

function timeOf({ times }: ReportRecord, time: Act['time']): Event['time'] {
  if (time === undefined) return null
  if (typeof time !== 'string') return { expression: null, from: time[0], to: time[1] }
  const expression = times.find(({ id }) => id === time)
  return expression
    ? { expression: time, from: expression.from, to: expression.to }
    : { expression: null, from: time, to: time }
}
