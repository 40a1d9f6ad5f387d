import type { EventStatus, EventType } from '../record/plover.ts'
import type { Range } from '../record/ranges.ts'
import type { FoundContext } from './event-contexts.ts'
import type { FoundMode } from './event-mode.ts'
import type { ToldSides } from './event-sides.ts'
import type { ToldStatus } from './event-status.ts'
import type { FoundEvent } from './found-event.ts'

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
  readonly why: EventDraftWhy
}

/** What a draft was made of: the model's own finding, and how the statement that asserts it was found. */
export type EventDraftWhy = {
  readonly found: FoundEvent
  /** The rule and the words that tell the status, where it isn't the model's. */
  readonly status: ToldStatus | null
  /** The sides that rules tell. */
  readonly sides: ToldSides
  /** The mode and the contexts, with the words that tell. */
  readonly mode: FoundMode | null
  readonly contexts: readonly FoundContext[]
  /** It stands in that statement's content, or the model names that statement's source as whoever tells of it. */
  readonly assertedBy: 'content' | 'asserter' | null
}
