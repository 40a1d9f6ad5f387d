import { indexAt, type Range } from './ranges.ts'
import type { ReportRecord } from './report-record.ts'

/**
 * The sentences in which some spans stand, from the first that one of them touches to the last: what a person reads to
 * check a datum. Where no sentences are told, the spans' own extent. Null for no spans.
 */
export function sentencesAround({ sentences }: Pick<ReportRecord, 'sentences'>, spans: readonly Range[]): Range | null {
  if (spans.length === 0) return null
  const extent = extentOf(spans)
  const first = sentences[indexAt(sentences, extent.start)]
  const last = sentences[indexAt(sentences, extent.end - 1)]
  return {
    start: first && first.start <= extent.start && extent.start < first.end ? first.start : extent.start,
    end: last && last.start < extent.end && extent.end <= last.end ? last.end : extent.end,
  }
}

/** From where the first of some spans begins to where the last ends. */
export function extentOf(spans: readonly Range[]): Range {
  return spans.reduce(
    (extent, { start, end }) => ({ start: Math.min(extent.start, start), end: Math.max(extent.end, end) }),
    { start: Number.POSITIVE_INFINITY, end: 0 },
  )
}

type Filled = { readonly spans: readonly Range[] } | null

/** The words on which a statement stands. */
export function spansOfStatement(statement: {
  readonly source: Filled
  readonly cue: Filled
  readonly content: Filled
  readonly medium: Filled
  readonly addressee: Filled
}): readonly Range[] {
  const { source, cue, content, medium, addressee } = statement
  return [source, cue, content, medium, addressee].flatMap((role) => role?.spans ?? [])
}

/** The words on which an event stands. */
export function spansOfEvent(event: {
  readonly anchor: Filled
  readonly source: Filled
  readonly target: Filled
  readonly place: Filled
}): readonly Range[] {
  const { anchor, source, target, place } = event
  return [anchor, source, target, place].flatMap((role) => role?.spans ?? [])
}
