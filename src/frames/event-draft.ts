import type { EventStatus, EventType } from '../record/plover.ts'
import type { Range } from '../record/ranges.ts'

/** An event with its parts in the text, before anybody has asked who acts and when. */
export type EventDraft = {
  readonly type: EventType
  readonly mode: string | null
  readonly contexts: readonly string[]
  readonly anchor: Range
  readonly source: Range | null
  readonly target: Range | null
  readonly time: Range | null
  readonly place: Range | null
  readonly status: EventStatus
  /** The statement, by its place in the list, that asserts it; null for the report's own voice. */
  readonly assertedBy: number | null
  readonly confidence: number
}
