import type { FrameContent } from './frame-content.ts'
import type { FramePlace } from './frame-key.ts'

/** What a person may say of a frame. `mended` stands for a frame that is right as they put it. */
export const verdicts = ['right', 'wrong', 'unsure', 'mended'] as const
export type Verdict = (typeof verdicts)[number]

/** What holds of a frame: what people said last, or `machine` where nobody has looked at it yet. */
export const reviewStates = ['machine', ...verdicts] as const
export type ReviewState = (typeof reviewStates)[number]

/** What was before a decision. */
export type ReviewedBefore = { readonly state: ReviewState; readonly content: FrameContent }

/** A decision as it is kept. Decisions are never changed and never removed: what is taken back is taken back by another. */
export type ReviewDecision = {
  /** Counts up; of two that disagree the later one wins. */
  readonly number: number
  /** Of the text, so that a decision holds whoever reads it and whenever. */
  readonly fingerprint: string
  readonly frame: FramePlace
  /** `undo` takes the decision `undoes` back. */
  readonly verdict: Verdict | 'undo'
  /** What was called right, wrong or unsure, or how it was mended; null for `undo`. */
  readonly content: FrameContent | null
  readonly before: ReviewedBefore
  readonly undoes: number | null
  readonly by: string
  /** The moment, ISO 8601. */
  readonly at: string
}

/** A decision that says something of a frame. */
export type Said = ReviewDecision & { readonly verdict: Verdict; readonly content: FrameContent }

/**
 * The decisions that stand, in their order: those that none which stands takes back. One that takes back may be taken back
 * itself, and then what it took back stands again.
 */
export function standing(decisions: readonly ReviewDecision[]): readonly ReviewDecision[] {
  const takenBack = new Set<number>()
  const stands: ReviewDecision[] = []
  // A decision takes back only earlier ones, so from the last to the first each is settled when it is reached.
  for (const decision of decisions.toSorted((a, b) => b.number - a.number)) {
    if (takenBack.has(decision.number)) continue
    if (decision.undoes !== null) takenBack.add(decision.undoes)
    stands.push(decision)
  }
  return stands.reverse()
}

export function isSaid(decision: ReviewDecision): decision is Said {
  return decision.verdict !== 'undo' && decision.content !== null
}
