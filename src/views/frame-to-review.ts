import { z } from 'zod'
import type { Archive, KeptReport } from '../archive/archive.ts'
import { actorName, frameContent, framesWithContent } from '../archive/review/frame-content.ts'
import { frameKinds } from '../archive/review/frame-key.ts'
import { reviewStates, verdicts } from '../archive/review/review-decision.ts'
import { statesOf } from '../archive/review/reviewed-record.ts'
import { wordsOf } from './speakers.ts'

/** One statement or event as a person reviews it. */
export const frameToReviewShape = z.object({
  report: z.string().describe("the report's key"),
  id: z.string().describe("the statement's or event's id within the report"),
  frame: z.string().describe('the key by which decisions name it, which another reading leaves as it is'),
  kind: z.enum(frameKinds),
  confidence: z.number(),
  state: z.enum(reviewStates).describe('what holds of it; an event on the word of a wrong statement is wrong with it'),
  content: frameContent.describe('what holds'),
  found: frameContent.nullable().describe('what the reading found; null for what people alone know of'),
  words: z
    .array(z.object({ by: z.string(), verdict: z.enum(verdicts), at: z.string(), content: frameContent }))
    .readonly()
    .describe("each reviewer's last word that holds"),
  around: z
    .object({ start: z.int(), text: z.string() })
    .describe('the paragraphs in which it stands, and where they begin in the text'),
  actors: z.array(actorName).readonly().describe('whom the report names'),
  statements: z
    .array(z.object({ frame: z.string(), id: z.string(), words: z.string() }))
    .readonly()
    .describe('on whose word an event may stand'),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  published: z.string().nullable(),
})

export type FrameToReview = z.infer<typeof frameToReviewShape>

/** Most code units shown on each side of what is reviewed. */
const mostAround = 1_200

/** A statement or an event by its id or key, with all that a person needs to judge it; null where it is not there. */
export async function frameToReview(archive: Archive, report: string, wanted: string): Promise<FrameToReview | null> {
  const kept = await archive.report(report)
  return kept === null ? null : frameOf(kept, wanted)
}

function frameOf(kept: KeptReport, wanted: string): FrameToReview | null {
  const { record, reviews } = kept
  const frames = framesWithContent(record)
  const named = [...reviews.values()].find((one) => one.key === wanted || one.found?.key === wanted)?.id
  const frame = frames.find(({ id }) => id === (named ?? wanted)) ?? frames.find(({ key }) => key === wanted)
  if (frame === undefined) return null
  const review = reviews.get(frame.id)
  const keyOf = ({ id, key }: { readonly id: string; readonly key: string }) => reviews.get(id)?.key ?? key
  return {
    report: kept.key,
    id: frame.id,
    frame: keyOf(frame),
    kind: frame.kind,
    confidence: frame.kind === 'statement' ? frame.statement.confidence : frame.event.confidence,
    state: statesOf(kept)(frame.id),
    content: frame.content,
    found: review === undefined ? frame.content : (review.found?.content ?? null),
    words: (review?.words ?? []).map(({ by, verdict, at, content }) => ({ by, verdict, at, content })),
    around: paragraphsAround(record.text, frame),
    actors: record.actors.map(({ name, kind, country }) => ({ name, kind, country })),
    statements: frames.flatMap((one) =>
      one.kind === 'event'
        ? []
        : [{ frame: keyOf(one), id: one.id, words: wordsOf(one.statement.content.spans) ?? '' }],
    ),
    title: record.title,
    publisher: record.publisher,
    published: record.published,
  }
}

/** The whole paragraphs from the first place of a frame to the last, or as much of them as people can look through. */
function paragraphsAround(text: string, frame: ReturnType<typeof framesWithContent>[number]): FrameToReview['around'] {
  const { statement, event } = { statement: null, event: null, ...frame }
  const roles = statement ?? event!
  const spans = [
    ...roles.source.spans,
    ...(statement === null
      ? [...event!.anchor.spans, ...event!.target.spans]
      : [...statement.cue.spans, ...statement.content.spans]),
  ]
  const first = Math.min(frame.start, ...spans.map(({ start }) => start))
  const last = Math.max(frame.end, ...spans.map(({ end }) => end))
  const paragraph = text.lastIndexOf('\n', first - 1) + 1
  const ending = text.indexOf('\n', last)
  const start = wholeFrom(text, Math.max(paragraph, first - mostAround))
  const end = wholeFrom(text, Math.min(ending < 0 ? text.length : ending, last + mostAround))
  return { start, text: text.slice(start, end) }
}

/** A place that splits no character: before it where it would. */
function wholeFrom(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') && /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') ? at - 1 : at
}
