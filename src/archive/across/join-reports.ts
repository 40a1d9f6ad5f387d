import type { Insertable } from 'kysely'
import type { Archive } from '../archive.ts'
import { insertRows } from '../insert-rows.ts'
import { rowDigest } from '../row-digest.ts'
import type { ArchiveTables } from '../tables.ts'
import { inputsOf, isJoined, joiningMethod, reportsToJoin } from './across-input.ts'
import type { AcrossReport } from './across-report.ts'
import { handledActors } from './actor-handle.ts'
import type { Identify } from './actor-keys.ts'
import type { Decision } from './decision.ts'
import { decisionsOf } from './decisions.ts'
import { type Copies, findCopies } from './find-copies.ts'
import { findHappenings, type Happenings } from './find-happenings.ts'
import { type JoinedActors, joinActors } from './join-actors.ts'
import { joinedDigests } from './joined-digests.ts'

export type JoinOptions = {
  /** The gazetteer's word on who an actor is; without it, names, states and posts decide alone. */
  readonly identify?: Identify | undefined
  /** The moment that is written beside what is worked out, ISO 8601; the clock's where it is not given. */
  readonly now?: (() => string) | undefined
}

export type JoinSummary = {
  /** False where nothing had changed since the last time, and nothing was done. */
  readonly worked: boolean
  readonly reports: number
  /** Texts that are near-copies of another. */
  readonly copies: number
  readonly actors: number
  /** Acts that more than one report tells of. */
  readonly happenings: number
  /** Decisions that later ones overrule, by number. */
  readonly overruled: readonly number[]
}

/** What is worked out across reports. */
export type Joined = { readonly copies: Copies; readonly actors: JoinedActors; readonly happenings: Happenings }

/** The tables that joining fills, in an order in which they can be. */
const joinedTables = ['copies', 'joined_actors', 'actor_links', 'happenings', 'tellings', 'attestations'] as const
type JoinedTable = (typeof joinedTables)[number]
type JoinedRows = { readonly [Table in JoinedTable]: readonly Insertable<ArchiveTables[Table]>[] }

/**
 * Works out what holds across an archive's reports (copies, actors, happenings) and puts it in the place of what was
 * worked out before, in one transaction. The same reports and decisions give the same rows; where neither has changed,
 * nothing is done.
 *
 * @throws DemarcheError as the archive does
 */
