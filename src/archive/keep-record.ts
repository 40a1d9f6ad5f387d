import type { Transaction } from 'kysely'
import { DemarcheError } from '../record/demarche-error.ts'
import type { Reader, ReportRecord } from '../record/report-record.ts'
import type { Added, Entry } from './archive.ts'
import { CountChanges } from './counts/count-changes.ts'
import { keepCounts, toldBefore } from './counts/keep-counts.ts'
import { nothingTold, toldBy } from './counts/told-by.ts'
import { clearFound, fillFound } from './found-rows.ts'
import { originRow, readingRow, shownRow } from './kept-rows.ts'
import { reportKey, sha256 } from './keys.ts'
import { reviewsOfText } from './review/kept-reviews.ts'
import { keptDigest } from './row-digest.ts'
import { rowsOfRecord } from './rows-of-record.ts'
import { storable } from './storable.ts'
import type { ArchiveTables } from './tables.ts'
import type { TallyChange } from './tallies.ts'

type Tx = Transaction<ArchiveTables>

export type Keeping = {
  readonly now: string
  readonly dialect: 'sqlite' | 'postgres'
  readonly reread: boolean
  /** Rows that came and went, to be counted at the end of the transaction. */
  readonly changes: TallyChange[]
  readonly counts: CountChanges
}

/** Keeps a record within a transaction: its text once, its origin, and its reading where it is the one to keep. */
export async function keepRecord(tx: Tx, entry: Entry, keeping: Keeping): Promise<Added> {
  const { reportId, added } = await keep(tx, entry, keeping)
  if (added !== 'nothing') await seal(tx, reportId)
  return added
}

type Kept = { readonly reportId: number; readonly added: Added }

async function keep(tx: Tx, entry: Entry, { now, dialect, reread, changes, counts }: Keeping): Promise<Kept> {
  const { record } = entry
  const report = await reportOf(tx, record, dialect)
  const reportId = report.id
  if (report.isNew) changes.push({ table: 'reports', name: record.fingerprint, by: 1 })
  const origin = await originOf(tx, report.id, entry, now)
  const { foundAt } = entry
  if (foundAt !== undefined) {
    const gone = await tx
      .deleteFrom('failures')
      .where('found_at', '=', storable(foundAt))
      .returning('found_at')
      .execute()
    for (const { found_at } of gone) changes.push({ table: 'failures', name: found_at, by: -1 })
  }
  const of = { reportId, reportKey: report.key, originId: origin.id, originKey: origin.key }
  const reading = { ...of, json: entry.json ?? JSON.stringify(record), record, now, counts }
  if (report.readingId === null) {
    await takeReading(tx, reading, null)
    return { reportId, added: 'text' }
  }
  const current = await tx
    .selectFrom('readings')
    .innerJoin('origins', 'origins.id', 'readings.origin_id')
    .select(['readings.id', 'demarche', 'model', 'schema_version', 'record_sha256', 'origins.key', 'uri', 'published'])
    .where('readings.id', '=', report.readingId)
    .executeTakeFirstOrThrow()
  if (isSameReader(current, record.reader)) {
    const mine = { key: origin.key, uri: storable(record.origin.uri), published: record.published }
    const isFirst = comesFirst(mine, current)
    if (isFirst) await takeReading(tx, reading, current.id)
    if (isFirst && !origin.isNew) await seal(tx, reportId)
    return { reportId, added: origin.isNew ? 'origin' : 'nothing' }
  }
  if (!reread) return { reportId, added: origin.isNew ? 'origin' : 'nothing' }
  await takeReading(tx, reading, current.id)
  return { reportId, added: 'reading' }
}

/** Puts a reading of the same text in the place of the current one. */
export async function renewReading(
  tx: Tx,
  key: string,
  record: ReportRecord,
  { now, dialect }: Pick<Keeping, 'now' | 'dialect'>,
): Promise<Added> {
  const current = await tx
    .selectFrom('reports')
    .innerJoin('readings', 'readings.id', 'reports.reading_id')
    .innerJoin('origins', 'origins.id', 'readings.origin_id')
    .select([
      'reports.id as reportId',
      'fingerprint',
      'readings.id',
      'origin_id',
      'origins.key as originKey',
      'record_sha256',
    ])
    .where('reports.key', '=', key)
    .executeTakeFirst()
  if (current === undefined || current.fingerprint !== record.fingerprint) {
    throw new DemarcheError('bad-record', `The archive has no report "${key}" of which this is a reading.`)
  }
  const json = JSON.stringify(record)
  if (sha256(json) === current.record_sha256) return 'nothing'
  const { reportId, origin_id: originId, originKey } = current
  const counts = new CountChanges()
  await takeReading(tx, { reportId, reportKey: key, originId, originKey, json, record, now, counts }, current.id)
  await seal(tx, reportId)
  await keepCounts(tx, dialect, counts)
  return 'reading'
}

