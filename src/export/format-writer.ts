import type { EventStatus } from '../record/plover.ts'
import type { ExportFolder } from './export-folder.ts'
import type { ExportFormat, TableName } from './export-format.ts'
import type { ExportedReport } from './exported-report.ts'
import type { FileNotes } from './manifest.ts'
import type { OffsetUnit } from './offset-map.ts'
import type { SourceTable } from './tables.ts'

/** How an export is to be. */
export type ExportOptions = {
  readonly as: ExportFormat
  /** The tables of `csv`, `jsonl` and `parquet`; all that there are where it is not given. */
  readonly tables?: readonly TableName[] | undefined
  /** In what offsets count; code points where it is not given. */
  readonly offsets?: OffsetUnit | undefined
  /** CSV that a spreadsheet runs nothing of. */
  readonly guardFormulas?: boolean | undefined
  /** The events of `polecat`, which has no column for it; only `actual` where it is not given. */
  readonly statuses?: readonly EventStatus[] | undefined
  /** Leaves out what is less certain. */
  readonly minConfidence?: number | undefined
  /** A moment for the manifest, as the user gives it; the export looks at no clock. */
  readonly at?: string | undefined
}

/** What writes one shape of export, a report at a time. */
export type FormatWriter = {
  readonly report: (report: ExportedReport) => Promise<void>
  readonly end: () => Promise<void>
  /** What the manifest says of the files. */
  readonly notes: ReadonlyMap<string, FileNotes>
  /** What the manifest says of settings that this shape alone has. */
  readonly settings: Readonly<Record<string, unknown>>
}

export type WriterSetting = {
  readonly folder: ExportFolder
  readonly options: ExportOptions
  readonly unit: OffsetUnit
  readonly program: string
  /** The tables that only an archive has. */
  readonly more: readonly SourceTable[]
}
