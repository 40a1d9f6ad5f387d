import { z } from 'zod'
import { actorKinds } from '../../record/actor.ts'
import type { Event } from '../../record/event.ts'
import { extentOf } from '../../record/evidence.ts'
import { eventStatus, eventType } from '../../record/plover.ts'
import type { Range } from '../../record/ranges.ts'
import type { ReportRecord } from '../../record/report-record.ts'
import { type Statement, statementModes } from '../../record/statement.ts'
import { type KeyedFrame, keyedFrames } from './frame-key.ts'

const range = z.strictObject({ start: z.int().min(0), end: z.int().min(0) })
const ranges = z.array(range).max(50).readonly().describe('places in the text, UTF-16 code units, end exclusive')

/** An actor by what another reading of the same text is likely to call them too: a record's own ids change. */
export const actorName = z
  .strictObject({
    name: z.string().min(1).max(300),
    kind: z.enum(actorKinds),
    country: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable(),
  })
  .readonly()

export type ActorName = z.infer<typeof actorName>

/** What a statement says, as far as people judge and mend it. */
export const statementContent = z
  .strictObject({
    kind: z.literal('statement'),
    source: ranges,
    cue: ranges,
    content: ranges,
    speaker: actorName.nullable().describe('who that is; null where it is not known'),
    mode: z.enum(statementModes),
  })
  .readonly()

/** What an event says, as far as people judge and mend it. */
export const eventContent = z
  .strictObject({
    kind: z.literal('event'),
    type: eventType,
    status: eventStatus,
    anchor: ranges,
    source: ranges,
    target: ranges,
    place: ranges,
    sources: z.array(actorName).max(20).readonly().describe('who does it'),
    targets: z.array(actorName).max(20).readonly().describe('on whom'),
    assertedBy: z.string().nullable().describe("the key of the statement that asserts it; null for the report's voice"),
  })
  .readonly()

export const frameContent = z.discriminatedUnion('kind', [statementContent, eventContent])

export type StatementContent = z.infer<typeof statementContent>
export type EventContent = z.infer<typeof eventContent>
export type FrameContent = z.infer<typeof frameContent>

/** The places that a frame fills, by their roles, in the order in which people look at them. */
export const rolesOf = {
  statement: ['source', 'cue', 'content'],
  event: ['anchor', 'source', 'target', 'place'],
} as const

export function spansIn(content: FrameContent, role: string): readonly Range[] {
  const { source } = content
  if (role === 'source') return source
  if (content.kind === 'statement') return role === 'cue' ? content.cue : role === 'content' ? content.content : []
  return role === 'anchor' || role === 'target' || role === 'place' ? content[role] : []
}

/** Where the words that call a frame up stand: the cue, or the content where there is none; an event's anchor. */
export function anchorOf(content: FrameContent): Range {
  if (content.kind === 'event') return extentOf(content.anchor)
  return extentOf([content.cue, content.content, content.source].find((places) => places.length > 0) ?? [])
}

/** A frame of a record with what names it and what it says. */
export type FrameWithContent = KeyedFrame & { readonly content: FrameContent }

/** A record's statements and events with their keys and what they say. */
export function framesWithContent(record: ReportRecord): readonly FrameWithContent[] {
  const frames = keyedFrames(record)
  const keys = new Map(frames.map(({ id, key }) => [id, key]))
  const actors = new Map(record.actors.map(({ id, name, kind, country }) => [id, { name, kind, country }]))
  const who = (id: string | null) => (id === null ? null : (actors.get(id) ?? null))
  return frames.map((frame) => {
    const content =
      frame.kind === 'statement'
        ? contentOfStatement(frame.statement, who)
        : contentOfEvent(frame.event, who, (id) => keys.get(id) ?? null)
    return { ...frame, content }
  })
}

type Who = (id: string | null) => ActorName | null

function contentOfStatement({ source, cue, content, mode }: Statement, who: Who): StatementContent {
  return {
    kind: 'statement',
    source: placesOf(source),
    cue: placesOf(cue),
    content: placesOf(content),
    speaker: who(source.actor),
    mode,
  }
}

function contentOfEvent(event: Event, who: Who, keyOf: (id: string) => string | null): EventContent {
  const { type, status, anchor, source, target, place, assertedBy } = event
  return {
    kind: 'event',
    type,
    status,
    anchor: placesOf(anchor),
    source: placesOf(source),
    target: placesOf(target),
    place: place === null ? [] : placesOf(place),
    sources: source.actors.flatMap((id) => who(id) ?? []),
    targets: target.actors.flatMap((id) => who(id) ?? []),
    assertedBy: assertedBy === null ? null : keyOf(assertedBy),
  }
}

function placesOf({ spans }: { readonly spans: readonly Range[] }): readonly Range[] {
  return spans.map(({ start, end }) => ({ start, end }))
}

/** Whether two contents are one in every part. */
export function sameContent(a: FrameContent, b: FrameContent): boolean {
  return plain(a) === plain(b)
}

/**
 * Whether two readings found the same: all but on whose word an event stands, which hangs on another frame. What people
 * called wrong, or were unsure of, was this and not what a later reading may find in the same place.
 */
export function sameFinding(a: FrameContent, b: FrameContent): boolean {
  const bare = (one: FrameContent) => (one.kind === 'event' ? { ...one, assertedBy: null } : one)
  return plain(bare(a)) === plain(bare(b))
}

/** A content's parts in one order, whatever the order in which they came. */
function plain(content: FrameContent): string {
  return JSON.stringify(frameContent.parse(content))
}
