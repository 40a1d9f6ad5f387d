import type { IntakeLimits, ReportInput } from '../intake/report-input.ts'
import type { Report } from '../record/report.ts'

/** One report to read, as it goes to a worker: as it was handed in, or as intake gave it at another time. */
export type ReadingTask =
  | { readonly input: ReportInput; readonly limits?: IntakeLimits | undefined }
  | { readonly report: Report }
