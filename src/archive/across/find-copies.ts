import { createHash } from 'node:crypto'
import { type AcrossReport, byDay, compareText } from './across-report.ts'
import { constraintsOf } from './constraints.ts'
import { copyCandidates } from './copy-candidates.ts'
import { copyWords, creditedAgency } from './copy-words.ts'
import type { Decision } from './decision.ts'
import { group, type Tie } from './group.ts'
import { outletKey } from './outlet-key.ts'
import { type Likeness, likeness, shinglesOf } from './shingles.ts'

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
export function findCopies(reports: readonly AcrossReport[], decisions: readonly Decision[] = []): Copies {
  const ordered = reports.toSorted(byDay)
  const shingles = ordered.map(({ record }) => shinglesOf(copyWords(record)))
  const placeOf = new Map(ordered.map(({ key }, place) => [key, place]))
  const between = (a: string, b: string): Likeness => likeness(shingles[placeOf.get(a)!]!, shingles[placeOf.get(b)!]!)

  const ties: CopyTie[] = []
  for (const [i, j] of copyCandidates(shingles)) {
    const found = likeness(shingles[i]!, shingles[j]!)
    if (!areCopies(found, shingles[i]!.length, shingles[j]!.length)) continue
    const [a, b] = [ordered[i]!.key, ordered[j]!.key].sort(compareText) as [string, string]
    ties.push({ a, b, score: Math.max(found.resemblance, found.containment), ...found })
  }
  const constraints = constraintsOf(decisions.filter(({ about }) => about === 'copies'))
  const grouping = group([...placeOf.keys()], ties, constraints, {
    // Of each group its first text counts: one that holds two others whole must not make copies of those two.
    factsOf: (key) => placeOf.get(key)!,
    merge: (one, other) => Math.min(one, other),
    fits: ({ facts: i }, { facts: j }) =>
      areCopies(likeness(shingles[i]!, shingles[j]!), shingles[i]!.length, shingles[j]!.length),
  })
  const groups = grouping.groups
    .filter((keys) => keys.length > 1)
    .map((keys) => {
      const original = originalOf(
        keys.map((key) => ordered[placeOf.get(key)!]!),
        between,
      )
      const members = keys.map((report) => ({ report, ...between(report, original) }))
      return { id: `c_${digest(original)}`, original, members }
    })
  groups.sort((x, y) => compareText(x.original, y.original))
  return { groups, ties: grouping.used, overruled: constraints.overruled }
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
 * one that has most in common with the others, then the first by key.
 */
function originalOf(reports: readonly AcrossReport[], between: (a: string, b: string) => Likeness): string {
  const first = reports.toSorted(byDay)
  const day = first[0]!.record.published
  const sample = first.slice(0, mostCompared)
  const credited = new Set(first.map(({ record }) => outletKey(creditedAgency(record) ?? '')))
  const ranked = sample
    .filter(({ record }) => record.published === day)
    .map(({ key, outlets }) => ({
      key,
      credit: outlets.some((outlet) => credited.has(outletKey(outlet))) ? 1 : 0,
      shared: sample.reduce((sum, other) => sum + between(key, other.key).resemblance, 0),
    }))
  ranked.sort((a, b) => b.credit - a.credit || b.shared - a.shared || compareText(a.key, b.key))
  return ranked[0]!.key
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16)
}