/** The report's row, made where the text is new; held against other writers until the transaction ends. */
async function reportOf(
  tx: Tx,
  record: ReportRecord,
  dialect: Keeping['dialect'],
): Promise<{ id: number; key: string; readingId: number | null; isNew: boolean }> {
  const key = reportKey(record.fingerprint)
  const made = await tx
    .insertInto('reports')
    .values({ key, fingerprint: record.fingerprint, text_length: record.text.length })
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made !== undefined) {
    await tx.insertInto('texts').values({ report_id: made.id, text: record.text }).execute()
    return { id: made.id, key, readingId: null, isNew: true }
  }
  const there = tx
    .selectFrom('reports')
    .select(['id', 'reading_id as readingId'])
    .where('fingerprint', '=', record.fingerprint)
  // SQLite holds the whole file against others from the transaction's beginning, so there is nothing to ask for.
  const { id, readingId } = await (dialect === 'postgres' ? there.forUpdate() : there).executeTakeFirstOrThrow()
  return { id, key, readingId, isNew: false }
}

async function originOf(tx: Tx, reportId: number, entry: Entry, now: string) {
  const row = originRow(entry, now)
  const { key } = row
  const made = await tx
    .insertInto('origins')
    .values({ report_id: reportId, ...row })
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
  readonly reportKey: string
  readonly originId: number
  readonly originKey: string
  readonly json: string
  readonly record: ReportRecord
  readonly now: string
  readonly counts: CountChanges
}

/** Makes a reading the current one: what the tables held of the one before gives way to what this one found. */
async function takeReading(tx: Tx, reading: NewReading, before: number | null): Promise<void> {
  const { reportId, record, json } = reading
  const was = before === null ? nothingTold : await toldBefore(tx, reportId)
  if (before !== null) await clearFound(tx, reportId)
  const row = readingRow(
    { reader: record.reader, json, now: reading.now },
    { report: reading.reportKey, origin: reading.originKey },
  )
  const { id } = await tx
    .insertInto('readings')
    .values({ report_id: reportId, origin_id: reading.originId, ...row })
    .onConflict((conflict) =>
      conflict.columns(['report_id', 'demarche', 'model', 'schema_version']).doUpdateSet((row) => ({
        origin_id: row.ref('excluded.origin_id'),
        read_at: row.ref('excluded.read_at'),
        record_sha256: row.ref('excluded.record_sha256'),
        record: row.ref('excluded.record'),
        row_sha256: row.ref('excluded.row_sha256'),
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  const shown = shownRow(record)
  await tx
    .updateTable('reports')
    .set({ reading_id: id, ...shown })
    .where('id', '=', reportId)
    .execute()
  // Of a text that is new to the archive nobody has said anything.
  const decisions = before === null ? [] : await reviewsOfText(tx, record.fingerprint)
  const rows = rowsOfRecord(record, reportId, decisions)
  await fillFound(tx, rows)
  reading.counts.add(was, toldBy({ ...shown, rows }))
}

/** Writes down what origins and readings a report has, so that one which goes or comes past demarche is missed. */
async function seal(tx: Tx, reportId: number): Promise<void> {
  const of = (table: 'origins' | 'readings') =>
    tx.selectFrom(table).select(['id', 'row_sha256']).where('report_id', '=', reportId).execute()
  const [origins, readings] = [await of('origins'), await of('readings')]
  const { reading_id } = await tx
    .selectFrom('reports')
    .select('reading_id')
    .where('id', '=', reportId)
    .executeTakeFirstOrThrow()
  const current = readings.find(({ id }) => id === reading_id)?.row_sha256 ?? null
  const kept_sha256 = keptDigest(
    current,
    origins.map((row) => row.row_sha256),
    readings.map((row) => row.row_sha256),
  )
  await tx.updateTable('reports').set({ kept_sha256 }).where('id', '=', reportId).execute()
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
