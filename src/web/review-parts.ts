import type { FrameToReview } from '../views/frame-to-review.ts'
import type { Overview } from '../views/overview.ts'
import type { ListedDecision } from '../views/review-history.ts'
import type { Queued } from '../views/review-queue.ts'

/** The conditions of a queue as they stand in an address. */
export type ReviewQuery = Readonly<Record<string, string>>

export type ReviewParts = {
  readonly frame: FrameToReview | null
  readonly history: readonly ListedDecision[]
  readonly before: Queued | null
  readonly after: readonly Queued[]
  readonly total: number
  readonly counts: Overview['reviews']
  readonly reviewer: string | null
  /** The queue's conditions as they stand in the address. */
  readonly query: ReviewQuery
  readonly mayWrite: boolean
  /** The decision that was just made. */
  readonly done: ListedDecision | null
  readonly problem?: string
}
