import type { Event } from '../record/event.ts'
import type { ReportRecord } from '../record/report-record.ts'
import type { Span } from '../record/span.ts'
import type { Statement } from '../record/statement.ts'
import { certainFrom, isUncertain } from '../views/speakers.ts'

/** A statement or an event with the parts that stand in the text. */
export type Frame = {
  /** Safe in an attribute, an address and a script, whatever the record's id is. */
  readonly id: string
  readonly doubt: boolean
  readonly parts: readonly FramePart[]
  readonly start: number
  readonly end: number
} & ({ readonly kind: 'statement'; readonly statement: Statement } | { readonly kind: 'event'; readonly event: Event })

export type FramePart = { readonly role: string; readonly start: number; readonly end: number }

/** A record's frames in the order of the text, the outer before the inner. */
export function framesOf({ statements, events }: ReportRecord): readonly Frame[] {
  const frames = [
    ...statements.map((statement, i): Frame => {
      const { source, cue, content } = statement
      const parts = partsOf({ source, cue, content })
      const doubt = isUncertain(statement)
      return { kind: 'statement', statement, id: safeId(statement.id, 's', i), doubt, parts, ...extent(parts) }
    }),
    ...events.map((event, i): Frame => {
      const { anchor, source, target } = event
      const parts = partsOf({ anchor, source, target })
      const doubt = event.confidence < certainFrom
      return { kind: 'event', event, id: safeId(event.id, 'e', i), doubt, parts, ...extent(parts) }
    }),
  ]
  return frames.toSorted((a, b) => a.start - b.start || b.end - a.end)
}

function safeId(id: string, letter: 's' | 'e', place: number): string {
  return /^[se]\d{1,9}$/.test(id) ? id : `x${letter}${place + 1}`
}

function partsOf(roles: Readonly<Record<string, { readonly spans: readonly Span[] }>>): readonly FramePart[] {
  return Object.entries(roles).flatMap(([role, { spans }]) => spans.map(({ start, end }) => ({ role, start, end })))
}

function extent(parts: readonly FramePart[]): { start: number; end: number } {
  if (parts.length === 0) return { start: 0, end: 0 }
  return { start: Math.min(...parts.map(({ start }) => start)), end: Math.max(...parts.map(({ end }) => end)) }
}
