import { z } from 'zod'
import { reviewStates } from '../../archive/review/review-decision.ts'
import type { FrameReview } from '../../archive/review/reviewed-record.ts'

/** What people said of a statement or an event of a report. */
export const keptReview = z.object({
  id: z.string().describe("the statement's or event's id within the report"),
  frame: z.string().describe('the key by which decisions name it'),
  state: z.enum(reviewStates),
  by: z.array(z.string()).readonly().describe('whose word of it holds'),
})

export function keptReviewsOf(reviews: ReadonlyMap<string, FrameReview>): readonly z.infer<typeof keptReview>[] {
  return [...reviews.values()].map(({ id, key, state, words }) => ({
    id,
    frame: key,
    state,
    by: words.map((word) => word.by),
  }))
}
