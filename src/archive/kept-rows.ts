import type { Reader, ReportRecord } from '../record/report-record.ts'
import type { Entry } from './archive.ts'
import { keyOfRecord, reportKey, sha256 } from './keys.ts'
import { rowDigest } from './row-digest.ts'
import { storable } from './storable.ts'

/** An entry's origin as its row, with the row's hash; only the report's number is wanting. */
export function originRow({ record, key, foundAt }: Entry, now: string) {
  const row = {
    key: key ?? keyOfRecord(record),
    uri: storable(record.origin.uri),
    media_type: record.origin.mediaType,
    sha256: record.origin.sha256,
    record_id: storable(record.id),
    title: storable(record.title),
    publisher: storable(record.publisher),
    published: record.published,
    found_at: storable(foundAt ?? null),
    added_at: now,
  }
  return { ...row, row_sha256: rowDigest(row, { report: reportKey(record.fingerprint) }) }
}

/** A reading as its row, with the row's hash; the numbers of its report and origin are wanting. */
export function readingRow(
  { reader, json, now }: { readonly reader: Reader; readonly json: string; readonly now: string },
  of: { readonly report: string; readonly origin: string },
) {
  const { demarche, model, schema } = reader
  const row = { demarche, model, schema_version: schema, read_at: now, record_sha256: sha256(json) }
  return { ...row, record: json, row_sha256: rowDigest(row, of) }
}

/** What a report's row holds of its current reading's record. */
export function shownRow(record: ReportRecord) {
  return {
    record_id: storable(record.id),
    title: storable(record.title),
    byline: JSON.stringify(record.byline),
    publisher: storable(record.publisher),
    published: record.published,
    language: record.language,
    body_start: record.bodyStart,
  }
}
