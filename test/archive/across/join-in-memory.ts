import { type AcrossReport, compareText } from '../../../src/archive/across/across-report.ts'
import type { Identify } from '../../../src/archive/across/actor-keys.ts'
import type { Decision } from '../../../src/archive/across/decision.ts'
import { type Copies, findCopies } from '../../../src/archive/across/find-copies.ts'
import type { Happening } from '../../../src/archive/across/happening.ts'
import { type HeldReports, holdReports } from '../../../src/archive/across/held-reports.ts'
import { type ActorTie, joinActors } from '../../../src/archive/across/join-actors.ts'
import { type JoinAllOptions, joinAll } from '../../../src/archive/across/join-all.ts'
import type { JoinedActor, JoinedActors } from '../../../src/archive/across/joined-actors.ts'
import { openScratch } from '../../../src/archive/across/scratch.ts'

/** What is worked out across reports, brought into memory where it can be looked at. */
export type JoinedInMemory = {
  readonly copies: Copies
  readonly actors: ActorsInMemory
  readonly happenings: { readonly happenings: readonly Happening[]; readonly overruled: readonly number[] }
}

export type ActorsInMemory = {
  /** Everybody by their ids, each with its handles in their order. */
  readonly actors: readonly (JoinedActor & { readonly members: readonly string[] })[]
  readonly ties: readonly ActorTie[]
  readonly overruled: readonly number[]
}

/** Joins reports that no archive holds. */
export function joinInMemory(
  reports: readonly AcrossReport[],
  { identify = () => null, decisions = [], ...more }: Partial<JoinAllOptions> = {},
): JoinedInMemory {
  return held(reports, (db, all) => {
    const { copies, actors, happenings } = joinAll(db, all, { identify, decisions, ...more })
    const list = [...happenings.happenings].toSorted(inTime)
    return { copies, actors: inMemory(actors), happenings: { happenings: list, overruled: happenings.overruled } }
  })
}

/** The near-copies among reports. */
export function copiesIn(reports: readonly AcrossReport[], decisions: readonly Decision[] = []): Copies {
  return held(reports, (db, all) => findCopies(db, all, decisions))
}

/** Who is who across reports. */
export function actorsIn(
  reports: readonly AcrossReport[],
  identify: Identify = () => null,
  decisions: readonly Decision[] = [],
): ActorsInMemory {
  return held(reports, (db, all) => inMemory(joinActors(db, all, identify, decisions)))
}

function held<T>(
  reports: readonly AcrossReport[],
  work: (db: ReturnType<typeof openScratch>, all: HeldReports) => T,
): T {
  const db = openScratch()
  try {
    const holding = holdReports(db)
    for (const [number, report] of reports.entries()) holding.add(report, number + 1)
    return work(db, holding.done())
  } finally {
    db.close()
  }
}

function inMemory({ all, links, overruled }: JoinedActors): ActorsInMemory {
  const members = Map.groupBy(links(), ({ joined }) => joined)
  const listed = [...all()]
  return {
    actors: listed.map(({ id, name, kind, country }) => ({
      id,
      name,
      kind,
      country,
      members: members
        .get(id)!
        .map(({ handle }) => handle)
        .toSorted(compareText),
    })),
    ties: listed.flatMap(({ why }) => why).toSorted((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b)),
    overruled,
  }
}

function inTime(a: Happening, b: Happening): number {
  return compareText(a.from ?? '9999', b.from ?? '9999') || compareText(a.id, b.id)
}
