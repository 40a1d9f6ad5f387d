import type { DatabaseSync } from 'node:sqlite'
import type { Identify } from './actor-keys.ts'
import { usuallyKept } from './cached.ts'
import type { Decision } from './decision.ts'
import { type Copies, findCopies } from './find-copies.ts'
import { findHappenings, type Happenings } from './find-happenings.ts'
import type { HeldReports } from './held-reports.ts'
import { joinActors } from './join-actors.ts'
import type { JoinedActors } from './joined-actors.ts'

/** What is worked out across reports. */
export type Joined = { readonly copies: Copies; readonly actors: JoinedActors; readonly happenings: Happenings }

export type JoinAllOptions = {
  readonly identify: Identify
  readonly decisions: readonly Decision[]
  /** How many reports' shingles, how many people, and how many reports' acts are kept in memory. */
  readonly kept?: number
  /** Called when copies and actors are found; happenings are worked out while they are gone through. */
  readonly step?: (done: 'copies' | 'actors') => void
}

/** The three steps, each from what the one before found. */
export function joinAll(
  db: DatabaseSync,
  held: HeldReports,
  { identify, decisions, kept = usuallyKept, step = () => undefined }: JoinAllOptions,
): Joined {
  const copies = findCopies(db, held, decisions, kept)
  step('copies')
  const actors = joinActors(db, held, identify, decisions, kept)
  step('actors')
  return { copies, actors, happenings: findHappenings(db, held, { people: actors, copies, decisions, kept }) }
}
