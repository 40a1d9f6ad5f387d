import { fingerprintOf } from '../../src/record/fingerprint.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'

/** Another text of which the same was found. */
export function withEnding(record: ReportRecord, ending: string): ReportRecord {
  const text = record.text + ending
  return { ...record, text, fingerprint: fingerprintOf(text) }
}
