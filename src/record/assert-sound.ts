import { DemarcheError } from './demarche-error.ts'
import type { ReportRecord } from './report-record.ts'
import { unsoundness } from './soundness.ts'

/** Throws where a record that demarche made is unsound; looks at spans and ids only, so it is cheap enough for each. */
export function assertSound(record: ReportRecord): void {
  const { value: fault, done } = unsoundness(record).next()
  if (done !== true)
    throw new DemarcheError('internal', `The record of ${record.id} is unsound: ${fault.path} ${fault.message}`)
}
