import type { ReportRecord } from '../record/report-record.ts'
import { wordsOf } from './speakers.ts'

/** A statement or an event of a report in one row, for tables. Offsets are UTF-16 code units, the end exclusive. */
export type ReportFrame = {
  readonly id: string
  readonly kind: 'statement' | 'event'
  readonly type: string | null
  readonly mode: string | null
  readonly status: string | null
  /** Who speaks or acts, and to or on whom: names where they are known, else the report's words. */
  readonly who: readonly string[]
  readonly whom: readonly string[]
  /** The words that tell of it, and what is said. */
  readonly anchor: string | null
  readonly content: string | null
  readonly via: string | null
  readonly medium: string | null
  /** The statement within which a statement stands, or on whose word an event does. */
  readonly within: string | null
  readonly from: string | null
  readonly to: string | null
  readonly place: string | null
  readonly confidence: number
  readonly start: number
  readonly end: number
}

/** All statements and events of a record, in the order of the text. */
export function reportFrames(record: ReportRecord): readonly ReportFrame[] {
  const names = new Map(record.actors.map(({ id, name }) => [id, name]))
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  const times = new Map(record.times.map((time) => [time.id, time]))
  const statements = record.statements.map((one): ReportFrame => {
    const time = one.time === null ? undefined : times.get(one.time)
    return {
      id: one.id,
      kind: 'statement',
      type: null,
      mode: one.mode,
      status: null,
      who: known([nameOf(one.source.actor) ?? wordsOf(one.source.spans)]),
      whom: known([nameOf(one.addressee?.actor ?? null) ?? wordsOf(one.addressee?.spans ?? [])]),
      anchor: wordsOf(one.cue.spans),
      content: wordsOf(one.content.spans),
      via: nameOf(one.via),
      medium: wordsOf(one.medium?.spans ?? []),
      within: one.within,
      from: time?.from ?? null,
      to: time?.to ?? null,
      place: null,
      confidence: one.confidence,
      ...extent([...one.source.spans, ...one.cue.spans, ...one.content.spans]),
    }
  })
  const events = record.events.map((one): ReportFrame => {
    const side = (name: 'source' | 'target') => {
      const told = one[name].actors.flatMap((id) => nameOf(id) ?? [])
      return told.length > 0 ? told : known([wordsOf(one[name].spans)])
    }
    return {
      id: one.id,
      kind: 'event',
      type: one.type,
      mode: one.mode,
      status: one.status,
      who: side('source'),
      whom: side('target'),
      anchor: wordsOf(one.anchor.spans),
      content: null,
      via: null,
      medium: null,
      within: one.assertedBy,
      from: one.time?.from ?? null,
      to: one.time?.to ?? null,
      place: one.place?.name ?? wordsOf(one.place?.spans ?? []),
      confidence: one.confidence,
      ...extent([...one.anchor.spans, ...one.source.spans, ...one.target.spans]),
    }
  })
  return [...statements, ...events].toSorted((a, b) => a.start - b.start || b.end - a.end)
}

function known(words: readonly (string | null)[]): readonly string[] {
  return words.filter((one) => one !== null)
}

function extent(spans: readonly { readonly start: number; readonly end: number }[]) {
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  }
}
