import { type Kysely, sql } from 'kysely'
import type { Reader, ReportRecord } from '../record/report-record.ts'
import type { Added, AddOptions, Archive, ArchiveCounts, Entry } from './archive.ts'
import { CountChanges } from './counts/count-changes.ts'
import { keepCounts } from './counts/keep-counts.ts'
import { keepRecords } from './keep-new.ts'
import { type Keeping, keepRecord, renewReading } from './keep-record.ts'
import { failuresOf, keepFailures, keepNewFailure, mendFailures } from './kept-failures.ts'
import { findReports, readingsOf, reportByKey } from './kept-reports.ts'
import type { ArchiveTables } from './tables.ts'
import { tally } from './tallies.ts'

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
    mend: (places) => told(mendFailures(db, places)),
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
