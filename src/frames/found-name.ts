import type { Range } from '../record/ranges.ts'

/**
 * A name where it stands, by CoNLL-2003's guideline: without the titles before it; "North Korean" is MISC, "Pyongyang"
 * LOC. Names come in the order of the text and do not overlap.
 */
export type FoundName = Range & {
  readonly type: 'PER' | 'ORG' | 'LOC' | 'MISC'
  /** How sure, from 0 to 1. */
  readonly score: number
}
