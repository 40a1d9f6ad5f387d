import { DemarcheError, type ErrorCode } from '../record/demarche-error.ts'

/** An error as data: what a line of JSON and a message between threads can carry. */
export type Failure = { readonly code: ErrorCode; readonly message: string }

/** Tells an error in one line. What is no DemarcheError is a fault of demarche's own and is called so, without a stack. */
export function failureOf(error: unknown): Failure {
  if (error instanceof DemarcheError) return { code: error.code, message: error.message }
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const line = said.replace(/\s+/g, ' ').trim().slice(0, 200)
  return { code: 'internal', message: `This report met a fault of demarche's own (${line}); please tell its makers.` }
}
