import type { DatabaseSync } from 'node:sqlite'
import type { Act } from './act.ts'
import { actCandidates } from './act-candidates.ts'
import { attest } from './attest.ts'
import { type ActTie, compareActs, mayBeOne } from './compare-acts.ts'
import { constraintsAmong, constraintsOf, numbered } from './constraints.ts'
import type { Decision } from './decision.ts'
import { group, type Tie } from './group.ts'
import type { Happening } from './happening.ts'
import { copyGroups, type Gathering, type HeldActs, holdActs } from './held-acts.ts'
import type { HeldReports } from './held-reports.ts'
import { openTies, type Ties } from './tied-parts.ts'

/** From here on two acts are one, and two groups of acts: chosen on the first half of the told reports. */
export const happeningBars = { tie: 0.4, groups: 0.5 }

/** Most acts of each of two groups that are held against each other before the groups are joined. */
const mostCompared = 6

type Around = Omit<Gathering, 'wanted'> & { readonly decisions: readonly Decision[] }

export type Happenings = {
  /** Each happening once, in no order that means anything; they are worked out while they are gone through. */
  readonly happenings: Iterable<Happening>
  readonly overruled: readonly number[]
}

/**
 * Groups the events of reports that tell of the same act, and says who asserts and who denies it. Pairs that share an
 * actor, a state or telling words and are near in time are scored by type, sides, days and words, and groups grow from
 * the best pairs on while the acts of two groups are alike on average, which keeps chains from forming.
 */
export function findHappenings(
  db: DatabaseSync,
  held: HeldReports,
  { people, copies, decisions, kept }: Around,
): Happenings {
  const constraints = constraintsOf(decisions.filter(({ about }) => about === 'happenings'))
  const acts = holdActs(db, held, { people, copies, wanted: new Set(constraints.together.flat()), kept })
  const ties = openTies(db, 'act_ties')
  tieActs(acts, ties)
  const among = constraintsAmong(constraints)
  const { groupOf } = copyGroups(copies)
  const around = { nameOf: people.nameOf, copyGroupOf: (report: string) => groupOf(report)?.id }
  function* happenings() {
    for (const part of ties.parts(acts.count, numbered(constraints.together, acts.numberOf))) {
      const keyOf = new Map(part.members.map((number) => [number, acts.key(number)]))
      const numbers = new Map(part.members.map((number) => [keyOf.get(number)!, number]))
      const actOf = (key: string): Act => acts.act(numbers.get(key)!)
      function* pairs(): Generator<Tie> {
        for (const { one, other, score } of part.ties) yield { a: keyOf.get(one)!, b: keyOf.get(other)!, score }
      }
      const keys = [...numbers.keys()]
      const grouping = group<Tie, null>(keys, pairs(), among(keys), {
        factsOf: () => null,
        merge: () => null,
        fits: (one, other) => meanScore(some(one.members), some(other.members), actOf) >= happeningBars.groups,
      })
      const placeOf = new Map(grouping.groups.flatMap((members, place) => members.map((key) => [key, place] as const)))
      const why = Map.groupBy(grouping.used, ({ a }) => placeOf.get(a)!)
      for (const [place, members] of grouping.groups.entries()) {
        // The grounds of a pair are told again rather than kept of every pair that might have joined.
        const grounds = (why.get(place) ?? []).map(({ a, b }): ActTie => compareActs(actOf(a), actOf(b))!)
        yield attest(
          members.map((key) => acts.traced(numbers.get(key)!)),
          grounds,
          around,
        )
      }
    }
  }
  return { happenings: happenings(), overruled: constraints.overruled }
}

function tieActs(acts: HeldActs, ties: Ties): void {
  for (const [i, j] of actCandidates(acts.inOrder(), acts.act)) {
    if (!mayBeOne(acts.head(i), acts.head(j))) continue
    const tie = compareActs(acts.act(i), acts.act(j), happeningBars.tie)
    if (tie !== null && tie.score >= happeningBars.tie) ties.add(i, j, tie.score)
  }
}

/** A few members, spread evenly over the list. */
function some(members: readonly string[]): readonly string[] {
  if (members.length <= mostCompared) return members
  return Array.from({ length: mostCompared }, (_, i) => members[Math.floor((i * members.length) / mostCompared)]!)
}

function meanScore(one: readonly string[], other: readonly string[], actOf: (key: string) => Act): number {
  let sum = 0
  for (const a of one) for (const b of other) sum += compareActs(actOf(a), actOf(b))?.score ?? 0
  return sum / (one.length * other.length)
}
