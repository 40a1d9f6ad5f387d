import { type Kysely, type Selectable, sql } from 'kysely'
import { checkRecord } from '../../record/check-record.ts'
import { fingerprintOf } from '../../record/fingerprint.ts'
import type { ReportRecord } from '../../record/report-record.ts'
import { schemaVersion } from '../../record/schema-version.ts'
import { shownRow } from '../kept-rows.ts'
import { reportKey, sha256 } from '../keys.ts'
import { soundReviews } from '../review/kept-reviews.ts'
import { keptDigest, rowDigest } from '../row-digest.ts'
import { foundTables, rowsOfRecord } from '../rows-of-record.ts'
import type { ArchiveTables } from '../tables.ts'
import { compareRow, compareRows } from './compare-rows.ts'
import { fault, type RowFault } from './fault.ts'

type Db = Kysely<ArchiveTables>
type ReportRow = Selectable<ArchiveTables['reports']>
type ReadingRow = Selectable<ArchiveTables['readings']>

/** All that is wrong with what an archive holds of a report. */
export async function checkReport(db: Db, report: ReportRow): Promise<readonly RowFault[]> {
  const name = report.key
  const of = { texts: await rowsOf(db, 'texts', report.id), origins: await rowsOf(db, 'origins', report.id) }
  const readings = await rowsOf(db, 'readings', report.id)
  const originKeys = new Map(of.origins.map(({ id, key }) => [id, key]))
  const faults: RowFault[] = []

  const text = of.texts[0]?.text
  if (text === undefined) faults.push(fault('texts', name, null, 'is missing.'))
  else if (fingerprintOf(text) !== report.fingerprint) {
    faults.push(fault('texts', name, 'text', `has not the hash of the report's fingerprint, ${report.fingerprint}.`))
  }
  if (reportKey(report.fingerprint) !== name) {
    faults.push(fault('reports', name, 'key', `is not the one that the fingerprint ${report.fingerprint} gives.`))
  }
  for (const row of of.origins) {
    if (rowDigest(row, { report: name }) !== row.row_sha256) faults.push(notItsHash('origins', `${name} ${row.key}`))
  }
  let current: ReportRecord | null = null
  for (const row of readings) {
    const rowName = `${name} ${row.demarche} ${row.model} ${row.schema_version}`
    const belongs = { report: name, origin: originKeys.get(row.origin_id) }
    const { record: json, ...hashed } = row
    if (rowDigest(hashed, belongs) !== row.row_sha256) faults.push(notItsHash('readings', rowName))
    const { record, faults: inRecord } = checkReading(row, rowName, report)
    faults.push(...inRecord)
    if (row.id === report.reading_id) current = record
  }
  const currentRow = readings.find(({ id }) => id === report.reading_id)
  if (currentRow === undefined) faults.push(fault('reports', name, 'reading_id', 'names no reading of this report.'))
  const digests = (rows: readonly { readonly row_sha256: string | null }[]) => rows.map((row) => row.row_sha256)
  if (keptDigest(currentRow?.row_sha256 ?? null, digests(of.origins), digests(readings)) !== report.kept_sha256) {
    const message = 'is not the hash of its origins and readings: one came, went or was made current past demarche.'
    faults.push(fault('reports', name, 'kept_sha256', message))
  }
  if (current === null) return faults
  const { fingerprint, text: own } = current
  const told = { fingerprint, ...shownRow(current), text_length: own.length }
  faults.push(...compareRow('reports', name, told, report))
  const expected = rowsOfRecord(current, report.id, await soundReviews(db, report.fingerprint))
  for (const table of foundTables) {
    faults.push(...compareRows(table, name, expected[table], await rowsOf(db, table, report.id)))
  }
  return faults
}

async function rowsOf<Table extends 'texts' | 'origins' | 'readings' | (typeof foundTables)[number]>(
  db: Db,
  table: Table,
  reportId: number,
): Promise<readonly Selectable<ArchiveTables[Table]>[]> {
  const { rows } = await sql<
    Selectable<ArchiveTables[Table]>
  >`select * from ${sql.table(table)} where report_id = ${reportId}`.execute(db)
  return rows
}

/** A reading's record against its hash, its reader, its text and its own slices; null where it can't be relied on. */
function checkReading(row: ReadingRow, name: string, report: ReportRow) {
  const wrong = (column: string, message: string) => ({
    record: null,
    faults: [fault('readings', name, column, message)],
  })
  if (sha256(row.record) !== row.record_sha256) return wrong('record', 'has not the hash of record_sha256.')
  let record: ReportRecord
  try {
    record = JSON.parse(row.record) as ReportRecord
  } catch {
    return wrong('record', 'is not JSON.')
  }
  // Older shapes are not those that are known now.
  const unsound = row.schema_version === schemaVersion ? checkRecord(record) : []
  if (unsound.length > 0) {
    return {
      record: null,
      faults: unsound.map(({ path, message }) => fault('readings', name, 'record', `${path}: ${message}`)),
    }
  }
  const { demarche, model, schema } = record.reader
  const faults = compareRow('readings', name, { demarche, model, schema_version: schema }, row)
  if (record.fingerprint === report.fingerprint) return { record, faults }
  return { record, faults: [...faults, fault('readings', name, 'record', "is not of this report's text.")] }
}

function notItsHash(table: string, row: string): RowFault {
  return fault(table, row, 'row_sha256', 'is not the hash of the row: a column, or this, was changed past demarche.')
}
