import type { Cell, Row, TableShape } from './column.ts'
import { type CsvOptions, csvLine } from './csv.ts'
import type { FileSink } from './export-folder.ts'

/** A file that takes the rows of one table. */
export type RowSink = {
  readonly row: (row: Row) => Promise<void>
  readonly end: () => Promise<void>
}

/** CSV with a line of names. */
export async function csvSink({ columns }: TableShape, file: FileSink, options: CsvOptions): Promise<RowSink> {
  await file.write(
    csvLine(
      columns.map(({ name }) => name),
      { guardFormulas: false },
    ),
  )
  return { row: (row) => file.write(csvLine(row, options)), end: () => file.end() }
}

/** JSON Lines: an object a row, with every column in its place, null where nothing is known. */
export function jsonRowSink({ columns }: TableShape, file: FileSink): RowSink {
  const keys = columns.map(({ name }) => JSON.stringify(name))
  return {
    row: (row) => file.write(`{${keys.map((key, i) => `${key}:${JSON.stringify(cellAt(row, i))}`).join(',')}}\n`),
    end: () => file.end(),
  }
}

function cellAt(row: Row, index: number): Cell {
  return row[index] ?? null
}
