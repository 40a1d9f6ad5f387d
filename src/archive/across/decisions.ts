import type { Selectable, Transaction } from 'kysely'
import { DemarcheError } from '../../record/demarche-error.ts'
import type { Archive } from '../archive.ts'
import { rowDigest } from '../row-digest.ts'
import type { ArchiveTables } from '../tables.ts'
import { tally } from '../tallies.ts'
import { compareText } from './across-report.ts'
import type { Decision, DecisionSubject } from './decision.ts'
import { groupsOf, membersOf } from './group-members.ts'

/** What a person decides: keys of reports, actors' handles or acts, or ids of groups, which stand for their members. */
export type NewDecision = {
  readonly about: DecisionSubject
  /** `same`: all keys belong together. `different`: the first belongs with none of the others. */
  readonly verdict: Decision['verdict']
  /** With `different`, a single key is parted from all that it is now grouped with. */
  readonly keys: readonly string[]
  /** Who decides, where the caller says. */
  readonly by?: string | undefined
  /** The moment, ISO 8601; the clock's where it is not given. */
  readonly at?: string | undefined
}

/** A decision as it is kept: with who, when, and how the keys were grouped before it. */
export type KeptDecision = Decision & {
  /** The groups in which its keys were, by their ids. */
  readonly before: Readonly<Record<string, readonly string[]>>
  readonly by: string | null
  readonly at: string
  readonly undoneBy: string | null
  readonly undoneAt: string | null
}

/** The decisions that stand, in the order in which they were made. */
export async function decisionsOf(archive: Archive): Promise<readonly KeptDecision[]> {
  return (await allDecisions(archive)).filter(({ undoneAt }) => undoneAt === null)
}

/** All decisions, also those that were undone. */
export function allDecisions(archive: Archive): Promise<readonly KeptDecision[]> {
  return archive.transact(async (tx) =>
    (await tx.selectFrom('decisions').selectAll().orderBy('id').execute()).map(kept),
  )
}

/**
 * Keeps a decision. It holds against what is worked out, now and after more reports, until it is undone.
 *
 * @throws DemarcheError `no-such-group` for a key that is nothing of the archive's, `wrong-usage` for too few keys
 */
export function decide(archive: Archive, { about, verdict, keys, by, at }: NewDecision): Promise<KeptDecision> {
  return archive.transact(async (tx) => {
    const lists: (readonly string[])[] = []
    for (const key of keys) lists.push(await membersOf(tx, about, key))
    const one = [...new Set(lists[0] ?? [])]
    const given = [...new Set(lists.slice(1).flat())].filter((key) => !one.includes(key))
    const before = await groupsOf(tx, about, [...one, ...given])
    const around = Object.values(before)
      .flat()
      .filter((key) => !one.includes(key))
    const other = (verdict === 'different' && keys.length === 1 ? around : given).toSorted(compareText)
    if (one.length === 0 || other.length === 0) {
      throw new DemarcheError('wrong-usage', nothingToDo(verdict, keys))
    }
    const row = await tx
      .insertInto('decisions')
      .values({
        about,
        verdict,
        one: JSON.stringify(one.toSorted(compareText)),
        other: JSON.stringify(other),
        before: JSON.stringify(before),
        decided_by: by ?? null,
        decided_at: at ?? new Date().toISOString(),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    await seal(tx, row)
    await tally(tx, [{ table: 'decisions', name: String(row.id), by: 1 }])
    return kept(row)
  })
}

/**
 * Takes a decision back; it stays in the list, marked so.
 *
 * @throws DemarcheError `no-such-group` where there is no such decision, or it was undone before
 */
export function undoDecision(
  archive: Archive,
  number: number,
  { by, at }: { readonly by?: string | undefined; readonly at?: string | undefined } = {},
): Promise<KeptDecision> {
  return archive.transact(async (tx) => {
    const row = await tx
      .updateTable('decisions')
      .set({ undone_at: at ?? new Date().toISOString(), undone_by: by ?? null })
      .where('id', '=', number)
      .where('undone_at', 'is', null)
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) {
      throw new DemarcheError(
        'no-such-group',
        `There is no decision ${number} that stands; "demarche decide --archive FILE" lists them.`,
      )
    }
    await seal(tx, row)
    return kept(row)
  })
}

async function seal(tx: Transaction<ArchiveTables>, row: Selectable<ArchiveTables['decisions']>): Promise<void> {
  const row_sha256 = rowDigest(row, { number: row.id })
  await tx.updateTable('decisions').set({ row_sha256 }).where('id', '=', row.id).execute()
}

function nothingToDo(verdict: Decision['verdict'], keys: readonly string[]): string {
  if (keys.length === 1 && verdict === 'different')
    return `"${keys[0]}" is grouped with nothing, so there is nothing to part it from.`
  return 'A decision needs two different keys at least; name those that belong together, or apart.'
}

function kept(row: Selectable<ArchiveTables['decisions']>): KeptDecision {
  return {
    number: row.id,
    about: row.about as DecisionSubject,
    verdict: row.verdict as Decision['verdict'],
    one: JSON.parse(row.one) as string[],
    other: JSON.parse(row.other) as string[],
    before: JSON.parse(row.before) as Record<string, string[]>,
    by: row.decided_by,
    at: row.decided_at,
    undoneBy: row.undone_by,
    undoneAt: row.undone_at,
  }
}
