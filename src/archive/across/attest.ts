import { createHash } from 'node:crypto'
import { type AcrossReport, byDay, compareText } from './across-report.ts'
import type { Act, Stance } from './act.ts'
import { type Asserters, assertersOf, type Voice } from './asserters.ts'
import type { ActTie } from './compare-acts.ts'
import type { Copies } from './find-copies.ts'
import type { Attestation, Happening } from './happening.ts'
import type { JoinedActor } from './join-actors.ts'
import { rejections } from './rejections.ts'

type Group = { readonly acts: readonly Act[]; readonly why: readonly ActTie[] }

type Around = {
  readonly reports: readonly AcrossReport[]
  readonly joined: ReadonlyMap<string, JoinedActor>
  readonly copies: Copies
}

type Heard = { readonly voice: Voice; readonly report: string; readonly stance: Stance }

/** Groups of acts as happenings: how many tell of each, on whose word, and against whose. */
export function attest(groups: readonly Group[], { reports, joined, copies }: Around): readonly Happening[] {
  const byKey = new Map(reports.map((report) => [report.key, report]))
  const rank = new Map(reports.toSorted(byDay).map(({ key }, place) => [key, place]))
  const copyGroups = new Map(copies.groups.flatMap((one) => one.members.map(({ report }) => [report, one] as const)))
  const asserters = new Map<string, Asserters>()
  const assertersIn = (key: string): Asserters => {
    const known = asserters.get(key) ?? assertersOf(byKey.get(key)!, joined, copyGroups, byKey)
    asserters.set(key, known)
    return known
  }
  const rejected = rejections(groups, reports, assertersIn)
  const names = new Map([...joined.values()].map((actor) => [actor.id, actor.name]))

  return groups.map(({ acts, why }, place) => {
    const ordered = acts.toSorted((a, b) => rank.get(a.report)! - rank.get(b.report)! || compareText(a.key, b.key))
    const heard = ordered.map(
      ({ report, event, stance }): Heard => ({ voice: assertersIn(report).ofEvent(event), report, stance }),
    )
    const told = ordered.filter(({ stance }) => stance === 'asserts')
    const asserting = [...new Set(told.map(({ report }) => report))]
    const times = (told.length > 0 ? told : ordered).map(({ time }) => time).filter((time) => time?.told === true)
    const days = times.map((time) => `${time!.from} ${time!.to}`)
    const [from = null, to = null] = mostOften(days)?.split(' ') ?? []
    const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null))
    return {
      id: `h_${createHash('sha256').update(ordered[0]!.key, 'utf8').digest('hex').slice(0, 16)}`,
      type: mostOften(ordered.map(({ type }) => type))!,
      source:
        nameOf(mostOften(ordered.flatMap(({ source }) => source.actors))) ??
        mostOften(ordered.flatMap(({ source }) => source.countries)),
      target:
        nameOf(mostOften(ordered.flatMap(({ target }) => target.actors))) ??
        mostOften(ordered.flatMap(({ target }) => target.countries)),
      from,
      to,
      tellings: ordered.map(({ key, report, event, stance }) => ({ act: key, report, event, stance })),
      reports: asserting,
      texts: new Set(asserting.map((key) => copyGroups.get(key)?.id ?? key)).size,
      assertedBy: attestations(heard, 'asserts'),
      deniedBy: attestations([...heard, ...(rejected.get(place) ?? [])], 'denies'),
      foreseenBy: attestations(heard, 'foresees'),
      why,
    }
  })
}

/** Each source once, in the order in which it is first heard. */
function attestations(heard: readonly Heard[], stance: Stance): readonly Attestation[] {
  const bySource = Map.groupBy(
    heard.filter((one) => one.stance === stance),
    ({ voice }) => voice.source,
  )
  return [...bySource].map(([source, all]) => {
    const { name, kind, country, hands } = all[0]!.voice
    return { source, name, kind, country, reports: [...new Set(all.map(({ report }) => report))], hands }
  })
}

/** What a list holds most often; of equals what stands first. */
function mostOften<T extends string>(values: readonly T[]): T | null {
  const times = new Map<T, number>()
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1)
  let best: T | null = null
  for (const [value, count] of times) if (best === null || count > times.get(best)!) best = value
  return best
}
