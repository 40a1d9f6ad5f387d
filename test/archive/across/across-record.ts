import type { AcrossReport } from '../../../src/archive/across/across-report.ts'
import type { ReportRecord } from '../../../src/record/report-record.ts'
import { buildRecord } from '../../record-builder.ts'
import type { ToldReport } from './told-reports.ts'

/** A record of a told report with nothing read in it, unless more is given. */
export function recordOf(told: ToldReport, more: Partial<ReportRecord> = {}): ReportRecord {
  const { title, body, id, outlet, published } = told
  return buildRecord({ title, body }, { id, publisher: outlet, published, ...more })
}

export function acrossReport(record: ReportRecord): AcrossReport {
  return {
    key: record.id,
    record,
    outlets: record.publisher === null ? [] : [record.publisher],
  }
}
