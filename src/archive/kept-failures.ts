import type { Kysely, Transaction } from 'kysely'
import type { ErrorCode } from '../record/demarche-error.ts'
import type { KeptFailure, NewFailure } from './archive.ts'
import { rowDigest } from './row-digest.ts'
import { storable } from './storable.ts'
import type { ArchiveTables } from './tables.ts'
import { type TallyChange, tally } from './tallies.ts'

/** Rows asked for at a time, where there may be any number. */
const page = 500

/** The same failure again changes nothing, not even its moment, and so needs no transaction. */
export async function keepNewFailure(db: Kysely<ArchiveTables>, failure: NewFailure, now: string): Promise<void> {
  const same = await db
    .selectFrom('failures')
    .select('id')
    .where('found_at', '=', storable(failure.foundAt))
    .where('code', '=', failure.error.code)
    .where('message', '=', storable(failure.error.message))
    .where('key', 'is not distinct from', failure.key)
    .executeTakeFirst()
  if (same === undefined) await keepFailures(db, [failure], now)
}

/** Keeps failures in one transaction, each in the place of what was kept of the same place before. */
export async function keepFailures(
  db: Kysely<ArchiveTables>,
  failures: readonly NewFailure[],
  now: string,
): Promise<void> {
  if (failures.length === 0) return
  await db.transaction().execute(async (tx) => {
    const changes: TallyChange[] = []
    for (const failure of failures) changes.push(...(await keepFailure(tx, failure, now)))
    await tally(tx, changes)
  })
}

/** Keeps a failure; gives what is to be counted at the end of the transaction. */
async function keepFailure(
  tx: Transaction<ArchiveTables>,
  failure: NewFailure,
  now: string,
): Promise<readonly TallyChange[]> {
  const { foundAt, key, id, error } = failure
  const found_at = storable(foundAt)
  const what = { key, record_id: storable(id), code: error.code, message: storable(error.message), failed_at: now }
  const row = { ...what, row_sha256: rowDigest({ found_at, ...what }) }
  const made = await tx
    .insertInto('failures')
    .values({ found_at, ...row })
    .onConflict((conflict) => conflict.column('found_at').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made !== undefined) return [{ table: 'failures', name: found_at, by: 1 }]
  // The same failure again changes nothing, not even its moment.
  await tx
    .updateTable('failures')
    .set(row)
    .where('found_at', '=', found_at)
    .where((is) =>
      is.or([
        is('code', '!=', row.code),
        is('message', '!=', row.message),
        // Another input in the same place, wrong in the same way.
        is('key', 'is distinct from', row.key),
      ]),
    )
    .execute()
  return []
}

/** Takes away what failed in some places, which have since been read well. */
export async function mendFailures(db: Kysely<ArchiveTables>, places: readonly string[]): Promise<void> {
  for (let at = 0; at < places.length; at += page) {
    const some = places.slice(at, at + page).map(storable)
    // Mostly there is nothing to take away, and to ask needs no transaction.
    const there = await db.selectFrom('failures').select('id').where('found_at', 'in', some).executeTakeFirst()
    if (there === undefined) continue
    await db.transaction().execute(async (tx) => {
      const gone = await tx.deleteFrom('failures').where('found_at', 'in', some).returning('found_at').execute()
      await tally(
        tx,
        gone.map(({ found_at }) => ({ table: 'failures', name: found_at, by: -1 })),
      )
    })
  }
}

/** All failures in the order of their places. */
export async function* failuresOf(db: Kysely<ArchiveTables>): AsyncGenerator<KeptFailure, void, undefined> {
  let after = ''
  for (;;) {
    const rows = await db
      .selectFrom('failures')
      .selectAll()
      .where('found_at', '>', after)
      .orderBy('found_at')
      .limit(page)
      .execute()
    for (const { found_at, key, record_id, code, message, failed_at } of rows) {
      const error = { code: code as ErrorCode, message }
      yield { foundAt: found_at, key, id: record_id, error, failedAt: failed_at }
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < page) return
    after = last.found_at
  }
}
