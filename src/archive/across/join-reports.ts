import type { Archive } from '../archive.ts'
import { rowDigest } from '../row-digest.ts'
import { inputsOf, isJoinedFrom, joiningMethod, reportsToJoin } from './across-input.ts'
import type { Identify } from './actor-keys.ts'
import { decisionsOf } from './decisions.ts'
import { joinAll } from './join-all.ts'
import { joinedDigests } from './joined-digests.ts'
import { joinedRows, joinedTables } from './joined-rows.ts'
import { explainScratch, openScratch } from './scratch.ts'

/** What joining does, one after the other. */
export type JoinStep = 'reports' | 'copies' | 'actors' | 'happenings' | 'rows'

export type JoinOptions = {
  /** The gazetteer's word on who an actor is; without it, names, states and posts decide alone. */
  readonly identify?: Identify | undefined
  /** Called when a step is done, since all of them may take minutes. */
  readonly step?: ((done: JoinStep) => void) | undefined
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

/**
 * Works out what holds across an archive's reports (copies, actors, happenings) and puts it in the place of what was
 * worked out before, in one transaction: a program that is stopped before its end leaves that as it was. The same reports
 * and decisions give the same rows; where neither has changed, nothing is done. Reports are worked on in a scratch on the
 * disk, so that memory holds few of them at a time.
 *
 * @throws DemarcheError as the archive does, and `archive-full` where the disk of temporary files is full
 */
export async function joinReports(archive: Archive, options: JoinOptions = {}): Promise<JoinSummary> {
  const { identify = () => null, now = () => new Date().toISOString(), step = () => undefined } = options
  const inputs = await inputsOf(archive)
  if (await isJoinedFrom(archive, inputs)) return summaryOf(archive, false, [])
  const scratch = openScratch()
  try {
    const held = await reportsToJoin(archive, scratch)
    step('reports')
    const joined = joinAll(scratch, held, { identify, step, decisions: await decisionsOf(archive) })
    const write = joinedRows(scratch, held, joined)
    step('happenings')
    await archive.transact(async (tx) => {
      for (const table of joinedTables.toReversed()) await tx.deleteFrom(table).execute()
      await write(tx, archive.dialect)
      const tables_sha256 = JSON.stringify(await joinedDigests(tx))
      const what = { inputs_sha256: inputs, method: joiningMethod, joined_at: now(), tables_sha256 }
      const row = { ...what, row_sha256: rowDigest(what) }
      await tx
        .insertInto('joinings')
        .values({ id: 1, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
    })
    step('rows')
    const { copies, actors, happenings } = joined
    return await summaryOf(archive, true, [...copies.overruled, ...actors.overruled, ...happenings.overruled])
  } catch (error) {
    throw explainScratch(error)
  } finally {
    scratch.close()
  }
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
