import { fingerprintOf } from './fingerprint.ts'
import { reportRecord } from './report-record.ts'
import { type Fault, unsoundness } from './soundness.ts'

export type { Fault } from './soundness.ts'

/** All that is wrong with what claims to be a record: its shape first, then its spans, ids and fingerprint. */
export function checkRecord(value: unknown): readonly Fault[] {
  const read = reportRecord.safeParse(value)
  if (!read.success) return read.error.issues.map(({ path, message }) => ({ path: pathOf(path), message }))
  const faults = [...unsoundness(read.data)]
  const fingerprint = fingerprintOf(read.data.text)
  if (read.data.fingerprint !== fingerprint) {
    faults.push({ path: 'fingerprint', message: `is not that of the text, which is ${fingerprint}` })
  }
  return faults
}

function pathOf(path: readonly PropertyKey[]): string {
  let written = ''
  for (const key of path) written += typeof key === 'number' ? `[${key}]` : `${written === '' ? '' : '.'}${String(key)}`
  return written === '' ? 'the record' : written
}
