import type { ReportInput } from '../intake/report-input.ts'
import { takeIn } from '../intake/take-in.ts'
import type { ReportRecord } from '../record/report-record.ts'
import { openReader, type Reader } from './open-reader.ts'

let shared: Promise<Reader> | null = null

/**
 * Reads one report with the shipped model, which is opened on the first call and kept.
 * @param input plain text, or a report with what is known about it; offsets in the record are UTF-16 code units
 * @throws DemarcheError where the input can't be read: its `code` says why
 */
export async function readReport(input: string | ReportInput): Promise<ReportRecord> {
  const report = takeIn(typeof input === 'string' ? { text: input } : input)
  shared ??= openReader()
  return (await shared).read(report)
}
