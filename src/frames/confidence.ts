import type { FoundEvent } from './found-event.ts'

/**
 * How likely a statement is right, from how sure the model is of its parts: a logistic curve (Platt, 1999) over
 * -log(1.02 - sureness), fitted on the development part of PolNeAR, where a statement counts as right when its content
 * and source match a gold one's. The model card has the reliability table.
 */
export function confidenceOf(sureness: number): number {
  const logit = intercept - slope * Math.log(1.02 - Math.min(Math.max(sureness, 0), 1))
  return Math.round(1e4 / (1 + Math.exp(-logit))) / 1e4
}

const intercept = -0.839
const slope = 1.23

/** How sure the model is of an event: the product of the chances of its anchor and of both sides, 0 to 1, not yet calibrated. */
export function eventSureness(e: FoundEvent): number {
  return e.anchor.score * (e.source?.score ?? e.withoutSource) * (e.target?.score ?? e.withoutTarget)
}

/**
 * How likely an event's type, source and target are all right: the same kind of curve, fitted on the development part of
 * the news events and of the dense ones together.
 */
export function eventConfidence(e: FoundEvent): number {
  return eventConfidenceOf(eventSureness(e))
}

/** The same, from how sure the model is. */
export function eventConfidenceOf(sureness: number): number {
  const logit = -1.357 - 2.163 * Math.log(1.02 - sureness)
  return Math.round(1e4 / (1 + Math.exp(-logit))) / 1e4
}
