import type { Insertable, Transaction } from 'kysely'
import { DemarcheError } from '../record/demarche-error.ts'
import type { Reader, ReportRecord } from '../record/report-record.ts'
import type { Added, Entry } from './archive.ts'
import { keyOfRecord, reportKey, sha256 } from './keys.ts'
import { type FoundTable, foundTables, rowsOfRecord } from './rows-of-record.ts'
import { storable } from './storable.ts'
import type { ArchiveTables } from './tables.ts'

type Tx = Transaction<ArchiveTables>

/** Rows in one statement: under every database's limit of parameters. */
const mostRows = 500

export type Keeping = {
  readonly now: string
  readonly dialect: 'sqlite' | 'postgres'
  readonly reread: boolean
}

/** Keeps a record within a transaction: its text once, its origin, and its reading where it is the one to keep. */
export async function keepRecord(tx: Tx, entry: Entry, { now, dialect, reread }: Keeping): Promise<Added> {
  const { record } = entry
  const report = await reportOf(tx, record, dialect)
  const origin = await originOf(tx, report.id, entry, now)
  const { foundAt } = entry
  if (foundAt !== undefined) await tx.deleteFrom('failures').where('found_at', '=', storable(foundAt)).execute()
  const reading = { reportId: report.id, originId: origin.id, json: entry.json ?? JSON.stringify(record), record, now }
  if (report.readingId === null) {
    await takeReading(tx, reading, null)
    return 'text'
  }
  const current = await tx
    .selectFrom('readings')
    .innerJoin('origins', 'origins.id', 'readings.origin_id')
    .select(['readings.id', 'demarche', 'model', 'schema_version', 'record_sha256', 'origins.key', 'uri', 'published'])
    .where('readings.id', '=', report.readingId)
    .executeTakeFirstOrThrow()
  if (isSameReader(current, record.reader)) {
    const mine = { key: origin.key, uri: storable(record.origin.uri), published: record.published }
    if (comesFirst(mine, current)) await takeReading(tx, reading, current.id)
    return origin.isNew ? 'origin' : 'nothing'
  }
  if (!reread) return origin.isNew ? 'origin' : 'nothing'
  await takeReading(tx, reading, current.id)
  return 'reading'
}

/** Puts a reading of the same text in the place of the current one. */
export async function renewReading(tx: Tx, key: string, record: ReportRecord, now: string): Promise<Added> {
  const current = await tx
    .selectFrom('reports')
    .innerJoin('readings', 'readings.id', 'reports.reading_id')
    .select(['reports.id as reportId', 'fingerprint', 'readings.id', 'origin_id', 'record_sha256'])
    .where('reports.key', '=', key)
    .executeTakeFirst()
  if (current === undefined || current.fingerprint !== record.fingerprint) {
    throw new DemarcheError('bad-record', `The archive has no report "${key}" of which this is a reading.`)
  }
  const json = JSON.stringify(record)
  if (sha256(json) === current.record_sha256) return 'nothing'
  const reading = { reportId: current.reportId, originId: current.origin_id, json, record, now }
  await takeReading(tx, reading, current.id)
  return 'reading'
}

/** The report's row, made where the text is new; held against other writers until the transaction ends. */
async function reportOf(
  tx: Tx,
  record: ReportRecord,
  dialect: Keeping['dialect'],
): Promise<{ id: number; readingId: number | null }> {
  const key = reportKey(record.fingerprint)
  const made = await tx
    .insertInto('reports')
    .values({ key, fingerprint: record.fingerprint, text_length: record.text.length })
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made !== undefined) {
    await tx.insertInto('texts').values({ report_id: made.id, text: record.text }).execute()
    return { id: made.id, readingId: null }
  }
  const there = tx
    .selectFrom('reports')
    .select(['id', 'reading_id as readingId'])
    .where('fingerprint', '=', record.fingerprint)
  // SQLite holds the whole file against others from the transaction's beginning, so there is nothing to ask for.
  return (dialect === 'postgres' ? there.forUpdate() : there).executeTakeFirstOrThrow()
}

async function originOf(tx: Tx, reportId: number, entry: Entry, now: string) {
  const { record, foundAt } = entry
  const key = entry.key ?? keyOfRecord(record)
  const made = await tx
    .insertInto('origins')
    .values({
      report_id: reportId,
      key,
      uri: storable(record.origin.uri),
      media_type: record.origin.mediaType,
      sha256: record.origin.sha256,
      record_id: storable(record.id),
      title: storable(record.title),
      publisher: storable(record.publisher),
      published: record.published,
      found_at: storable(foundAt ?? null),
      added_at: now,
    })
    .onConflict((conflict) => conflict.columns(['key', 'report_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made !== undefined) return { id: made.id, key, isNew: true }
  const { id } = await tx
    .selectFrom('origins')
    .select('id')
    .where('key', '=', key)
    .where('report_id', '=', reportId)
    .executeTakeFirstOrThrow()
  return { id, key, isNew: false }
}

type NewReading = {
  readonly reportId: number
  readonly originId: number
  readonly json: string
  readonly record: ReportRecord
  readonly now: string
}

/** Makes a reading the current one: what the tables held of the one before gives way to what this one found. */
async function takeReading(tx: Tx, reading: NewReading, before: number | null): Promise<void> {
  const { reportId, record, json } = reading
  if (before !== null) for (const table of foundTables) await clear(tx, table, reportId)
  const { demarche, model, schema } = record.reader
  const { id } = await tx
    .insertInto('readings')
    .values({
      report_id: reportId,
      origin_id: reading.originId,
      demarche,
      model,
      schema_version: schema,
      read_at: reading.now,
      record_sha256: sha256(json),
      record: json,
    })
    .onConflict((conflict) =>
      conflict.columns(['report_id', 'demarche', 'model', 'schema_version']).doUpdateSet((row) => ({
        origin_id: row.ref('excluded.origin_id'),
        read_at: row.ref('excluded.read_at'),
        record_sha256: row.ref('excluded.record_sha256'),
        record: row.ref('excluded.record'),
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('reports')
    .set({
      reading_id: id,
      record_id: storable(record.id),
      title: storable(record.title),
      byline: JSON.stringify(record.byline),
      publisher: storable(record.publisher),
      published: record.published,
      language: record.language,
      body_start: record.bodyStart,
    })
    .where('id', '=', reportId)
    .execute()
  const rows = rowsOfRecord(record, reportId)
  for (const table of foundTables) await fill(tx, table, rows[table])
}

async function clear(tx: Tx, table: FoundTable, reportId: number): Promise<void> {
  await tx.deleteFrom(table).where('report_id', '=', reportId).execute()
}

async function fill<Table extends FoundTable>(
  tx: Tx,
  table: Table,
  rows: readonly Insertable<ArchiveTables[Table]>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += mostRows) {
    await tx
      .insertInto(table)
      .values(rows.slice(at, at + mostRows))
      .execute()
  }
}

function isSameReader(
  kept: { readonly demarche: string; readonly model: string; readonly schema_version: string },
  { demarche, model, schema }: Reader,
): boolean {
  return kept.demarche === demarche && kept.model === model && kept.schema_version === schema
}

type Rank = { readonly published: string | null; readonly uri: string | null; readonly key: string }

/** Of two origins of a text, the one that gives the record: published first, then by address, then by key. */
function comesFirst(a: Rank, b: Rank): boolean {
  const unknown = '\uffff'
  for (const part of ['published', 'uri', 'key'] as const) {
    const left = a[part] ?? unknown
    const right = b[part] ?? unknown
    if (left !== right) return left < right
  }
  return false
}
