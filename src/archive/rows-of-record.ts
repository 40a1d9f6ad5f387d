import type { Insertable } from 'kysely'
import { sentencesAround, spansOfEvent } from '../record/evidence.ts'
import type { ReportRecord } from '../record/report-record.ts'
import type { Span } from '../record/span.ts'
import type { ReviewDecision } from './review/review-decision.ts'
import { type ReviewedRecord, reviewedRecord, withoutWrong } from './review/reviewed-record.ts'
import type { ArchiveTables } from './tables.ts'

/** The tables that hold what a reading found; in the order in which they are filled. */
export const foundTables = [
  'actors',
  'actor_roles',
  'mentions',
  'times',
  'statements',
  'events',
  'event_actors',
  'evidence',
  'frame_reviews',
] as const

export type FoundTable = (typeof foundTables)[number]
export type FoundRows = { readonly [Table in FoundTable]: readonly Insertable<ArchiveTables[Table]>[] }

/** What stands between the pieces of a thing that the text gives in several. */
const between = ' … '

/**
 * A reading's findings as rows of the tables, with what people said of them: what they mended is in them as they put it,
 * and what they called wrong is not, so that nothing counts, finds or groups it.
 */
export function rowsOfRecord(
  reading: ReportRecord,
  report_id: number,
  decisions: readonly ReviewDecision[] = [],
): FoundRows {
  const reviewed = reviewedRecord(reading, decisions)
  const record = withoutWrong(reviewed)
  const { actors, mentions, times, statements, events } = record
  const review = (id: string): string => reviewed.reviews.get(id)?.state ?? 'machine'
  const dayOf = ({ time }: (typeof events)[number]): string => time?.from?.slice(0, 10) ?? record.published ?? ''
  return {
    actors: actors.map(({ id, name, kind, country, sectors, aliases }) => ({
      report_id,
      actor_id: id,
      name,
      kind,
      country,
      sectors: JSON.stringify(sectors),
      aliases: JSON.stringify(aliases),
    })),
    actor_roles: actors.flatMap(({ id, roles }) =>
      roles.map(({ title, organisation, ...span }, number) => ({
        report_id,
        actor_id: id,
        number,
        title,
        organisation,
        ...placeOf(span),
      })),
    ),
    mentions: mentions.map(({ id, form, type, actor, ...span }) => ({
      report_id,
      mention_id: id,
      ...placeOf(span),
      form,
      type,
      actor_id: actor,
    })),
    times: times.map(({ id, type, value, from, to, ...span }) => ({
      report_id,
      time_id: id,
      ...placeOf(span),
      type,
      value,
      from_day: from,
      to_day: to,
    })),
    statements: statements.map((s) => ({
      report_id,
      statement_id: s.id,
      mode: s.mode,
      source_actor_id: s.source.actor,
      source_text: words(s.source),
      cue_text: words(s.cue),
      content_text: words(s.content),
      via_actor_id: s.via,
      medium_text: s.medium && words(s.medium),
      addressee_actor_id: s.addressee?.actor ?? null,
      addressee_text: s.addressee && words(s.addressee),
      within_statement_id: s.within,
      time_id: s.time,
      day: record.published ?? '',
      confidence: s.confidence,
      review: review(s.id),
    })),
    events: events.map((e) => ({
      report_id,
      event_id: e.id,
      type: e.type,
      mode: e.mode,
      contexts: JSON.stringify(e.contexts),
      anchor_text: words(e.anchor),
      source_text: words(e.source),
      target_text: words(e.target),
      sentence_text: sentenceOf(record, e),
      time_id: e.time?.expression ?? null,
      from_day: e.time?.from ?? null,
      to_day: e.time?.to ?? null,
      day: dayOf(e),
      place_text: e.place && words(e.place),
      place_name: e.place?.name ?? null,
      place_country: e.place?.country ?? null,
      status: e.status,
      asserted_by_statement_id: e.assertedBy,
      intensity: e.intensity,
      quad: e.quad,
      confidence: e.confidence,
      review: review(e.id),
    })),
    event_actors: events.flatMap((e) =>
      (['source', 'target'] as const).flatMap((side) =>
        e[side].actors.map((actor_id, number) => ({
          report_id,
          event_id: e.id,
          side,
          number,
          actor_id,
          day: dayOf(e),
        })),
      ),
    ),
    evidence: [
      ...statements.flatMap(({ id, source, cue, content, medium, addressee }) =>
        evidence(report_id, id, { source, cue, content, medium, addressee }),
      ),
      ...events.flatMap(({ id, anchor, source, target, place }) =>
        evidence(report_id, id, { anchor, source, target, place }),
      ),
    ],
    frame_reviews: rowsOfReviews(reviewed, report_id),
  }
}

/** What each reviewer said of a frame, also of one that is wrong. */
function rowsOfReviews({ record, reviews }: ReviewedRecord, report_id: number): FoundRows['frame_reviews'] {
  const frames = new Map([...record.statements, ...record.events].map((frame) => [frame.id, frame]))
  return [...reviews.values()].flatMap(({ id, key, place, state, words: said }) => {
    const frame = frames.get(id)!
    const shown =
      'anchor' in frame ? { type: frame.type, words: words(frame.anchor) } : { type: null, words: words(frame.content) }
    return said.map(({ by, verdict, number, at }) => ({
      report_id,
      frame_id: id,
      reviewer: by,
      kind: place.kind,
      frame: key,
      verdict,
      state,
      ...shown,
      confidence: frame.confidence,
      decision: number,
      decided_at: at,
    }))
  })
}

type Filled = { readonly spans: readonly Span[] } | null

function evidence(report_id: number, owner_id: string, roles: Readonly<Record<string, Filled>>) {
  return Object.entries(roles).flatMap(([role, filled]) =>
    (filled?.spans ?? []).map((span, number) => ({ report_id, owner_id, role, number, ...placeOf(span) })),
  )
}

/** The sentences of an event, in which it is searched: what it is about often stands outside its roles. */
function sentenceOf(record: ReportRecord, event: ReportRecord['events'][number]): string {
  const around = sentencesAround(record, spansOfEvent(event))
  return around === null ? '' : record.text.slice(around.start, around.end)
}

function placeOf({ start, end, text }: Span) {
  return { start_offset: start, end_offset: end, text }
}

function words({ spans }: { readonly spans: readonly Span[] }): string {
  return spans.map(({ text }) => text).join(between)
}
