import type { Gazetteer } from '../actors/gazetteer/gazetteer.ts'
import { refineNames } from '../actors/refine-names.ts'
import { type WhoIsWho, whoIsWho } from '../actors/who-is-who.ts'
import { draftEvents } from '../frames/draft-events.ts'
import { draftStatements } from '../frames/draft-statements.ts'
import type { EventDraft } from '../frames/event-draft.ts'
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
import { findTimes } from '../time/find-times.ts'
import { timeOfEvent } from './time-of-event.ts'
import { type Dates, timeOfStatement } from './time-of-statement.ts'

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
  const found = await findFrames(reading)
  const drafts = await draftStatements(reading, found.statements)
  const acts = draftEvents(reading, found.events, drafts)
  const contents = new RangeIndex(drafts.flatMap((d) => d.content))
  const who = whoIsWho(drafts, acts, refineNames(report.text, found.names, reading.paragraphs), {
    text: report.text,
    sentences: reading.sentences,
    paragraphs: reading.paragraphs,
    contents,
    published: report.published,
    gazetteer: tools.gazetteer,
  })
  const times = findTimes(report.text, { published: report.published, sentences: reading.sentences }).map(
    ({ start, end, type, value, from, to }, i) => ({
      id: `t${i + 1}`,
      ...spanAt(report.text, { start, end }),
      type,
      value,
      from,
      to,
    }),
  )
  const dates = { times: new RangeIndex(times), sentences: reading.sentences, contents }
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
        time: timeOfStatement(d, dates),
      }),
    ),
    events: acts.map((e, i) => eventOf(report.text, e, i, who, dates.times)),
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

function eventOf(text: string, draft: EventDraft, at: number, who: WhoIsWho, times: Dates['times']): Event {
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
    time: timeOfEvent(draft, times),
    place: draft.place && { spans: spans(draft.place), name: null, country: null, ...who.places[at] },
    status: draft.status,
    assertedBy: draft.assertedBy === null ? null : `s${draft.assertedBy + 1}`,
    intensity,
    quad,
    confidence: draft.confidence,
  }
}
