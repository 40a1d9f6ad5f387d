import { compareText } from './across-report.ts'
import type { Act, Side, Stance } from './act.ts'
import type { Voice } from './asserters.ts'
import type { ActTie } from './compare-acts.ts'
import type { Attestation, Happening } from './happening.ts'
import { shortDigest } from './short-digest.ts'

/** An act with what was said of it where its report was read. */
export type TracedAct = {
  readonly act: Act
  /** The place of its report in the order of days. */
  readonly place: number
  /** On whose word it stands. */
  readonly voice: Voice
  /** Who rejects it there without saying it over again, in the order of the statements. */
  readonly rejectedBy: readonly Voice[]
}

type Around = {
  /** What somebody is called, by the id across reports. */
  readonly nameOf: (id: string) => string | null
  /** The id of a report's copy group, by its key. */
  readonly copyGroupOf: (report: string) => string | undefined
}

type Heard = { readonly voice: Voice; readonly report: string; readonly stance: Stance }

/** A group of acts as a happening: how many tell of it, on whose word, and against whose. */
export function attest(
  group: readonly TracedAct[],
  why: readonly ActTie[],
  { nameOf, copyGroupOf }: Around,
): Happening {
  const traced = group.toSorted((a, b) => a.place - b.place || compareText(a.act.key, b.act.key))
  const ordered = traced.map(({ act }) => act)
  const heard = traced.map(({ act: { report, stance }, voice }): Heard => ({ voice, report, stance }))
  const rejected = traced.flatMap(({ act: { report }, rejectedBy }) =>
    rejectedBy.map((voice): Heard => ({ voice, report, stance: 'denies' })),
  )
  const told = ordered.filter(({ stance }) => stance === 'asserts')
  const asserting = [...new Set(told.map(({ report }) => report))]
  const times = (told.length > 0 ? told : ordered).map(({ time }) => time).filter((time) => time?.told === true)
  const days = times.map((time) => `${time!.from} ${time!.to}`)
  const [from = null, to = null] = mostOften(days)?.split(' ') ?? []
  const sideOf = (sides: readonly Side[]): string | null => {
    const actor = mostOften(sides.flatMap(({ actors }) => actors))
    return (actor === null ? null : nameOf(actor)) ?? mostOften(sides.flatMap(({ countries }) => countries))
  }
  return {
    id: `h_${shortDigest(ordered[0]!.key)}`,
    type: mostOften(ordered.map(({ type }) => type))!,
    source: sideOf(ordered.map(({ source }) => source)),
    target: sideOf(ordered.map(({ target }) => target)),
    from,
    to,
    tellings: ordered.map(({ key, report, event, stance }) => ({ act: key, report, event, stance })),
    reports: asserting,
    texts: new Set(asserting.map((key) => copyGroupOf(key) ?? key)).size,
    assertedBy: attestations(heard, 'asserts'),
    deniedBy: attestations([...heard, ...rejected], 'denies'),
    foreseenBy: attestations(heard, 'foresees'),
    why,
  }
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
