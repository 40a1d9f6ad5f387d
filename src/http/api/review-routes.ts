import { z } from 'zod'
import { allDecisions } from '../../archive/across/decisions.ts'
import { agreementOf, agreementShape } from '../../views/agreement.ts'
import { pageAsked } from '../../views/asked-for.ts'
import { frameToReview, frameToReviewShape } from '../../views/frame-to-review.ts'
import { decisionsAsked, findReviews, listedDecision } from '../../views/review-history.ts'
import { queueAsked, queued, reviewQueue } from '../../views/review-queue.ts'
import { groupingShape } from './grouping-shape.ts'
import { listOf } from './list-of.ts'
import { notThere } from './not-there.ts'
import { type Route, route } from './route.ts'

/** What the API answers about review. */
export const reviewRoutes: readonly Route[] = [
  route({
    path: '/api/review',
    summary: 'Statements and events that await review, the least certain first.',
    query: queueAsked.extend(pageAsked.shape),
    answer: listOf(queued),
    run: ({ archive }, { query }) => reviewQueue(archive, query, query),
  }),
  route({
    path: '/api/review/frame',
    summary: 'One statement or event with all that is needed to judge it, and what people said of it.',
    query: z.object({
      report: z.string().min(1).max(100).describe("the report's key"),
      frame: z.string().min(1).max(100).describe('its key, as `statement@41-45`, or its id within the report, as `s4`'),
    }),
    answer: frameToReviewShape,
    run: async ({ archive }, { query }) => {
      const found = await frameToReview(archive, query.report, query.frame)
      if (found === null) throw notThere('statement or event')
      return found
    },
  }),
  route({
    path: '/api/review/decisions',
    summary: 'What people decided about statements and events, the newest first, with what was before.',
    query: decisionsAsked.extend(pageAsked.shape),
    answer: listOf(listedDecision),
    run: ({ archive }, { query }) => findReviews(archive, query, query),
  }),
  route({
    path: '/api/review/agreement',
    summary: "How far every two people agree on what both reviewed: Cohen's kappa, by kind.",
    answer: z.object({ items: z.array(agreementShape).readonly() }),
    run: async ({ archive }) => ({ items: await agreementOf(archive) }),
  }),
  route({
    path: '/api/groupings',
    summary: 'What people decided about which copies, actors or acts are one; also what they took back.',
    answer: z.object({ items: z.array(groupingShape).readonly() }),
    run: async ({ archive }) => ({ items: await allDecisions(archive) }),
  }),
]
