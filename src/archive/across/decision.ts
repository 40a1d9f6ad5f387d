/** What a decision is about: texts that are copies, actors who are one, acts that are one happening. */
export const decisionSubjects = ['copies', 'actors', 'happenings'] as const
export type DecisionSubject = (typeof decisionSubjects)[number]

/**
 * What a person decided against, or ahead of, what is worked out. It names reports, actors or acts by their own keys
 * and never a group, so it holds however the groups come out next time.
 */
export type Decision = {
  /** Counts up; of two that disagree the later one wins. */
  readonly number: number
  readonly about: DecisionSubject
  /** `same`: all of `one` and `other` belong together. `different`: none of `one` belongs with any of `other`. */
  readonly verdict: 'same' | 'different'
  readonly one: readonly string[]
  readonly other: readonly string[]
}
