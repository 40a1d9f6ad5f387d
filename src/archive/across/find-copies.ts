import type { DatabaseSync } from 'node:sqlite'
import { compareText } from './across-report.ts'
import { cached, usuallyKept } from './cached.ts'
import { constraintsAmong, constraintsOf, numbered } from './constraints.ts'
import { copyCandidates } from './copy-candidates.ts'
import type { Decision } from './decision.ts'
import { group, type Tie } from './group.ts'
import type { HeldReports } from './held-reports.ts'
import { bandKeys, sampledShingles } from './min-hash.ts'
import { outletKey } from './outlet-key.ts'
import { KeyListBuilder } from './shared-keys.ts'
import { type Likeness, likeness } from './shingles.ts'
import { shortDigest } from './short-digest.ts'
import { openTies } from './tied-parts.ts'

/** From here on two texts are copies: chosen on the first half of the told reports (`docs/across.md`). */
export const copyBars = { resemblance: 0.5, containment: 0.7, leastShingles: 25, leastOfTheLonger: 0.25 }

/** One text in a group of copies, and what it shares with the group's original. */
export type CopyMember = Likeness & { readonly report: string }

/** Texts that are one story by one hand. The original is the one from which the others come, as far as can be told. */
export type CopyGroup = { readonly id: string; readonly original: string; readonly members: readonly CopyMember[] }

/** Two texts that are copies of each other by what they share. */
export type CopyTie = Tie & Likeness

export type Copies = {
  /** Groups of two and more, by the keys of their originals. */
  readonly groups: readonly CopyGroup[]
  /** Why: the pairs that joined the groups. */
  readonly ties: readonly CopyTie[]
  /** Numbers of decisions that later ones overrule. */
  readonly overruled: readonly number[]
}

/**
 * Near-copies: a wire story in several outlets, with another headline, a cut ending or a paragraph of the outlet's own.
 * Candidates come from MinHash bands and sampled shingles (Broder 1997, "On the resemblance and containment of
 * documents"); each is then counted out. Nothing is changed or thrown away: a group is a list of keys.
 */
export function findCopies(
  db: DatabaseSync,
  held: HeldReports,
  decisions: readonly Decision[] = [],
  kept = usuallyKept,
): Copies {
  const shingles = cached(kept, held.shingles)
  const between = (i: number, j: number): Likeness => likeness(shingles(i), shingles(j))
  const alike = (i: number, j: number, found = between(i, j)): boolean =>
    areCopies(found, shingles(i).length, shingles(j).length)
  const [bands, sampled] = [new KeyListBuilder(), new KeyListBuilder()]
  for (let place = 0; place < held.count; place++) {
    const own = held.shingles(place)
    bands.add(bandKeys(own))
    sampled.add(sampledShingles(own))
  }
  const candidates = openTies(db, 'copy_ties')
  for (const [i, j] of copyCandidates(bands.lists(), sampled.lists())) {
    const found = between(i, j)
    if (alike(i, j, found)) {
      candidates.add(
        held.rankOf(i),
        held.rankOf(j),
        Math.max(found.resemblance, found.containment),
        JSON.stringify(found),
      )
    }
  }
  const constraints = constraintsOf(decisions.filter(({ about }) => about === 'copies'))
  const among = constraintsAmong(constraints)
  const groups: CopyGroup[] = []
  const used: CopyTie[] = []
  const keyAt = (rank: number): string => held.key(held.placeAt(rank))
  const rankOf = (key: string): number | undefined => {
    const place = held.placeOf(key)
    return place === undefined ? undefined : held.rankOf(place)
  }
  for (const { members, ties } of candidates.parts(held.count, numbered(constraints.together, rankOf))) {
    if (members.length === 1) continue
    function* pairs(): Generator<CopyTie> {
      for (const { one, other, score, note } of ties) {
        yield { a: keyAt(one), b: keyAt(other), score, ...(JSON.parse(note!) as Likeness) }
      }
    }
    const placeOf = new Map(members.map((rank) => [keyAt(rank), held.placeAt(rank)]))
    const keys = [...placeOf.keys()]
    const grouping = group(keys, pairs(), among(keys), {
      // Of each group its first text counts: one that holds two others whole must not make copies of those two.
      factsOf: (key) => placeOf.get(key)!,
      merge: (one, other) => Math.min(one, other),
      fits: ({ facts: i }, { facts: j }) => alike(i, j),
    })
    used.push(...grouping.used)
    for (const keys of grouping.groups) {
      if (keys.length === 1) continue
      const places = keys.map((key) => placeOf.get(key)!)
      const original = originalOf(
        places.toSorted((a, b) => a - b),
        held,
        between,
      )
      const copies = places.map((place) => ({ report: held.key(place), ...between(place, original) }))
      groups.push({ id: `c_${shortDigest(held.key(original))}`, original: held.key(original), members: copies })
    }
  }
  groups.sort((x, y) => compareText(x.original, y.original))
  used.sort((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b))
  return { groups, ties: used, overruled: constraints.overruled }
}

function areCopies({ resemblance, containment }: Likeness, one: number, other: number): boolean {
  const [less, more] = [Math.min(one, other), Math.max(one, other)]
  if (less < copyBars.leastShingles) return false
  if (resemblance >= copyBars.resemblance) return true
  return containment >= copyBars.containment && less >= more * copyBars.leastOfTheLonger
}

/** Most copies that each copy of the first day is held against to find the original. */
const mostCompared = 20

/**
 * The text from which the copies come: of those of the first day the one whose publisher the others credit, then the
 * one that has most in common with the others, then the first by key. Places come in the order of days.
 */
function originalOf(places: readonly number[], held: HeldReports, between: (i: number, j: number) => Likeness): number {
  const heads = places.map((place) => ({ place, ...held.head(place) }))
  const day = heads[0]!.published
  const credited = new Set(heads.map(({ agency }) => outletKey(agency ?? '')))
  const sample = heads.slice(0, mostCompared)
  const ranked = sample
    .filter(({ published }) => published === day)
    .map(({ place, key, outlets }) => ({
      place,
      key,
      credit: outlets.some((outlet) => credited.has(outletKey(outlet))) ? 1 : 0,
      shared: sample.reduce((sum, other) => sum + between(place, other.place).resemblance, 0),
    }))
  ranked.sort((a, b) => b.credit - a.credit || b.shared - a.shared || compareText(a.key, b.key))
  return ranked[0]!.place
}
