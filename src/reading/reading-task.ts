import type { IntakeLimits, ReportInput } from '../intake/report-input.ts'

/** One report to read, as it goes to a worker. */
export type ReadingTask = { readonly input: ReportInput; readonly limits?: IntakeLimits | undefined }
