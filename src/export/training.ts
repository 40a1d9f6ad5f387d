import { extentOf, spansOfStatement } from '../record/evidence.ts'
import { holds, indexAt, type Range } from '../record/ranges.ts'
import type { ReportRecord } from '../record/report-record.ts'
import type { ExportedReport } from './exported-report.ts'

/** `[start, end)` in Unicode code points, within the row's own text. */
type Place = readonly [number, number]

/** A sentence with its events, in the form of the corpora of events. */
export type EventRow = {
  readonly id: string
  /** The report's id; rows of one document are in the order of its sentences. */
  readonly document: string
  readonly text: string
  readonly events: readonly {
    readonly type: string
    readonly anchor: Place
    readonly source: Place | null
    readonly target: Place | null
    readonly status: string
    readonly time: Place | null
    readonly place: Place | null
    /** The source of the statement that asserts it; null for the report's own voice, or one outside of the sentence. */
    readonly assertedBy: Place | null
  }[]
}

/** Sentences with their statements, in the form of the corpora of statements: each role a list of places. */
export type StatementRow = {
  readonly id: string
  readonly document: string
  readonly text: string
  readonly statements: readonly {
    readonly source: readonly Place[]
    readonly cue: readonly Place[]
    readonly content: readonly Place[]
  }[]
}

/**
 * The sentences of a report of which people judged every event, with those that are right or mended. A sentence in which
 * one is left, or unsure, teaches nothing certain and is not there.
 */
export function eventRows(report: ExportedReport): readonly EventRow[] {
  const { record } = report
  const bySentence = Map.groupBy(record.events, ({ anchor }) => indexAt(record.sentences, extentOf(anchor.spans).start))
  return [...bySentence]
    .sort(([a], [b]) => a - b)
    .flatMap(([index, events]) => {
      const sentence = record.sentences[index]
      if (sentence === undefined || !events.every(({ id }) => isSettled(report, id))) return []
      const at = placesWithin(report, sentence)
      const standing = events.filter(({ id, anchor }) => isSo(report, id) && at(anchor.spans) !== null)
      const row = standing.map((event) => ({
        type: event.type,
        anchor: at(event.anchor.spans)!,
        source: at(event.source.spans),
        target: at(event.target.spans),
        status: event.status,
        time: at([report.time(event.time?.expression ?? null)].flatMap((time) => time ?? [])),
        place: at(event.place?.spans ?? []),
        assertedBy: at(report.statement(event.assertedBy)?.source.spans ?? []),
      }))
      return [{ id: `${report.id}-${index}`, document: report.id, text: textOf(record, sentence), events: row }]
    })
}

/** The same for statements; sentences over which one statement goes stand together in a row. */
export function statementRows(report: ExportedReport): readonly StatementRow[] {
  const { record } = report
  return blocksOf(record).flatMap(({ first, last, statements }) => {
    if (!statements.every(({ id }) => isSettled(report, id))) return []
    const range = { start: record.sentences[first]!.start, end: record.sentences[last]!.end }
    const at = placesWithin(report, range)
    const each = (spans: readonly Range[]) => spans.map((span) => at([span])).filter((place) => place !== null)
    const row = statements
      .filter(({ id }) => isSo(report, id))
      .map(({ source, cue, content }) => ({
        source: each(source.spans),
        cue: each(cue.spans),
        content: each(content.spans),
      }))
    return [{ id: `${report.id}-${first}`, document: report.id, text: textOf(record, range), statements: row }]
  })
}

type Block = { first: number; last: number; statements: ReportRecord['statements'][number][] }

/** Runs of sentences that statements hold together, in the order of the text. */
function blocksOf({ sentences, statements }: ReportRecord): readonly Block[] {
  const placed = statements
    .filter((statement) => sentences.length > 0 && spansOfStatement(statement).length > 0)
    .map((statement) => {
      const { start, end } = extentOf(spansOfStatement(statement))
      return { statement, first: indexAt(sentences, start), last: indexAt(sentences, end - 1) }
    })
    .toSorted((a, b) => a.first - b.first || b.last - a.last)
  const blocks: Block[] = []
  for (const { statement, first, last } of placed) {
    const block = blocks.at(-1)
    if (block !== undefined && first <= block.last) {
      block.last = Math.max(block.last, last)
      block.statements.push(statement)
    } else blocks.push({ first, last, statements: [statement] })
  }
  return blocks
}

/** Whether people said of it that it is so, or is not. */
function isSettled(report: ExportedReport, id: string): boolean {
  return isSo(report, id) || report.said(id) === 'wrong'
}

/** Whether it is right, or right as people put it, and what it stands on is not wrong. */
function isSo(report: ExportedReport, id: string): boolean {
  const state = report.said(id)
  return (state === 'right' || state === 'mended') && report.review(id) === state
}

/** Gives the place of some spans within a stretch of the text, from the first to the last; null where it is not in it. */
function placesWithin({ place }: ExportedReport, within: Range): (spans: readonly Range[]) => Place | null {
  return (spans) => {
    if (spans.length === 0) return null
    const extent = extentOf(spans)
    const from = place(within.start)
    return holds(within, extent) ? [place(extent.start) - from, place(extent.end) - from] : null
  }
}

function textOf({ text }: ReportRecord, { start, end }: Range): string {
  return text.slice(start, end)
}
