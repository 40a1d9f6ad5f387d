import type { Range } from '../record/ranges.ts'
import type { Unit } from './lexicon.ts'
import type { Days } from './values.ts'
import type { Word } from './words.ts'

export type TimeFinding = Range & {
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET'
  readonly value: string | null
  /** The first and the last day of what the expression covers, where that is known. */
  readonly from: string | null
  readonly to: string | null
  /** What the expression is told from, where that is neither a date nor the published day: "a day after it tested missiles". */
  readonly hinge: Hinge | null
  readonly why: TimeWhy
}

/** "a day after it tested missiles": so many units from what the words in `on` tell of; below 0 for "before". */
export type Hinge = { readonly unit: Unit; readonly count: number; readonly on: Range }

/** How a value came about: the rule that read the words, and all that it leaned on. */
export type TimeWhy = {
  readonly rule: string
  readonly leans: readonly Lean[]
  /** The way that the verb looks, where the value depends on it. */
  readonly looks: Looks | null
}

/** A date that another one was worked out from. */
export type Lean = {
  readonly on: 'published' | 'dateline' | 'earlier'
  readonly value: string
  /** The words that tell it; null for the published day, which stands outside the text. */
  readonly at: Range | null
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
  /** A day that this sentence, or the one before, begins with: "On 3 May 2019 the envoys met." What follows is told from it. */
  readonly narrated: string | null
  readonly looks: Looks
}

/** Nothing is known. */
export const nothingKnown: When = { today: null, base: null, quarter: null, narrated: null, looks: 0 }

/** What a rule read: where it ends (a word's index, exclusive) and how to work out the value when that is known. */
export type Reading = {
  readonly end: number
  readonly type: TimeFinding['type']
  readonly value: (when: When) => string | null
  /** Days that the value alone doesn't tell: "the past three days". */
  readonly days?: (when: When) => Days | null
  /** Compares with a date that stays the one talked about: "a year earlier". */
  readonly compares?: true
  readonly hinge?: { readonly unit: Unit; readonly count: number }
  /** The rule that read it, by its name. */
  readonly rule?: string
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
      if (reading !== null) return reading.rule === undefined ? { ...reading, rule: rule.name } : reading
    }
    return null
  }
}
