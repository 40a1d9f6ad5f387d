import { type Kysely, sql, type Transaction } from 'kysely'
import type { ErrorCode } from '../record/demarche-error.ts'
import type { Reader, ReportRecord } from '../record/report-record.ts'
import type { Added, AddOptions, Archive, ArchiveCounts, Entry, KeptFailure, NewFailure } from './archive.ts'
import { CountChanges } from './counts/count-changes.ts'
import { keepCounts } from './counts/keep-counts.ts'
import { keepRecords } from './keep-new.ts'
import { type Keeping, keepRecord, renewReading } from './keep-record.ts'
import { findReports, readingsOf, reportByKey } from './kept-reports.ts'
import { rowDigest } from './row-digest.ts'
import { storable } from './storable.ts'
import type { ArchiveTables } from './tables.ts'
import { type TallyChange, tally } from './tallies.ts'

/** What a database has to bring to hold an archive. */
export type StoreOptions = {
  readonly dialect: Archive['dialect']
  readonly place: string
  readonly now: () => string
  /** Turns what the driver throws into a `DemarcheError` that says what to do. */
  readonly explain: (error: unknown) => Error
}

/** Rows asked for at a time, where there may be any number. */
const page = 500

/** An archive over a database whose tables are there: the same for every database. */
export function archiveOver(db: Kysely<ArchiveTables>, { dialect, place, now, explain }: StoreOptions): Archive {
  async function told<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      throw explain(error)
    }
  }

  async function* toldEach<T>(items: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
    try {
      yield* items
    } catch (error) {
      throw explain(error)
    }
  }

  const addMany = (entries: readonly Entry[], options: AddOptions = {}): Promise<readonly Added[]> => {
    return told(
      db.transaction().execute(async (tx) => {
        const counts = new CountChanges()
        const keeping: Keeping = { now: now(), dialect, reread: options.reread === true, changes: [], counts }
        const [first] = entries
        const added =
          first !== undefined && entries.length === 1
            ? [await keepRecord(tx, first, keeping)]
            : await keepRecords(tx, entries, keeping)
        await keepCounts(tx, dialect, counts)
        await tally(tx, keeping.changes)
        return added
      }),
    )
  }

  return {
    dialect,
    place,
    db,
    addMany,
    async add(entry, options) {
      const [added] = await addMany([entry], options)
      return added ?? 'nothing'
    },
    renew: (key: string, record: ReportRecord) =>
      told(db.transaction().execute((tx) => renewReading(tx, key, record, { now: now(), dialect }))),
    fail: (failure) => told(keepNewFailure(db, failure, now())),
    failMany: (failures) => told(keepFailures(db, failures, now())),
    known: (keys) => told(knownOf(db, keys)),
    failures: () => toldEach(failuresOf(db)),
    report: (key) => told(reportByKey(db, key)),
    reports: (filter) => toldEach(findReports(db, filter ?? {})),
    readBefore: (reader) => toldEach(keysReadBefore(db, reader)),
    readings: (key) => told(readingsOf(db, key)),
    counts: () => told(countsOf(db)),
    changes: () => told(changesOf(db, dialect)),
    transact: (work) => told(db.transaction().execute(work)),
    close: () => db.destroy(),
  }
}

/** The same failure again changes nothing, not even its moment, and so needs no transaction. */
async function keepNewFailure(db: Kysely<ArchiveTables>, failure: NewFailure, now: string): Promise<void> {
  const same = await db
    .selectFrom('failures')
    .select('id')
    .where('found_at', '=', storable(failure.foundAt))
    .where('code', '=', failure.error.code)
    .where('message', '=', storable(failure.error.message))
    .executeTakeFirst()
  if (same === undefined) await keepFailures(db, [failure], now)
}

async function keepFailures(db: Kysely<ArchiveTables>, failures: readonly NewFailure[], now: string): Promise<void> {
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
    .where((is) => is.or([is('code', '!=', row.code), is('message', '!=', row.message)]))
    .execute()
  return []
}

async function knownOf(db: Kysely<ArchiveTables>, keys: readonly string[]): Promise<Map<string, 'added' | 'failed'>> {
  const known = new Map<string, 'added' | 'failed'>()
  for (let at = 0; at < keys.length; at += page) {
    const some = keys.slice(at, at + page)
    const failed = await db.selectFrom('failures').select('key').where('key', 'in', some).execute()
    for (const { key } of failed) if (key !== null) known.set(key, 'failed')
    const added = await db.selectFrom('origins').select('key').where('key', 'in', some).execute()
    for (const { key } of added) known.set(key, 'added')
  }
  return known
}

async function* failuresOf(db: Kysely<ArchiveTables>): AsyncGenerator<KeptFailure, void, undefined> {
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

async function* keysReadBefore(db: Kysely<ArchiveTables>, reader: Reader): AsyncGenerator<string, void, undefined> {
  let after = ''
  for (;;) {
    const rows = await db
      .selectFrom('reports')
      .innerJoin('readings', 'readings.id', 'reports.reading_id')
      .select('key')
      .where('key', '>', after)
      .where((is) =>
        is.or([
          is('demarche', '!=', reader.demarche),
          is('model', '!=', reader.model),
          is('schema_version', '!=', reader.schema),
        ]),
      )
      .orderBy('key')
      .limit(page)
      .execute()
    for (const { key } of rows) yield key
    const last = rows.at(-1)
    if (last === undefined || rows.length < page) return
    after = last.key
  }
}

/**
 * SQLite counts the commits of other connections (https://sqlite.org/pragma.html#pragma_data_version). In Postgres the
 * snapshot names every transaction that has written or is writing, also to other databases of the server: it may change
 * where nothing here did, and never the other way round.
 */
async function changesOf(db: Kysely<ArchiveTables>, dialect: Archive['dialect']): Promise<string> {
  const asked =
    dialect === 'sqlite'
      ? sql<{ data_version: unknown }>`PRAGMA data_version`
      : sql<{ data_version: unknown }>`SELECT pg_current_snapshot()::text AS data_version`
  const { rows } = await asked.execute(db)
  return String(rows[0]?.data_version)
}

async function countsOf(db: Kysely<ArchiveTables>): Promise<ArchiveCounts> {
  const count = async (table: keyof ArchiveCounts): Promise<number> => {
    const { rows } = await db
      .selectFrom(table)
      .select((row) => row.fn.countAll().as('rows'))
      .executeTakeFirstOrThrow()
    return Number(rows)
  }
  return {
    reports: await count('reports'),
    origins: await count('origins'),
    readings: await count('readings'),
    statements: await count('statements'),
    events: await count('events'),
    failures: await count('failures'),
  }
}