export async function joinReports(archive: Archive, options: JoinOptions = {}): Promise<JoinSummary> {
  const { identify = () => null, now = () => new Date().toISOString() } = options
  if (await isJoined(archive)) return summaryOf(archive, false, [])
  const inputs = await inputsOf(archive)
  const { reports, numbers } = await reportsToJoin(archive)
  const decisions = await decisionsOf(archive)
  const joined = joinAll(reports, identify, decisions)
  const rows = rowsOf(joined, reports, numbers)
  await archive.transact(async (tx) => {
    for (const table of joinedTables.toReversed()) await tx.deleteFrom(table).execute()
    for (const table of joinedTables) await insertRows(tx, table, rows[table])
    const tables_sha256 = JSON.stringify(await joinedDigests(tx))
    const what = { inputs_sha256: inputs, method: joiningMethod, joined_at: now(), tables_sha256 }
    const row = { ...what, row_sha256: rowDigest(what) }
    await tx
      .insertInto('joinings')
      .values({ id: 1, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute()
  })
  const { copies, actors, happenings } = joined
  return summaryOf(archive, true, [...copies.overruled, ...actors.overruled, ...happenings.overruled])
}

/** The three steps, each from what the one before found. */
export function joinAll(reports: readonly AcrossReport[], identify: Identify, decisions: readonly Decision[]): Joined {
  const copies = findCopies(reports, decisions)
  const actors = joinActors(reports, identify, decisions)
  return { copies, actors, happenings: findHappenings(reports, actors, copies, decisions) }
}

function rowsOf(
  { copies, actors, happenings }: Joined,
  reports: readonly AcrossReport[],
  numbers: ReadonlyMap<string, number>,
): JoinedRows {
  const joinedId = new Map(actors.actors.flatMap(({ id, members }) => members.map((handle) => [handle, id] as const)))
  const why = Map.groupBy(actors.ties, ({ a }) => joinedId.get(a)!)
  const said = statementsByHandle(reports)
  const reportOf = (handle: string): string => handle.slice(0, handle.indexOf('/'))
  return {
    copies: copies.groups.flatMap(({ id, original, members }) =>
      members.map(({ report, resemblance, containment }) => ({
        report_id: numbers.get(report)!,
        copy_group: id,
        original_report_id: numbers.get(original)!,
        resemblance,
        containment,
      })),
    ),
    joined_actors: actors.actors.map(({ id, name, kind, country, members }) => ({
      id,
      name,
      kind,
      country,
      reports: new Set(members.map(reportOf)).size,
      statements: members.reduce((sum, handle) => sum + (said.get(handle) ?? 0), 0),
      why: JSON.stringify(why.get(id) ?? []),
    })),
    actor_links: reports.flatMap((report) =>
      handledActors(report).map(({ handle, actor }) => ({
        report_id: numbers.get(report.key)!,
        actor_id: actor.id,
        joined_actor_id: joinedId.get(handle)!,
        handle,
      })),
    ),
    happenings: happenings.happenings.map((one) => ({
      id: one.id,
      type: one.type,
      source: one.source,
      target: one.target,
      from_day: one.from,
      to_day: one.to,
      reports: one.reports.length,
      texts: one.texts,
      sources: one.assertedBy.length,
      deniers: one.deniedBy.length,
      why: JSON.stringify(one.why),
    })),
    tellings: happenings.happenings.flatMap(({ id, tellings }) =>
      tellings.map(({ report, event, act, stance }) => ({
        report_id: numbers.get(report)!,
        event_id: event,
        happening_id: id,
        act,
        stance,
      })),
    ),
    attestations: happenings.happenings.flatMap(({ id, assertedBy, deniedBy, foreseenBy }) =>
      Object.entries({ asserts: assertedBy, denies: deniedBy, foresees: foreseenBy }).flatMap(([stance, list]) =>
        list.map(({ source, name, kind, country, reports, hands }, number) => ({
          happening_id: id,
          stance,
          number,
          source,
          name,
          kind,
          country,
          reports: JSON.stringify(reports),
          hands: JSON.stringify(hands),
        })),
      ),
    ),
  }
}

/** How many statements each actor of a report makes, by the actor's handle. */
function statementsByHandle(reports: readonly AcrossReport[]): ReadonlyMap<string, number> {
  const said = new Map<string, number>()
  for (const report of reports) {
    const handles = new Map(handledActors(report).map(({ handle, actor }) => [actor.id, handle]))
    for (const { source } of report.record.statements) {
      const handle = source.actor === null ? undefined : handles.get(source.actor)
      if (handle !== undefined) said.set(handle, (said.get(handle) ?? 0) + 1)
    }
  }
  return said
}

function summaryOf(archive: Archive, worked: boolean, overruled: readonly number[]): Promise<JoinSummary> {
  return archive.transact(async (tx) => {
    const { reports } = await tx
      .selectFrom('reports')
      .select((row) => row.fn.countAll().as('reports'))
      .executeTakeFirstOrThrow()
    const { copies } = await tx
      .selectFrom('copies')
      .select((row) => row.fn.countAll().as('copies'))
      .whereRef('report_id', '!=', 'original_report_id')
      .executeTakeFirstOrThrow()
    const { actors } = await tx
      .selectFrom('joined_actors')
      .select((row) => row.fn.countAll().as('actors'))
      .executeTakeFirstOrThrow()
    const { happenings } = await tx
      .selectFrom('happenings')
      .select((row) => row.fn.countAll().as('happenings'))
      .where('reports', '>', 1)
      .executeTakeFirstOrThrow()
    return {
      worked,
      reports: Number(reports),
      copies: Number(copies),
      actors: Number(actors),
      happenings: Number(happenings),
      overruled: overruled.toSorted((a, b) => a - b),
    }
  })
}
