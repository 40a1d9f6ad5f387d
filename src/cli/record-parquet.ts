import { asyncBufferFromFile, type FileMetaData, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { DemarcheError } from '../record/demarche-error.ts'
import { fileError } from './read-bytes.ts'

/** A row of the table `records` or `failures` that `scale/spark/` writes. */
export type ScaleRow = Readonly<Record<string, unknown>>

/** A Parquet file that is read a part at a time. */
export type RecordParquet = {
  readonly rows: number
  /** Some columns of the rows of each row group, one group after the other. */
  groups(): readonly { readonly from: number; readonly to: number }[]
  read(columns: readonly string[], rows: { readonly from: number; readonly to: number }): Promise<readonly ScaleRow[]>
}

/**
 * Opens a Parquet file by its path and looks whether it has the columns that are wanted.
 *
 * @throws DemarcheError `not-found`, `not-readable`; `bad-parquet` where it is no Parquet, is cut off or has others' columns
 */
export async function openRecordParquet(path: string, columns: readonly string[]): Promise<RecordParquet> {
  const file = await asyncBufferFromFile(path).catch((error: unknown) => {
    throw fileError(error)
  })
  const metadata = await parquetMetadataAsync(file).catch((cause: unknown) => {
    throw broken(cause)
  })
  const there = new Set(metadata.schema.map(({ name }) => name))
  const missing = columns.filter((name) => !there.has(name))
  if (missing.length > 0) {
    throw new DemarcheError(
      'bad-parquet',
      `This Parquet file has no column ${missing.join(', ')}; name the folder that the Spark job wrote.`,
    )
  }
  return {
    rows: Number(metadata.num_rows),
    groups: () => groupsOf(metadata),
    async read(wanted, { from, to }) {
      try {
        return await parquetReadObjects({ file, metadata, columns: [...wanted], rowStart: from, rowEnd: to })
      } catch (cause) {
        throw broken(cause)
      }
    },
  }
}

function groupsOf({ row_groups }: FileMetaData): readonly { readonly from: number; readonly to: number }[] {
  let from = 0
  return row_groups.map(({ num_rows }) => {
    const to = from + Number(num_rows)
    const group = { from, to }
    from = to
    return group
  })
}

function broken(cause: unknown): DemarcheError {
  if (cause instanceof Error && 'code' in cause) return fileError(cause)
  const said = cause instanceof Error ? cause.message : String(cause)
  return new DemarcheError(
    'bad-parquet',
    `This is no Parquet file, or it is cut off or damaged (${said.replace(/\s+/g, ' ').slice(0, 120)}); write it again.`,
    { cause },
  )
}
