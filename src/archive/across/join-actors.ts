import type { DatabaseSync } from 'node:sqlite'
import type { ActorKind } from '../../record/actor.ts'
import { compareText } from './across-report.ts'
import { handledActors } from './actor-handle.ts'
import { type ActorKey, actorKeys, type Identify, knownId } from './actor-keys.ts'
import { usuallyKept } from './cached.ts'
import { constraintsAmong, constraintsOf, numbered } from './constraints.ts'
import type { Decision } from './decision.ts'
import { group, type Tie } from './group.ts'
import type { HeldReports } from './held-reports.ts'
import { type JoinedActors, keepJoined } from './joined-actors.ts'
import { shortDigest } from './short-digest.ts'
import { openTies, type Ties } from './tied-parts.ts'

/** Two actors of two reports that are one, and on what ground. */
export type ActorTie = Tie & { readonly reason: ActorKey['reason']; readonly key: string }

/** An actor of a report as it stands in the scratch. */
export type NumberedActor = {
  readonly id: number
  /** The place of its report. */
  readonly report: number
  /** The id that it has there. */
  readonly actor: string
  readonly handle: string
  /** What the gazetteer calls it. */
  readonly known: string | null
  readonly name: string
  readonly kind: ActorKind
  readonly country: string | null
  /** How many statements it makes. */
  readonly said: number
  /** The surest ground on which it may be somebody else's. */
  readonly ground: string | null
  readonly strength: number
}

/**
 * Joins the actors of reports: by the gazetteer's id, or by name with country or role; never by a surname alone, and
 * never against what is known (two states, two ids). Who can't be told apart from two others is joined to neither.
 */
export function joinActors(
  db: DatabaseSync,
  held: HeldReports,
  identify: Identify,
  decisions: readonly Decision[] = [],
  kept = usuallyKept,
): JoinedActors {
  const constraints = constraintsOf(decisions.filter(({ about }) => about === 'actors'))
  const { count, decided } = listActors(db, held, identify, new Set(constraints.together.flat()))
  const ties = openTies(db, 'actor_ties')
  tieByGrounds(db, ties)
  const among = constraintsAmong(constraints)
  const select = db.prepare('SELECT * FROM actors WHERE id = ?')
  const keeping = keepJoined(db, count, kept)
  const together = numbered(constraints.together, (handle) => decided.get(handle))
  for (const part of ties.parts(count, together)) {
    const actors = part.members.map((id) => select.get(id) as NumberedActor)
    const byHandle = new Map(actors.map((one) => [one.handle, one]))
    const handleOf = new Map(actors.map(({ id, handle }) => [id, handle]))
    function* pairs(): Generator<ActorTie> {
      for (const { one, other, score, note } of part.ties) {
        const ground = JSON.parse(note!) as Pick<ActorTie, 'reason' | 'key'>
        yield { a: handleOf.get(one)!, b: handleOf.get(other)!, score, ...ground }
      }
    }
    const handles = [...byHandle.keys()]
    const { groups, used } = group<ActorTie, Known>(handles, pairs(), among(handles), {
      factsOf: (handle) => byHandle.get(handle)!,
      merge: (one, other) => ({ known: one.known ?? other.known, country: one.country ?? other.country }),
      fits: (one, other) => agree(one.facts, other.facts),
    })
    const groupOf = new Map(groups.flatMap((members, place) => members.map((handle) => [handle, place] as const)))
    const why = Map.groupBy(used, ({ a }) => groupOf.get(a)!)
    for (const [place, members] of groups.entries()) {
      const all = members.map((handle) => byHandle.get(handle)!)
      keeping.add({ ...joined(all), members: all, why: why.get(place) ?? [] })
    }
  }
  return keeping.done(constraints.overruled)
}

