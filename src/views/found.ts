import type { KeptReport } from '../archive/archive.ts'
import type { ReviewState } from '../archive/review/review-decision.ts'
import { type WordQuery, wordsFound } from '../archive/word-query.ts'
import type { Event } from '../record/event.ts'
import { sentencesAround, spansOfEvent, spansOfStatement } from '../record/evidence.ts'
import { type Range, spanAt } from '../record/ranges.ts'
import type { ReportRecord } from '../record/report-record.ts'
import type { Span } from '../record/span.ts'
import type { Statement } from '../record/statement.ts'
import { wordsOf } from './speakers.ts'

/** The report in which something was found. */
export type FoundIn = {
  readonly key: string
  readonly title: string | null
  readonly publisher: string | null
  readonly published: string | null
  readonly uri: string | null
}

/** A statement, an event or a place in a text, with the words of the report on which it stands. */
export type Found = {
  readonly kind: 'statement' | 'event' | 'text'
  /** The report's key and the thing's id, as `k_0123456789abcdef/s4`; of a text the key alone. */
  readonly id: string
  readonly report: FoundIn
  /** The days of the thing itself, where the report tells them; never those of the publication. */
  readonly from: string | null
  readonly to: string | null
  /** Who speaks or acts, and to whom. */
  readonly who: readonly string[]
  readonly whom: readonly string[]
  /** An event's type. */
  readonly type: string | null
  /** A statement's mode, or an event's. */
  readonly mode: string | null
  readonly status: string | null
  readonly intensity: number | null
  readonly quad: number | null
  /** Whose word an event stands on; null for the report's own voice. */
  readonly onTheWordOf: string | null
  readonly confidence: number | null
  /** What people said of it last; `machine` where nobody has looked at it yet, null for a text. */
  readonly review: ReviewState | null
  /** What is said, or the words that tell of the act. */
  readonly words: string | null
  /** The sentences, offsets in UTF-16 code units into the report's text. */
  readonly evidence: Span
  /** Where the words that were asked for stand, within the report's text. */
  readonly highlights: readonly Span[]
}

/** Something of a report, as a question asks for it: by the id in the record, or the text itself. */
export function foundIn(
  report: KeptReport,
  kind: Found['kind'],
  id: string | null,
  query: WordQuery | null,
): Found | null {
  const { record } = report
  const statement = record.statements.find((one) => kind === 'statement' && one.id === id)
  if (statement !== undefined) return foundStatement(report, statement, query)
  const event = record.events.find((one) => kind === 'event' && one.id === id)
  if (event !== undefined) return foundEvent(report, event, query)
  return kind === 'text' ? foundText(report, query) : null
}

function foundStatement(report: KeptReport, statement: Statement, query: WordQuery | null): Found {
  const { record } = report
  const time = record.times.find(({ id }) => id === statement.time)
  const speaker = nameOf(record, statement.source.actor) ?? wordsOf(statement.source.spans)
  const addressee = nameOf(record, statement.addressee?.actor ?? null) ?? wordsOf(statement.addressee?.spans ?? [])
  return {
    ...nothing(report, 'statement', statement.id),
    from: time?.from ?? null,
    to: time?.to ?? null,
    who: speaker === null ? [] : [speaker],
    whom: addressee === null ? [] : [addressee],
    mode: statement.mode,
    confidence: statement.confidence,
    review: reviewOf(report, statement.id),
    words: wordsOf(statement.content.spans),
    ...shown(record, sentencesAround(record, spansOfStatement(statement)), query),
  }
}

function foundEvent(report: KeptReport, event: Event, query: WordQuery | null): Found {
  const { record } = report
  const side = (name: 'source' | 'target') => {
    const names = event[name].actors.flatMap((id) => nameOf(record, id) ?? [])
    return names.length > 0 ? names : event[name].spans.map(({ text }) => text)
  }
  const asserting = record.statements.find(({ id }) => id === event.assertedBy)
  return {
    ...nothing(report, 'event', event.id),
    from: event.time?.from ?? null,
    to: event.time?.to ?? null,
    who: side('source'),
    whom: side('target'),
    type: event.type,
    mode: event.mode,
    status: event.status,
    intensity: event.intensity,
    quad: event.quad,
    onTheWordOf:
      asserting === undefined
        ? null
        : (nameOf(record, asserting.source.actor) ?? wordsOf(asserting.source.spans) ?? 'somebody not named'),
    confidence: event.confidence,
    review: reviewOf(report, event.id),
    words: wordsOf(event.anchor.spans),
    ...shown(record, sentencesAround(record, spansOfEvent(event)), query),
  }
}

/** Of a text the sentence that holds most of the words, the first among equals. */
function foundText(report: KeptReport, query: WordQuery | null): Found {
  const { record } = report
  const { sentences, text } = record
  const places = query === null ? [] : wordsFound(text, query)
  let best: Range = sentences[0] ?? { start: 0, end: Math.min(text.length, 300) }
  let most = 0
  for (const sentence of sentences) {
    const distinct = new Set(
      places
        .filter(({ start, end }) => sentence.start <= start && end <= sentence.end)
        .map(({ start, end }) => text.slice(start, end).toLowerCase()),
    )
    if (distinct.size > most) {
      best = sentence
      most = distinct.size
    }
  }
  return { ...nothing(report, 'text', null), words: record.title, ...shown(record, best, query) }
}

function reviewOf({ reviews }: KeptReport, id: string): ReviewState {
  return reviews.get(id)?.state ?? 'machine'
}

function nothing({ key, record }: KeptReport, kind: Found['kind'], id: string | null) {
  const { title, publisher, published, origin } = record
  return {
    kind,
    id: id === null ? key : `${key}/${id}`,
    report: { key, title, publisher, published, uri: origin.uri },
    from: null,
    to: null,
    who: [],
    whom: [],
    type: null,
    mode: null,
    status: null,
    intensity: null,
    quad: null,
    onTheWordOf: null,
    confidence: null,
    review: null,
    words: null,
  }
}

function shown({ text }: ReportRecord, range: Range | null, query: WordQuery | null) {
  const evidence = spanAt(text, range ?? { start: 0, end: 0 })
  const places = query === null ? [] : wordsFound(evidence.text, query)
  return {
    evidence,
    highlights: places.map(({ start, end }) =>
      spanAt(text, { start: evidence.start + start, end: evidence.start + end }),
    ),
  }
}

function nameOf({ actors }: ReportRecord, id: string | null): string | null {
  return actors.find((actor) => actor.id === id)?.name ?? null
}
