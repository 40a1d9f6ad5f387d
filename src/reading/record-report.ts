import type { Gazetteer } from '../actors/gazetteer/gazetteer.ts'
import { refineNames } from '../actors/refine-names.ts'
import { type WhoIsWho, whoIsWho } from '../actors/who-is-who.ts'
import { draftEvents } from '../frames/draft-events.ts'
import { draftStatements } from '../frames/draft-statements.ts'
import type { EventDraft } from '../frames/event-draft.ts'
import { findFrames } from '../frames/find-frames.ts'
import type { FoundName } from '../frames/found-name.ts'
import type { StatementDraft } from '../frames/statement-draft.ts'
import type { Encoder } from '../language/encoder.ts'
import { readText } from '../language/reading.ts'
import type { WordPieces } from '../language/word-pieces.ts'
import { assertSound } from '../record/assert-sound.ts'
import type { Event } from '../record/event.ts'
import { eventKind } from '../record/event-kinds.ts'
import { RangeIndex } from '../record/range-index.ts'
import { type Range, spanAt } from '../record/ranges.ts'
import type { Report } from '../record/report.ts'
import type { Reader as ReaderVersion, ReportRecord } from '../record/report-record.ts'
import type { Span } from '../record/span.ts'
import type { Statement } from '../record/statement.ts'
import type { TimeExpression } from '../record/time-expression.ts'
import { type WhenIsWhen, whenIsWhen } from './when-is-when.ts'

/** What reading needs beside the report: opened once, used for every report. */
export type Tools = {
  readonly pieces: WordPieces
  readonly encoder: Encoder
  readonly gazetteer: Gazetteer
  readonly version: ReaderVersion
}

/** A record with what it was made from, step by step. */
export type ReadReport = {
  readonly record: ReportRecord
  readonly drafts: readonly StatementDraft[]
  readonly acts: readonly EventDraft[]
  readonly names: readonly FoundName[]
  readonly who: WhoIsWho
  readonly when: WhenIsWhen
}

export async function recordReport(report: Report, tools: Tools): Promise<ReportRecord> {
  return (await readAndKeep(report, tools)).record
}

/** From a report to its record: the one place where the steps meet. What they made on the way is kept, to explain the record with. */
export async function readAndKeep(report: Report, tools: Tools): Promise<ReadReport> {
  const reading = readText(report.text, tools.pieces, tools.encoder)
  const frames = await findFrames(reading)
  const drafts = await draftStatements(reading, frames)
  const acts = draftEvents(reading, frames.events, drafts)
  const contents = new RangeIndex(drafts.flatMap((d) => d.content))
  const who = whoIsWho(drafts, acts, refineNames(report.text, frames.names, reading.paragraphs), {
    text: report.text,
    sentences: reading.sentences,
    paragraphs: reading.paragraphs,
    contents,
    published: report.published,
    gazetteer: tools.gazetteer,
    links: frames.links,
  })
  const when = whenIsWhen(report, reading.sentences, drafts, acts, who)
  const times = new Map(when.times.map((t) => [t.id, t]))
  const timeOf = (at: number): TimeExpression | null => times.get(when.events[at]?.time?.time.id ?? '') ?? null
  const record: ReportRecord = {
    ...report,
    reader: tools.version,
    sentences: reading.sentences,
    mentions: who.mentions,
    actors: who.actors,
    times: when.times,
    statements: drafts.map((d, i) =>
      statementOf(report.text, d, {
        id: `s${i + 1}`,
        speaker: who.speakers[i] ?? null,
        candidates: who.candidates[i] ?? [],
        via: who.vias[i] ?? null,
        addressee: who.addressees[i] ?? null,
        time: when.statements[i]?.time.id ?? null,
      }),
    ),
    events: acts.map((e, i) => eventOf(report.text, e, i, who, timeOf(i))),
  }
  assertSound(record)
  return { record, drafts, acts, names: frames.names, who, when }
}

type Resolved = {
  readonly id: string
  readonly speaker: string | null
  readonly candidates: readonly string[]
  readonly via: string | null
  readonly addressee: Statement['addressee']
  readonly time: string | null
}

function statementOf(text: string, draft: StatementDraft, resolved: Resolved): Statement {
  const spans = (ranges: readonly (Range | null)[]): Span[] => ranges.flatMap((r) => (r ? [spanAt(text, r)] : []))
  return {
    id: resolved.id,
    source: {
      spans: spans([draft.source]),
      actor: resolved.speaker,
      ...(resolved.candidates.length > 0 && { candidates: resolved.candidates }),
    },
    cue: { spans: spans([draft.cue]) },
    content: { spans: spans(draft.content) },
    mode: draft.mode,
    via: resolved.via,
    medium: draft.medium && { spans: spans([draft.medium]) },
    addressee: resolved.addressee,
    within: draft.within === null ? null : `s${draft.within + 1}`,
    time: resolved.time,
    confidence: draft.confidence,
  }
}

function eventOf(text: string, draft: EventDraft, at: number, who: WhoIsWho, time: TimeExpression | null): Event {
  const spans = (range: Range | null): Span[] => (range ? [spanAt(text, range)] : [])
  const { quad, intensity } = eventKind(draft.type)
  return {
    id: `e${at + 1}`,
    type: draft.type,
    mode: draft.mode,
    contexts: draft.contexts,
    anchor: { spans: spans(draft.anchor) },
    source: { spans: spans(draft.source), actors: who.sources[at] ?? [] },
    target: { spans: spans(draft.target), actors: who.targets[at] ?? [] },
    time: time && { expression: time.id, from: time.from, to: time.to },
    place: draft.place && { spans: spans(draft.place), name: null, country: null, ...who.places[at] },
    status: draft.status,
    assertedBy: draft.assertedBy === null ? null : `s${draft.assertedBy + 1}`,
    intensity,
    quad,
    confidence: draft.confidence,
  }
}
