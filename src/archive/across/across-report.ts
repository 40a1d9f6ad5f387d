import type { ReportRecord } from '../../record/report-record.ts'

/** A text as the archive keeps it, for what is asked across reports. */
export type AcrossReport = {
  /** The same for the same text, whoever brought it. */
  readonly key: string
  readonly record: ReportRecord
  /** Who published it, each origin's publisher once; empty where none is known. */
  readonly outlets: readonly string[]
}

/** Reports in an order that does not depend on how they came: by day of publication, then by key. */
export function byDay(a: AcrossReport, b: AcrossReport): number {
  return compareText(a.record.published ?? '9999', b.record.published ?? '9999') || compareText(a.key, b.key)
}

/** By the code units of two texts, whatever the locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
