import type { Gazetteer } from '../actors/gazetteer/gazetteer.ts'
import { refineNames } from '../actors/refine-names.ts'
import { type WhoIsWho, whoIsWho } from '../actors/who-is-who.ts'
import { draftEvents } from '../frames/draft-events.ts'
import { draftStatements } from '../frames/draft-statements.ts'
import { eventKind } from '../frames/event-kinds.ts'
import { findFrames } from '../frames/find-frames.ts'
import type { StatementDraft } from '../frames/statement-draft.ts'
import type { Encoder } from '../language/encoder.ts'
import { readText } from '../language/reading.ts'
import type { WordPieces } from '../language/word-pieces.ts'
import { assertSound } from '../record/assert-sound.ts'
import type { Event } from '../record/event.ts'
import { RangeIndex } from '../record/range-index.ts'
import { type Range, spanAt } from '../record/ranges.ts'
import type { Report } from '../record/report.ts'
import type { Reader as ReaderVersion, ReportRecord } from '../record/report-record.ts'
import type { Span } from '../record/span.ts'
import type { Statement } from '../record/statement.ts'
import type { TimeExpression } from '../record/time-expression.ts'
import { findTimes } from '../time/find-times.ts'
import { bindTimes, type TimedEvent } from './bind-times.ts'
import { timeOfEvent } from './time-of-event.ts'
import { type Dated, type Dates, timeOfStatement } from './time-of-statement.ts'

/** What reading needs beside the report: opened once, used for every report. */
export type Tools = {
  readonly pieces: WordPieces
  readonly encoder: Encoder
  readonly gazetteer: Gazetteer
  readonly version: ReaderVersion
}

/** From a report to its record: the one place where the steps meet. */
export async function recordReport(report: Report, tools: Tools): Promise<ReportRecord> {
  const reading = readText(report.text, tools.pieces, tools.encoder)
  const frames = await findFrames(reading)
  const drafts = await draftStatements(reading, frames.statements)
  const acts = draftEvents(reading, frames.events, drafts)
  const contents = new RangeIndex(drafts.flatMap((d) => d.content))
  const who = whoIsWho(drafts, acts, refineNames(report.text, frames.names, reading.paragraphs), {
    text: report.text,
    sentences: reading.sentences,
    paragraphs: reading.paragraphs,
    contents,
    published: report.published,
    gazetteer: tools.gazetteer,
  })
  const told = findTimes(report.text, { published: report.published, sentences: reading.sentences })
  const found = told.map(
    (t, i): Dated => ({
      id: `t${i + 1}`,
      ...spanAt(report.text, t),
      type: t.type,
      value: t.value,
      from: t.from,
      to: t.to,
      hinge: t.hinge,
    }),
  )
  const dates: Dates = { text: report.text, times: new RangeIndex(found), sentences: reading.sentences, contents }
  const timed = acts.map(
    (draft, i): TimedEvent => ({
      draft,
      time: timeOfEvent(draft, acts, dates),
      sources: who.sources[i] ?? [],
      targets: who.targets[i] ?? [],
    }),
  )
  const bound = bindTimes(found, timed, dates)
  const times = bound.map(({ time: { hinge: _hinge, ...time } }) => time)
  const byId = new Map(times.map((t) => [t.id, t]))
  const record: ReportRecord = {
    ...report,
    reader: tools.version,
    sentences: reading.sentences,
    mentions: who.mentions,
    actors: who.actors,
    times,
    statements: drafts.map((d, i) =>
      statementOf(report.text, d, {
        id: `s${i + 1}`,
        speaker: who.speakers[i] ?? null,
        via: who.vias[i] ?? null,
        addressee: who.addressees[i] ?? null,
        time: timeOfStatement(d, dates)?.time.id ?? null,
      }),
    ),
    events: timed.map((e, i) => eventOf(report.text, e, i, who, byId.get(e.time?.time.id ?? '') ?? null)),
  }
  assertSound(record)
  return record
}

type Resolved = {
  readonly id: string
  readonly speaker: string | null
  readonly via: string | null
  readonly addressee: Statement['addressee']
  readonly time: string | null
}

function statementOf(text: string, draft: StatementDraft, resolved: Resolved): Statement {
  const spans = (ranges: readonly (Range | null)[]): Span[] => ranges.flatMap((r) => (r ? [spanAt(text, r)] : []))
  return {
    id: resolved.id,
    source: { spans: spans([draft.source]), actor: resolved.speaker },
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

function eventOf(text: string, { draft }: TimedEvent, at: number, who: WhoIsWho, time: TimeExpression | null): Event {
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
