import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { Cell, ColumnType, Row, TableShape } from './column.ts'
import type { FileSink } from './export-folder.ts'
import type { RowSink } from './row-sink.ts'

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number]

/** Rows that are held before they are written as a row group: enough for a good column, and few enough for memory. */
const groupRows = 5_000
/** Texts may be long, so a group also ends when its cells hold this many characters. */
const groupCharacters = 16_000_000

/**
 * Parquet, written a row group at a time. Every column is optional; a list is Parquet's LIST of UTF-8 strings. The
 * key-value metadata names what the manifest names, so that a file that strays from its folder can still be read.
 */
export function parquetSink(
  { columns }: TableShape,
  file: FileSink,
  metadata: Readonly<Record<string, string>>,
): RowSink {
  const bytes = new ByteWriter()
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.flatMap(({ name, type }) => elements(name, type)),
    ],
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    createdBy: 'demarche',
  })
  let rows: Row[] = []
  let characters = 0

  /** What has been written leaves memory; the writer goes on counting from the beginning of the file. */
  async function send(): Promise<void> {
    const chunk = bytes.getBytes().slice()
    bytes.index = 0
    await file.write(chunk)
  }

  async function writeGroup(): Promise<void> {
    if (rows.length > 0) {
      const columnData = columns.map(({ name, type }, i) => ({
        name,
        data: rows.map((row) => value(row[i] ?? null, type)),
      }))
      await writer.write({ columnData, rowGroupSize: rows.length })
    }
    rows = []
    characters = 0
    await send()
  }

  return {
    async row(row) {
      rows.push(row)
      for (const cell of row) if (typeof cell === 'string') characters += cell.length
      if (rows.length >= groupRows || characters >= groupCharacters) await writeGroup()
    },
    async end() {
      await writeGroup()
      await writer.finish()
      await send()
      await file.end()
    },
  }
}

function elements(name: string, type: ColumnType): SchemaElement[] {
  switch (type) {
    case 'text':
      return [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' }]
    case 'integer':
      return [{ name, type: 'INT64', repetition_type: 'OPTIONAL' }]
    case 'real':
      return [{ name, type: 'DOUBLE', repetition_type: 'OPTIONAL' }]
    case 'list':
      return [
        { name, converted_type: 'LIST', repetition_type: 'OPTIONAL', num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      ]
  }
}

function value(cell: Cell, type: ColumnType): unknown {
  return type === 'integer' && typeof cell === 'number' ? BigInt(cell) : cell
}