/** Puts the actors of all reports into the scratch, and their grounds; gives the numbers of those that are decided of. */
function listActors(
  db: DatabaseSync,
  held: HeldReports,
  identify: Identify,
  isDecided: ReadonlySet<string>,
): { readonly count: number; readonly decided: ReadonlyMap<string, number> } {
  db.exec(`CREATE TABLE actors (
    id INTEGER PRIMARY KEY, report INTEGER, actor TEXT, handle TEXT, known TEXT, name TEXT, kind TEXT, country TEXT,
    said INTEGER, ground TEXT, strength REAL
  )`)
  db.exec('CREATE TABLE grounds (key TEXT, handle TEXT, id INTEGER, country TEXT, strength REAL, reason TEXT)')
  const insert = db.prepare('INSERT INTO actors VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const insertGround = db.prepare('INSERT INTO grounds VALUES (?, ?, ?, ?, ?, ?)')
  const decided = new Map<string, number>()
  let count = 0
  for (let rank = 0; rank < held.count; rank++) {
    const place = held.placeAt(rank)
    const report = held.report(place)
    const said = Map.groupBy(report.record.statements, ({ source }) => source.actor)
    // In the order of handles, in which ties are gone through too.
    for (const { handle, actor } of handledActors(report).toSorted((a, b) => compareText(a.handle, b.handle))) {
      const known = knownId(actor, report.record.published, identify)
      const keys = actorKeys(actor, known)
      const surest = keys.toSorted((a, b) => b.strength - a.strength || compareText(a.key, b.key))[0]
      const { id, name, kind, country } = actor
      const statements = said.get(id)?.length ?? 0
      const ground = surest?.key ?? null
      insert.run(count, place, id, handle, known, name, kind, country, statements, ground, surest?.strength ?? 0)
      for (const { key, strength, reason } of keys) insertGround.run(key, handle, count, country, strength, reason)
      if (isDecided.has(handle)) decided.set(handle, count)
      count++
    }
  }
  return { count, decided }
}

/** What is known of somebody, so that nobody else is joined to them. */
type Known = { readonly known: string | null; readonly country: string | null }

function agree(one: Known, other: Known): boolean {
  const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b
  return !differ(one.known, other.known) && !differ(one.country, other.country)
}

/** One who has a ground. */
type Holder = Pick<NumberedActor, 'id' | 'country'> & Pick<ActorKey, 'key' | 'strength' | 'reason'>

/** Each ground's actors tied to the first of them and to the one before, so that a split leaves the others tied. */
function tieByGrounds(db: DatabaseSync, ties: Ties): void {
  let holders: Holder[] = []
  for (const row of db.prepare('SELECT * FROM grounds ORDER BY key, handle').iterate()) {
    const holder = row as Holder
    if (holders[0]?.key !== holder.key) {
      tieAll(holders, ties)
      holders = []
    }
    holders.push(holder)
  }
  tieAll(holders, ties)
  db.exec('DROP TABLE grounds')
}

function tieAll(holders: readonly Holder[], ties: Ties): void {
  if (holders.length < 2) return
  const countries = new Set(holders.map(({ country }) => country).filter((country) => country !== null))
  // One of whom no state is known could be either of two that have one.
  const told = holders.filter(({ country }) => countries.size < 2 || country !== null)
  for (const [place, { id, strength, reason, key }] of told.entries()) {
    if (place === 0) continue
    const note = JSON.stringify({ reason, key })
    ties.add(told[place - 1]!.id, id, strength, note)
    if (place > 1) ties.add(told[0]!.id, id, strength, note)
  }
}

function joined(all: readonly NumberedActor[]): { id: string; name: string; kind: ActorKind; country: string | null } {
  const known = all.map((one) => one.known).find((id) => id !== null)
  const surest = all
    .filter(({ ground }) => ground !== null)
    .toSorted((a, b) => b.strength - a.strength || compareText(a.ground!, b.ground!))[0]
  return {
    id: known === undefined ? `x_${shortDigest(surest?.ground ?? all[0]!.handle)}` : idOf(known),
    name: mostOften(all.map(({ name }) => name)),
    kind: mostOften(all.map(({ kind }) => kind)),
    country: all.map(({ country }) => country).find((code) => code !== null) ?? null,
  }
}

function idOf(known: string): string {
  return known.startsWith('state:') ? `s_${known.slice('state:'.length)}` : `g_${known}`
}

/** What a list holds most often; of equals the longest, then the first by its letters. */
function mostOften<T extends string>(values: readonly T[]): T {
  const times = new Map<T, number>()
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1)
  const ranked = [...times].sort(([a, x], [b, y]) => y - x || b.length - a.length || compareText(a, b))
  return ranked[0]![0]
}
