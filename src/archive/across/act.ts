import type { EventType } from '../../record/plover.ts'
import type { WordVector } from './word-weights.ts'

/** Those on one side of an act: who they are across reports, of which states, and the words for them, by their stems. */
export type Side = {
  readonly actors: readonly string[]
  readonly countries: readonly string[]
  readonly words: readonly string[]
  /** Those of the words that stand with a capital. */
  readonly names: readonly string[]
}

/** The days on which an act may have taken place, ISO 8601, and whether the report tells them. */
export type ActTime = {
  readonly from: string
  readonly to: string
  /** The same as numbers, in days since 1970-01-01. */
  readonly first: number
  readonly last: number
  readonly told: boolean
}

/** Whether a report says that it took place, that it will or may, or that it did not. */
export type Stance = 'asserts' | 'foresees' | 'denies'

/** An event of a report with what is needed to tell whether another report tells of the same. */
export type Act = {
  /** The report's key, the type and the place of the anchor: another reading of the text is likely to give the same. */
  readonly key: string
  readonly report: string
  /** The id that the event has in the report's record. */
  readonly event: string
  readonly type: EventType
  readonly stance: Stance
  readonly source: Side
  readonly target: Side
  readonly time: ActTime | null
  /** The words of the anchor. */
  readonly anchor: string
  /** The words of the sentence that tells of it, and those of the whole report. */
  readonly sentence: WordVector
  readonly whole: WordVector
}
