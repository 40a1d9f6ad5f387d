import { takeIn } from '../src/intake/take-in.ts'
import { openReader, type Reader } from '../src/reading/open-reader.ts'
import type { ReportRecord } from '../src/record/report-record.ts'
import { corporaAreHere, type Extent, type GoldStatement, goldRows, toUnits } from './gold.ts'

/** Measures with the shipped model, where the corpora are here to measure on; says so where they are not. */
export async function withCorpora(measure: (reader: Reader) => Promise<void>): Promise<void> {
  if (!corporaAreHere()) {
    console.log('The corpora are not here (../shared); there is nothing to measure.')
    return
  }
  const reader = await openReader()
  await measure(reader)
  await reader.close()
}

/** A row of a corpus with what is read of its text, and the way from the row's offsets to the record's. */
export type ReadRow<T> = {
  readonly row: T
  readonly record: ReportRecord
  readonly at: (extent: Extent) => Extent
}

/** The rows of a corpus's file, each read. */
export async function* readGold<T extends { readonly text: string }>(
  reader: Reader,
  file: string,
): AsyncGenerator<ReadRow<T>> {
  for (const row of goldRows<T>(file)) {
    yield { row, record: await reader.read(takeIn({ text: row.text, verbatim: true })), at: toUnits(row.text) }
  }
}

/** A statement's parts in the record's offsets. */
export function placed({ source, cue, content }: GoldStatement, at: (extent: Extent) => Extent) {
  return { source: source.map(at), cue: cue.map(at), content: content.map(at) }
}
