import type { ReportRecord } from './report-record.ts'
import { withFrames } from './with-frames.ts'

/** The record without what is less certain than `least`, nor what hangs on it (`withFrames`). */
export function withMinConfidence(record: ReportRecord, least: number): ReportRecord {
  return withFrames(record, ({ confidence }) => confidence >= least)
}
