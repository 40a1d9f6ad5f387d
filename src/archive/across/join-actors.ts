import { createHash } from 'node:crypto'
import type { ActorKind } from '../../record/actor.ts'
import { type AcrossReport, byDay, compareText } from './across-report.ts'
import { type HandledActor, handledActors } from './actor-handle.ts'
import { type ActorKey, actorKeys, type Identify, knownId } from './actor-keys.ts'
import { constraintsOf } from './constraints.ts'
import type { Decision } from './decision.ts'
import { group, type Tie } from './group.ts'

/** Two actors of two reports that are one, and on what ground. */
export type ActorTie = Tie & { readonly reason: ActorKey['reason']; readonly key: string }

/** Somebody across reports. */
export type JoinedActor = {
  /** `g_` and the gazetteer's id, `s_` and a state's code, else `x_` and a hash of the surest ground or handle. */
  readonly id: string
  readonly name: string
  readonly kind: ActorKind
  readonly country: string | null
  /** Handles, in their order. */
  readonly members: readonly string[]
}

export type JoinedActors = {
  /** Everybody, also those whom one report alone names. */
  readonly actors: readonly JoinedActor[]
  readonly ties: readonly ActorTie[]
  readonly overruled: readonly number[]
}

/**
 * Joins the actors of reports: by the gazetteer's id, or by name with country or role; never by a surname alone, and
 * never against what is known (two states, two ids). Who can't be told apart from two others is joined to neither.
 */
export function joinActors(
  reports: readonly AcrossReport[],
  identify: Identify,
  decisions: readonly Decision[] = [],
): JoinedActors {
  const all = reports
    .toSorted(byDay)
    .flatMap((report) =>
      handledActors(report).map((one) => ({ ...one, id: knownId(one.actor, report.record.published, identify) })),
    )
  const byHandle = new Map(all.map((one) => [one.handle, one]))
  const keysOf = new Map(all.map((one) => [one.handle, actorKeys(one.actor, one.id)]))
  const known = (handle: string): Known => {
    const { actor, id } = byHandle.get(handle)!
    return { id, country: actor.country }
  }
  const constraints = constraintsOf(decisions.filter(({ about }) => about === 'actors'))
  const grouping = group([...byHandle.keys()], tiesOf(keysOf, known), constraints, {
    factsOf: known,
    merge: (one, other) => ({ id: one.id ?? other.id, country: one.country ?? other.country }),
    fits: (one, other) => agree(one.facts, other.facts),
  })
  const actors = withOwnIds(grouping.groups.map((members) => joined(members, byHandle, keysOf)))
  return {
    actors: actors.toSorted((a, b) => compareText(a.id, b.id)),
    ties: grouping.used,
    overruled: constraints.overruled,
  }
}

/** What is known of somebody, so that nobody else is joined to them. */
type Known = { readonly id: string | null; readonly country: string | null }

function agree(one: Known, other: Known): boolean {
  const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b
  return !differ(one.id, other.id) && !differ(one.country, other.country)
}

/** Each ground's actors tied to the first of them and to the one before, so that a split leaves the others tied. */
function tiesOf(
  keysOf: ReadonlyMap<string, readonly ActorKey[]>,
  known: (handle: string) => Known,
): readonly ActorTie[] {
  const sharing = new Map<string, { ground: ActorKey; handles: string[] }>()
  for (const [handle, keys] of keysOf) {
    for (const ground of keys) {
      const there = sharing.get(ground.key)
      if (there === undefined) sharing.set(ground.key, { ground, handles: [handle] })
      else there.handles.push(handle)
    }
  }
  return [...sharing.values()].flatMap(({ ground, handles }) => {
    const countries = new Set(handles.map((handle) => known(handle).country).filter((country) => country !== null))
    // One of whom no state is known could be either of two that have one.
    const told = handles.filter((handle) => countries.size < 2 || known(handle).country !== null).sort()
    const { strength: score, reason, key } = ground
    const tie = (a: string, b: string): ActorTie => ({ a, b, score, reason, key })
    return told.flatMap((handle, place) => {
      if (place === 0) return []
      const before = tie(told[place - 1]!, handle)
      return place === 1 ? [before] : [before, tie(told[0]!, handle)]
    })
  })
}

function joined(
  members: readonly string[],
  byHandle: ReadonlyMap<string, HandledActor & { readonly id: string | null }>,
  keysOf: ReadonlyMap<string, readonly ActorKey[]>,
): JoinedActor {
  const all = members.map((handle) => byHandle.get(handle)!)
  const grounds = members.flatMap((handle) => keysOf.get(handle)!)
  grounds.sort((a, b) => b.strength - a.strength || compareText(a.key, b.key))
  const id = all.map((one) => one.id).find((known) => known !== null)
  const country = all.map(({ actor }) => actor.country).find((known) => known !== null) ?? null
  const kind = mostOften(all.map(({ actor }) => actor.kind))
  return {
    id: id === undefined ? `x_${digest(grounds[0]?.key ?? members[0]!)}` : idOf(id),
    name: mostOften(all.map(({ actor }) => actor.name)),
    kind,
    country,
    members,
  }
}

function idOf(known: string): string {
  return known.startsWith('state:') ? `s_${known.slice('state:'.length)}` : `g_${known}`
}

/** Where a decision parts what has one ground, the larger part keeps the id that comes of it. */
function withOwnIds(actors: readonly JoinedActor[]): readonly JoinedActor[] {
  const taken = new Set<string>()
  const bySize = actors.toSorted(
    (a, b) => b.members.length - a.members.length || compareText(a.members[0]!, b.members[0]!),
  )
  return bySize.map((actor) => {
    const id = taken.has(actor.id) ? `x_${digest(actor.members[0]!)}` : actor.id
    taken.add(id)
    return { ...actor, id }
  })
}

/** What a list holds most often; of equals the longest, then the first by its letters. */
function mostOften<T extends string>(values: readonly T[]): T {
  const times = new Map<T, number>()
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1)
  const ranked = [...times].sort(([a, x], [b, y]) => y - x || b.length - a.length || compareText(a, b))
  return ranked[0]![0]
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16)
}
