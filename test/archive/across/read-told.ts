import assert from 'node:assert/strict'
import type { AcrossReport } from '../../../src/archive/across/across-report.ts'
import { takeIn } from '../../../src/intake/take-in.ts'
import type { Reader } from '../../../src/reading/open-reader.ts'
import { acrossReport } from './across-record.ts'
import type { Told } from './told-reports.ts'

/** The told reports as the reader reads them. */
export async function readTold(reader: Reader, { reports }: Told): Promise<readonly AcrossReport[]> {
  const read: AcrossReport[] = []
  for (const { id, title, body, published, outlet, marks } of reports) {
    const text = `${title}\n\n${body}`
    const record = await reader.read(takeIn({ id, text, title, published, publisher: outlet }))
    // A closing credit is left out of the text; all marks stand before it.
    for (const { start, end } of marks) assert.equal(record.text.slice(start, end), text.slice(start, end))
    read.push(acrossReport(record))
  }
  return read
}
