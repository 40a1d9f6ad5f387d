import type { DatabaseSync } from 'node:sqlite'
import type { Identify } from './actor-keys.ts'
import type { Decision } from './decision.ts'
import { type Copies, findCopies } from './find-copies.ts'
import { findHappenings, type Happenings } from './find-happenings.ts'
import type { HeldReports } from './held-reports.ts'
import { joinActors } from './join-actors.ts'
import type { JoinedActors } from './joined-actors.ts'

/** What is worked out across reports. */
export type Joined = { readonly copies: Copies; readonly actors: JoinedActors; readonly happenings: Happenings }

/** The three steps, each from what the one before found. */
export function joinAll(
  db: DatabaseSync,
  held: HeldReports,
  identify: Identify,
  decisions: readonly Decision[],
): Joined {
  const copies = findCopies(db, held, decisions)
  const actors = joinActors(db, held, identify, decisions)
  return { copies, actors, happenings: findHappenings(db, held, actors, copies, decisions) }
}
