import { DemarcheError, type ErrorCode } from '../record/demarche-error.ts'
import type { Report } from '../record/report.ts'

/** An error as data: what a line of JSON and a message between threads can carry. */
export type Failure = { readonly code: ErrorCode; readonly message: string }

/** A report that was not read: why, and the report as far as it was taken in, where it was. */
export type NotRead = { readonly id: string | null; readonly error: Failure; readonly report?: Report | undefined }

/** Tells an error in one line. What is no DemarcheError is a fault of demarche's own and is called so, without a stack. */
export function failureOf(error: unknown): Failure {
  if (error instanceof DemarcheError) return { code: error.code, message: error.message }
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const line = said.replace(/\s+/g, ' ').trim().slice(0, 200)
  return { code: 'internal', message: `This report met a fault of demarche's own (${line}); please tell its makers.` }
}

/** The report that an error holds, where it was taken in and only the reading is refused. */
export function takenIn(error: unknown): { readonly report?: Report } {
  return error instanceof DemarcheError && error.report !== null ? { report: error.report } : {}
}
