import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { frameContent } from '../archive/review/frame-content.ts'
import { frameKey, frameKinds } from '../archive/review/frame-key.ts'
import { decisionOf, reviewsOfTexts } from '../archive/review/kept-reviews.ts'
import { type ReviewDecision, reviewStates, standing, verdicts } from '../archive/review/review-decision.ts'
import { type Page, type PageAsked, usualLimit } from './asked-for.ts'
import { pageOf, placeAt } from './cursor.ts'

/** A decision as lists show it. */
export const listedDecision = z.object({
  number: z.int().describe('its number; of two that disagree the later holds'),
  report: z.string().nullable().describe("the report's key; null where the archive has no such text"),
  frame: z.string().describe('the statement or event: its kind and where its anchor stands'),
  kind: z.enum(frameKinds),
  verdict: z.enum([...verdicts, 'undo']),
  content: frameContent.nullable().describe('what was called so, or how it was mended; null for `undo`'),
  before: z.object({ state: z.enum(reviewStates), content: frameContent }).describe('what was before'),
  undoes: z.int().nullable().describe('the decision that it takes back'),
  stands: z.boolean().describe('whether no decision that stands takes it back'),
  by: z.string(),
  at: z.string(),
})

export type ListedDecision = z.infer<typeof listedDecision>

/** Which decisions are meant; without any of these, all. */
export const decisionsAsked = z.object({
  by: z.string().min(1).max(100).optional().describe('the reviewer'),
  report: z.string().min(1).max(100).optional().describe("the report's key"),
  frame: z.string().min(1).max(100).optional().describe("a statement's or event's key, with the report's"),
})

export type DecisionsAsked = z.infer<typeof decisionsAsked>

/** What people decided about statements and events, the newest first. */
export async function findReviews(
  { db }: Archive,
  { by, report, frame }: DecisionsAsked,
  { cursor, limit = usualLimit }: PageAsked = {},
): Promise<Page<ListedDecision>> {
  const place = placeAt(cursor, ['number'])
  let query = db
    .selectFrom('reviews')
    .leftJoin('reports', 'reports.fingerprint', 'reviews.fingerprint')
    .selectAll('reviews')
    .select('reports.key')
    .orderBy('reviews.id', 'desc')
  if (by !== undefined) query = query.where('decided_by', '=', by)
  if (report !== undefined) query = query.where('reports.key', '=', report)
  if (place !== null) query = query.where('reviews.id', '<', Number(place[0]))
  // Those of one frame are few, and told apart by its key.
  const rows = await (frame === undefined ? query.limit(limit + 1) : query).execute()
  const found = rows
    .map((row) => ({ key: row.key, decision: decisionOf(row) }))
    .filter(({ decision }) => frame === undefined || frameKey(decision.frame) === frame)
  const texts = await reviewsOfTexts(db, [...new Set(found.map(({ decision }) => decision.fingerprint))])
  const stand = new Set([...texts.values()].flatMap((list) => standing(list).map(({ number }) => number)))
  return pageOf(found, limit, {
    item: ({ key, decision }) => listedDecisionOf(decision, key, stand.has(decision.number)),
    placeOf: ({ decision }) => [decision.number],
  })
}

export function listedDecisionOf(decision: ReviewDecision, report: string | null, stands: boolean): ListedDecision {
  const { fingerprint: _fingerprint, frame, ...rest } = decision
  return { ...rest, report, frame: frameKey(frame), kind: frame.kind, stands }
}
