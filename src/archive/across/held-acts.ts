import type { DatabaseSync } from 'node:sqlite'
import { deserialize, serialize } from 'node:v8'
import { compareText } from './across-report.ts'
import type { Act } from './act.ts'
import { rankOf } from './act-candidates.ts'
import { type Author, assertersOf, authorOf } from './asserters.ts'
import type { TracedAct } from './attest.ts'
import { cached } from './cached.ts'
import type { ActHead } from './compare-acts.ts'
import type { Copies, CopyGroup } from './find-copies.ts'
import { gatherActs } from './gather-acts.ts'
import type { HeldReports } from './held-reports.ts'
import type { JoinedActors } from './joined-actors.ts'
import { rejections } from './rejections.ts'
import { weighable, wordWeights } from './word-weights.ts'

/** The acts of all reports by their numbers. They lie in the scratch; of each no more than its head is in memory. */
export type HeldActs = {
  readonly count: number
  key(number: number): string
  head(number: number): ActHead
  act(number: number): Act
  traced(number: number): TracedAct
  /** All numbers in the order in which acts are paired. */
  inOrder(): Iterable<number>
  /** The number of an act that is in `wanted`. */
  numberOf(key: string): number | undefined
}

export type Gathering = {
  readonly people: JoinedActors
  readonly copies: Copies
  /** Keys of acts whose numbers will be asked for. */
  readonly wanted: ReadonlySet<string>
  /** How many reports' acts are kept in memory. */
  readonly kept: number
}

/** Gathers the acts of all reports into the scratch, with on whose word each stands. */
export function holdActs(db: DatabaseSync, held: HeldReports, { people, copies, wanted, kept }: Gathering): HeldActs {
  const { groupOf, isCopy } = copyGroups(copies)
  function* texts() {
    for (let place = 0; place < held.count; place++) {
      if (!isCopy(held.key(place))) yield weighable(held.report(place).record.text)
    }
  }
  const weigh = wordWeights(texts())
  const author = authors(held, groupOf)
  db.exec('CREATE TABLE acts (place INTEGER PRIMARY KEY, acts BLOB, traces TEXT)')
  db.exec('CREATE TABLE ranks (number INTEGER PRIMARY KEY, key TEXT, rank TEXT)')
  const insert = db.prepare('INSERT INTO acts VALUES (?, ?, ?)')
  const insertRank = db.prepare('INSERT INTO ranks VALUES (?, ?, ?)')
  const heads: ActHead[] = []
  const places: number[] = []
  const firsts = new Uint32Array(held.count)
  const numbers = new Map<string, number>()
  for (let rank = 0; rank < held.count; rank++) {
    const place = held.placeAt(rank)
    firsts[place] = heads.length
    const report = held.report(place)
    if (report.record.events.length === 0) continue
    const known = people.peopleIn(place)
    // In the order of keys, in which ties are gone through too.
    const acts = gatherActs(report, known, weigh).toSorted((a, b) => compareText(a.key, b.key))
    const asserters = assertersOf(report, held.head(place), author(place), known)
    const rejected = Map.groupBy(rejections(report.record.statements, acts, asserters), ({ act }) => act)
    const traces = acts.map(
      ({ key, event }): Trace => ({
        voice: asserters.ofEvent(event),
        rejectedBy: (rejected.get(key) ?? []).map(({ voice }) => voice),
      }),
    )
    insert.run(place, serialize(acts), JSON.stringify(traces))
    for (const act of acts) {
      insertRank.run(heads.length, act.key, rankOf(act))
      if (wanted.has(act.key)) numbers.set(act.key, heads.length)
      heads.push({
        type: act.type,
        time: act.time && { first: act.time.first, last: act.time.last, told: act.time.told },
      })
      places.push(place)
    }
  }
  const select = db.prepare('SELECT acts FROM acts WHERE place = ?')
  const selectKey = db.prepare('SELECT key FROM ranks WHERE number = ?')
  const selectTraces = db.prepare('SELECT traces FROM acts WHERE place = ?')
  const actsIn = cached(kept, (place) => {
    const { acts } = select.get(place) as { acts: Uint8Array }
    return deserialize(acts) as readonly Act[]
  })
  const tracesIn = cached(kept, (place) => {
    const { traces } = selectTraces.get(place) as { traces: string }
    return JSON.parse(traces) as readonly Trace[]
  })
  const act = (number: number): Act => actsIn(places[number]!)[number - firsts[places[number]!]!]!
  return {
    count: heads.length,
    key: (number) => (selectKey.get(number) as { key: string }).key,
    head: (number) => heads[number]!,
    act,
    traced(number) {
      const place = places[number]!
      return { act: act(number), place, ...tracesIn(place)[number - firsts[place]!]! }
    },
    *inOrder() {
      for (const { number } of db.prepare('SELECT number FROM ranks ORDER BY rank').iterate()) yield Number(number)
    },
    numberOf: (key) => numbers.get(key),
  }
}

type Trace = Pick<TracedAct, 'voice' | 'rejectedBy'>

/** The copy group of each report that is in one, and whether a report is a copy of another. */
export function copyGroups({ groups }: Copies): {
  readonly groupOf: (report: string) => CopyGroup | undefined
  readonly isCopy: (report: string) => boolean
} {
  const groupOf = new Map(groups.flatMap((group) => group.members.map(({ report }) => [report, group] as const)))
  const isCopy = (report: string): boolean => (groupOf.get(report)?.original ?? report) !== report
  return { groupOf: (report) => groupOf.get(report), isCopy }
}

/** Who wrote the report at a place; for the copies of one text it is asked once. */
function authors(held: HeldReports, groupOf: (report: string) => CopyGroup | undefined): (place: number) => Author {
  const known = new Map<string, Author>()
  const headOf = (key: string) => held.head(held.placeOf(key)!)
  return (place) => {
    const group = groupOf(held.key(place))
    if (group === undefined) return authorOf(held.head(place), [held.head(place)])
    const family =
      known.get(group.id) ??
      authorOf(
        headOf(group.original),
        group.members.map(({ report }) => headOf(report)),
      )
    known.set(group.id, family)
    return family
  }
}
