import { overlaps, type Range } from '../record/ranges.ts'
import { actsBefore } from './act.ts'
import type { EventDraft } from './event-draft.ts'

/** So far apart, in code units, two words may tell of one act. */
const reach = 60

/** What stands between two acts, rather than between two words for one. */
const parts = /[,;:.]|\b(?:and|or|but|while|after|before|when)\b/iu

/** What stands between a promise and the verb for what is promised. */
const promising = /^\s+(?:[\p{L}-]+\s+)?to\s+(?:[\p{L}-]+\s+){0,2}$/u

/**
 * One event for each act, since whoever counts acts would count some of them twice:
 *
 * - Where two words of a clause tell of the same type, by the same and to the same, as a verb and its noun do ("imposed
 *   sanctions", "provides aid"), the one that the model is surer of stays.
 * - What somebody agrees to do is the agreement, and no deed yet ("agreed to withdraw").
 */
export function oneForEachAct(text: string, events: readonly EventDraft[]): EventDraft[] {
  const kept: EventDraft[] = []
  for (const event of events) {
    const near = actsBefore(kept, event.anchor, reach)
    const twin = near.find((other) => isSameAct(text, other, event))
    if (twin === undefined) {
      if (!near.some((other) => isPromised(text, other, event))) kept.push(event)
    } else if (event.confidence > twin.confidence) {
      kept.splice(kept.indexOf(twin), 1)
      kept.push(event)
    }
  }
  return kept
}

function isSameAct(text: string, first: EventDraft, second: EventDraft): boolean {
  return (
    first.type === second.type &&
    first.assertedBy === second.assertedBy &&
    isSameSide(first.source, second.source) &&
    isSameSide(first.target, second.target) &&
    !parts.test(text.slice(first.anchor.end, second.anchor.start))
  )
}

function isPromised(text: string, promise: EventDraft, deed: EventDraft): boolean {
  return (
    promise.type === 'AGREE' &&
    deed.status !== 'actual' &&
    (deed.source === null || isSameSide(promise.source, deed.source)) &&
    promising.test(text.slice(promise.anchor.end, deed.anchor.start))
  )
}

const isSameSide = (a: Range | null, b: Range | null): boolean => (a && b ? overlaps(a, b) : a === b)
