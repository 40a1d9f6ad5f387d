import { createHash } from 'node:crypto'
import type { ReviewState } from '../archive/review/review-decision.ts'
import type { Actor } from '../record/actor.ts'
import { extentOf, sentencesAround } from '../record/evidence.ts'
import type { Range } from '../record/ranges.ts'
import type { ReportRecord } from '../record/report-record.ts'
import type { Span } from '../record/span.ts'
import type { Statement } from '../record/statement.ts'
import type { TimeExpression } from '../record/time-expression.ts'
import { wordsOf } from '../views/speakers.ts'
import { type OffsetMap, type OffsetUnit, offsetMap } from './offset-map.ts'

/** A record on its way out, with all that its rows lead to. */
export type ExportedReport = {
  /** The same in every table: the archive's key, or the record's own id. */
  readonly id: string
  readonly record: ReportRecord
  /** Other addresses of the same text, where an archive has it from several. */
  readonly alsoAt: readonly string[]
  readonly unit: OffsetUnit
  readonly place: OffsetMap
  readonly readingId: string
  /** The id that the actor has across reports, where an archive joined it. */
  readonly joined: (actor: string) => string | null
  /** What holds of a statement or an event; an event on the word of a wrong statement is wrong with it. */
  readonly review: (id: string) => ReviewState
  /** What people said of it itself. */
  readonly said: (id: string) => ReviewState
  readonly actor: (id: string | null) => Actor | null
  readonly statement: (id: string | null) => Statement | null
  readonly time: (id: string | null) => TimeExpression | null
}

/** What an archive knows of a report beside its record. */
export type ArchiveKnowledge = Partial<Pick<ExportedReport, 'id' | 'alsoAt' | 'joined' | 'review' | 'said'>>

export function exportedReport(
  record: ReportRecord,
  unit: OffsetUnit,
  { id = record.id, alsoAt = [], joined = () => null, review = () => 'machine', said = review }: ArchiveKnowledge = {},
): ExportedReport {
  const finder = <T extends { readonly id: string }>(list: readonly T[]) => {
    const byId = new Map(list.map((one) => [one.id, one]))
    return (id: string | null) => (id === null ? null : (byId.get(id) ?? null))
  }
  return {
    id,
    record,
    alsoAt,
    unit,
    place: offsetMap(record.text, unit),
    readingId: readingIdOf(record),
    joined,
    review,
    said,
    actor: finder(record.actors),
    statement: finder(record.statements),
    time: finder(record.times),
  }
}

/** The id of one reading: the same bytes and text read by the same reader have the same. */
export function readingIdOf({ fingerprint, origin, reader }: ReportRecord): string {
  const parts = [fingerprint, origin.sha256, reader.demarche, reader.model, reader.schema]
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)
}

/** An id of something in a report that no other report's things have. */
export function idWithin(report: ExportedReport, id: string): string {
  return `${report.id}/${id}`
}

/** Spans as cells: the words, where the first begins and the last ends, and each piece as `start:end`. */
export type Words = {
  readonly text: string | null
  readonly start: number | null
  readonly end: number | null
  readonly parts: readonly string[] | null
}

const noWords: Words = { text: null, start: null, end: null, parts: null }

/** Several pieces are joined by ` … `; their white space is kept as plain blanks. */
export function wordsIn({ place }: ExportedReport, spans: readonly Span[]): Words {
  if (spans.length === 0) return noWords
  const extent = extentOf(spans)
  return {
    text: wordsOf(spans),
    start: place(extent.start),
    end: place(extent.end),
    parts: spans.map(({ start, end }) => `${place(start)}:${place(end)}`),
  }
}

/** The sentences that hold some spans, as they stand in the report. */
export function evidenceFor({ record, place }: ExportedReport, spans: readonly Range[]): Words {
  const around = sentencesAround(record, spans)
  if (around === null) return noWords
  const { start, end } = around
  return { text: record.text.slice(start, end), start: place(start), end: place(end), parts: null }
}
