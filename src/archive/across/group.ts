import { compareText } from './across-report.ts'
import type { Constraints } from './constraints.ts'
import { JoinedSets } from './joined-sets.ts'

/** Two things and how alike they are, from 0 to 1. */
export type Tie = { readonly a: string; readonly b: string; readonly score: number }

/** What a grouping came to: the groups, and the ties and decisions that made them. */
export type Grouping<T extends Tie> = {
  readonly groups: readonly (readonly string[])[]
  /** The ties that joined two groups, in the order of their keys. */
  readonly used: readonly T[]
}

/** A group as far as it has grown, and what is known of it. */
export type Grown<Facts> = { readonly facts: Facts; readonly members: readonly string[] }

/** How things are grouped: what is known of one and of two together, and whether two groups may be joined. */
export type Rules<Facts> = {
  readonly factsOf: (key: string) => Facts
  readonly merge: (one: Facts, other: Facts) => Facts
  readonly fits: (one: Grown<Facts>, other: Grown<Facts>) => boolean
}

/**
 * Groups things by their ties, which come the strongest first, where `fits` agrees to what is joined. What decisions hold together
 * is joined before all, what they hold apart never. The order of things makes no difference.
 */
export function group<T extends Tie, Facts>(
  keys: readonly string[],
  ties: Iterable<T>,
  constraints: Constraints,
  { factsOf, merge, fits }: Rules<Facts>,
): Grouping<T> {
  const sets = new JoinedSets()
  const facts = new Map<string, Facts>()
  for (const key of keys) {
    sets.join(key, key)
    facts.set(key, factsOf(key))
  }
  const grown = (key: string): Grown<Facts> => ({ facts: facts.get(sets.find(key))!, members: sets.membersOf(key) })
  const join = (a: string, b: string): void => {
    if (sets.find(a) === sets.find(b)) return
    const both = merge(grown(a).facts, grown(b).facts)
    sets.join(a, b)
    facts.set(sets.find(a), both)
  }
  for (const list of constraints.together) {
    const present = list.filter((key) => facts.has(key))
    for (const key of present) join(present[0]!, key)
  }
  const used: T[] = []
  // To look through the members of large groups at each tie would cost the square of their sizes.
  const holdsApart = keys.some((key) => constraints.apartFrom(key).size > 0)
  for (const tie of ties) {
    if (sets.find(tie.a) === sets.find(tie.b)) continue
    const [one, other] = [grown(tie.a), grown(tie.b)]
    if ((holdsApart && areApart(one.members, other.members, constraints)) || !fits(one, other)) continue
    join(tie.a, tie.b)
    used.push(tie)
  }
  return { groups: sets.lists(), used: used.sort(inOrder) }
}

function inOrder(x: Tie, y: Tie): number {
  return compareText(x.a, y.a) || compareText(x.b, y.b)
}

function areApart(one: readonly string[], other: readonly string[], { apartFrom }: Constraints): boolean {
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one]
  const held = fewer.flatMap((key) => [...apartFrom(key)])
  if (held.length === 0) return false
  const from = new Set(more)
  return held.some((key) => from.has(key))
}
