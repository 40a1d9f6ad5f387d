import type { Event } from '../../record/event.ts'
import { extentOf } from '../../record/evidence.ts'
import type { Range } from '../../record/ranges.ts'
import type { ReportRecord } from '../../record/report-record.ts'
import type { Statement } from '../../record/statement.ts'

export const frameKinds = ['statement', 'event'] as const
export type FrameKind = (typeof frameKinds)[number]

/** What names a frame within its text, whatever a reading calls it: its kind and where its anchor stands. */
export type FramePlace = {
  readonly kind: FrameKind
  /** The extent of the cue, or of the content where there is none, or of the event's anchor; UTF-16 code units. */
  readonly start: number
  readonly end: number
  /** 1, or 2 and so on where several frames of the kind have one anchor. */
  readonly number: number
}

/** A frame of a record with what names it. */
export type KeyedFrame = FramePlace & { readonly key: string; readonly id: string } & (
    | { readonly kind: 'statement'; readonly statement: Statement }
    | { readonly kind: 'event'; readonly event: Event }
  )

/** A frame's place as one word: `statement@41-45`, `event@7-16#2`. */
export function frameKey({ kind, start, end, number }: FramePlace): string {
  return `${kind}@${start}-${end}${number === 1 ? '' : `#${number}`}`
}

/** The place that a key names; null where it is none. */
export function framePlace(key: string): FramePlace | null {
  const found = /^(statement|event)@(\d{1,9})-(\d{1,9})(?:#([1-9]\d{0,3}))?$/.exec(key)
  if (found === null) return null
  const [, kind, start, end, number = '1'] = found
  return { kind: kind as FrameKind, start: Number(start), end: Number(end), number: Number(number) }
}

/** A record's statements and events with their keys. */
export function keyedFrames({ statements, events }: ReportRecord): readonly KeyedFrame[] {
  const seen = new Map<string, number>()
  const place = (kind: FrameKind, anchor: Range): FramePlace & { readonly key: string } => {
    const first = { kind, start: anchor.start, end: anchor.end, number: 1 }
    const number = (seen.get(frameKey(first)) ?? 0) + 1
    seen.set(frameKey(first), number)
    return { ...first, number, key: frameKey({ ...first, number }) }
  }
  return [
    ...statements.map((statement) => ({
      ...place('statement', anchorOfStatement(statement)),
      kind: 'statement' as const,
      id: statement.id,
      statement,
    })),
    ...events.map((event) => ({
      ...place('event', extent(event.anchor.spans)),
      kind: 'event' as const,
      id: event.id,
      event,
    })),
  ]
}

function anchorOfStatement({ cue, content, source }: Statement): Range {
  return extent([cue, content, source].map(({ spans }) => spans).find((spans) => spans.length > 0) ?? [])
}

function extent(spans: readonly Range[]): Range {
  return spans.length === 0 ? { start: 0, end: 0 } : extentOf(spans)
}
