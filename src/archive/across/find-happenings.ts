import { type AcrossReport, byDay, compareText } from './across-report.ts'
import type { Act } from './act.ts'
import { actCandidates } from './act-candidates.ts'
import { attest } from './attest.ts'
import { type ActTie, compareActs } from './compare-acts.ts'
import { constraintsOf } from './constraints.ts'
import type { Decision } from './decision.ts'
import type { Copies } from './find-copies.ts'
import { gatherActs } from './gather-acts.ts'
import { group } from './group.ts'
import type { Happening } from './happening.ts'
import type { JoinedActors } from './join-actors.ts'
import { weighable, wordWeights } from './word-weights.ts'

/** From here on two acts are one, and two groups of acts: chosen on the first half of the told reports. */
export const happeningBars = { tie: 0.4, groups: 0.3 }

/** Most acts of each of two groups that are held against each other before the groups are joined. */
const mostCompared = 6

export type Happenings = {
  readonly happenings: readonly Happening[]
  readonly overruled: readonly number[]
}

/**
 * Groups the events of reports that tell of the same act, and says who asserts and who denies it. Pairs that share an
 * actor, a state or telling words and are near in time are scored by type, sides, days and words, and groups grow from
 * the best pairs on while the acts of two groups are alike on average, which keeps chains from forming.
 */
export function findHappenings(
  reports: readonly AcrossReport[],
  { actors }: JoinedActors,
  copies: Copies,
  decisions: readonly Decision[] = [],
): Happenings {
  const ordered = reports.toSorted(byDay)
  const joined = new Map(actors.flatMap((actor) => actor.members.map((handle) => [handle, actor] as const)))
  const copied = new Set(
    copies.groups.flatMap(({ original, members }) =>
      members.map(({ report }) => report).filter((key) => key !== original),
    ),
  )
  function* texts() {
    for (const { key, record } of ordered) if (!copied.has(key)) yield weighable(record.text)
  }
  const weigh = wordWeights(texts())
  const acts = ordered.flatMap((report) => gatherActs(report, joined, weigh))
  const byKey = new Map<string, Act>(acts.map((act) => [act.key, act]))

  const found: { readonly i: number; readonly j: number; readonly tie: ActTie }[] = []
  for (const [i, j] of actCandidates(acts)) {
    const tie = compareActs(acts[i]!, acts[j]!)
    if (tie !== null && tie.score >= happeningBars.tie) found.push({ i, j, tie })
  }
  const ties = found.sort((a, b) => a.i - b.i || a.j - b.j).map(({ tie }) => tie)
  const constraints = constraintsOf(decisions.filter(({ about }) => about === 'happenings'))
  const grouping = group<ActTie, null>([...byKey.keys()], ties, constraints, {
    factsOf: () => null,
    merge: () => null,
    fits: (one, other) => meanScore(some(one.members), some(other.members), byKey) >= happeningBars.groups,
  })
  const groupOf = new Map(grouping.groups.flatMap((keys, place) => keys.map((key) => [key, place] as const)))
  const why = Map.groupBy(grouping.used, ({ a }) => groupOf.get(a)!)
  const groups = grouping.groups.map((keys, place) => ({
    acts: keys.map((key) => byKey.get(key)!),
    why: why.get(place) ?? [],
  }))
  const happenings = attest(groups, { reports: ordered, joined, copies })
  return { happenings: happenings.toSorted(inTime), overruled: constraints.overruled }
}

function inTime(a: Happening, b: Happening): number {
  return compareText(a.from ?? '9999', b.from ?? '9999') || compareText(a.id, b.id)
}

/** A few members, spread evenly over the list. */
function some(members: readonly string[]): readonly string[] {
  if (members.length <= mostCompared) return members
  return Array.from({ length: mostCompared }, (_, i) => members[Math.floor((i * members.length) / mostCompared)]!)
}

function meanScore(one: readonly string[], other: readonly string[], byKey: ReadonlyMap<string, Act>): number {
  let sum = 0
  for (const a of one) for (const b of other) sum += compareActs(byKey.get(a)!, byKey.get(b)!)?.score ?? 0
  return sum / (one.length * other.length)
}
