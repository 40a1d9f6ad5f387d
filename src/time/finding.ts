import type { Range } from '../record/ranges.ts'
import type { Days } from './values.ts'
import type { Word } from './words.ts'

export type TimeFinding = Range & {
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET'
  readonly value: string | null
  /** The first and the last day of what the expression covers, where that is known. */
  readonly from: string | null
  readonly to: string | null
}

/** -1 where the verb looks back, 1 where it looks ahead, 0 where nothing says. */
export type Looks = -1 | 0 | 1

/** What a relative expression leans on. */
export type When = {
  /** The published day. */
  readonly today: number | null
  /** The last date mentioned, other than by comparison with another. */
  readonly base: string | null
  /** The last quarter mentioned. */
  readonly quarter: string | null
  readonly looks: Looks
}

/** What a rule read: where it ends (a word's index, exclusive) and how to work out the value when that is known. */
export type Reading = {
  readonly end: number
  readonly type: TimeFinding['type']
  readonly value: (when: When) => string | null
  /** Days that the value alone doesn't tell: "the past three days". */
  readonly days?: (when: When) => Days | null
  /** Compares with a date that stays the one talked about: "a year earlier". */
  readonly compares?: true
}

export type Rule = (text: readonly Word[], at: number) => Reading | null

export function date(end: number, value: Reading['value']): Reading {
  return { end, type: 'DATE', value }
}

/** The first rule that reads something. */
export function firstOf(rules: readonly Rule[]): Rule {
  return (text, at) => {
    for (const rule of rules) {
      const reading = rule(text, at)
      if (reading !== null) return reading
    }
    return null
  }
}
