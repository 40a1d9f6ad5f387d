import type { Decision } from './decision.ts'
import { JoinedSets } from './joined-sets.ts'

/** What decisions ask of a grouping. */
export type Constraints = {
  /** Lists of keys that belong together. */
  readonly together: readonly (readonly string[])[]
  /** The keys that one may not be grouped with. */
  apartFrom(key: string): ReadonlySet<string>
  /** Numbers of the decisions that later ones overrule. */
  readonly overruled: readonly number[]
}

const nobody: ReadonlySet<string> = new Set()

/** The decisions as constraints that do not contradict each other: the latest first, each as far as it can still hold. */
export function constraintsOf(decisions: readonly Decision[]): Constraints {
  const sets = new JoinedSets()
  const apart = new Map<string, Set<string>>()
  const overruled: number[] = []
  for (const decision of decisions.toSorted((a, b) => b.number - a.number)) {
    const holds =
      decision.verdict === 'same'
        ? joinAll([...decision.one, ...decision.other], sets, apart)
        : partAll(decision.one, decision.other, sets, apart)
    if (!holds) overruled.push(decision.number)
  }
  return {
    together: sets.lists(),
    apartFrom: (key) => apart.get(key) ?? nobody,
    overruled: overruled.toReversed(),
  }
}

/** The constraints of some of the keys alone: of the lists of those that belong together, only the ones that name them. */
export function constraintsAmong({ together, ...constraints }: Constraints): (keys: readonly string[]) => Constraints {
  const lists = new Map(together.flatMap((list) => list.map((key) => [key, list] as const)))
  const listsOf = (keys: readonly string[]) =>
    lists.size === 0 ? [] : [...new Set(keys.map((key) => lists.get(key)))].filter((list) => list !== undefined)
  return (keys) => ({ ...constraints, together: listsOf(keys) })
}

/** Lists of keys as those of numbers, without keys that have none. */
export function numbered(
  lists: readonly (readonly string[])[],
  numberOf: (key: string) => number | undefined,
): readonly (readonly number[])[] {
  const found = lists.map((list) => list.map(numberOf).filter((number) => number !== undefined))
  return found.filter((list) => list.length > 0)
}

/** Joins keys unless that would bring together what a later decision holds apart. */
function joinAll(keys: readonly string[], sets: JoinedSets, apart: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const members = new Set(keys.flatMap((key) => sets.membersOf(key)))
  for (const member of members) {
    for (const other of apart.get(member) ?? nobody) if (members.has(other)) return false
  }
  for (const key of keys) sets.join(keys[0]!, key)
  return true
}

/** Holds keys apart unless a later decision joins two of them. */
function partAll(
  one: readonly string[],
  other: readonly string[],
  sets: JoinedSets,
  apart: Map<string, Set<string>>,
): boolean {
  if (one.some((a) => other.some((b) => sets.find(a) === sets.find(b)))) return false
  for (const a of one) {
    for (const b of other) {
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const) {
        const known = apart.get(from)
        if (known === undefined) apart.set(from, new Set([to]))
        else known.add(to)
      }
    }
  }
  return true
}
