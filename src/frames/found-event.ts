import type { EventStatus, EventType } from '../record/plover.ts'
import type { Range } from '../record/ranges.ts'

/** A span of the text and how sure the model is of it, from 0 to 1. */
export type Scored = Range & { readonly score: number }

/** An event as the model gives it: its anchor, what fills its roles, and whether it took place. */
export type FoundEvent = {
  readonly type: EventType
  readonly anchor: Scored
  readonly source: Scored | null
  readonly target: Scored | null
  readonly time: Scored | null
  readonly place: Scored | null
  /** The words that name whoever tells of it, where the sentence does. */
  readonly asserter: Scored | null
  readonly status: EventStatus
  readonly statusScore: number
  /** How likely it has no source, no target: 1 less the best chance of any word to be one. */
  readonly withoutSource: number
  readonly withoutTarget: number
  /** True where the anchor is a modal that the model is not sure of: a request where a statement says it, else nothing. */
  readonly faint: boolean
}
