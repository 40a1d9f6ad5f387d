import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Added, Archive, Entry, NewFailure } from '../archive/archive.ts'
import { findInputs } from '../intake/find-inputs.ts'
import { failureOf } from '../reading/failure.ts'
import { checkRecord } from '../record/check-record.ts'
import { DemarcheError, type ErrorCode } from '../record/demarche-error.ts'
import type { ReportRecord } from '../record/report-record.ts'
import { type AddProgress, tallied } from './add-progress.ts'
import { complain } from './complain.ts'
import { openRecordParquet, type RecordParquet, type ScaleRow } from './record-parquet.ts'

/** Records in one transaction: enough that a commit costs little, few enough that others get their turn. */
const batchSize = 1_000

export type RecordsWork = {
  readonly archive: Archive
  readonly progress: AddProgress
  /** Takes a record by another reader in the place of the reading that the archive has. */
  readonly reread: boolean
  readonly interrupt: AbortSignal
}

type Table = 'records' | 'failures'

const columnsOf = {
  records: ['found_at', 'input_key', 'record'],
  failures: ['found_at', 'input_key', 'record_id', 'code', 'message'],
} as const

/** Bytes of the files of a folder that the Spark job wrote, by which progress is told. */
export function recordFiles(folder: string): { readonly bytes: number; readonly files: readonly RecordFile[] } {
  const tables = (['records', 'failures'] as const).filter((table) => existsSync(join(folder, table)))
  if (!tables.includes('records')) {
    throw new DemarcheError(
      'not-found',
      `"${folder}" holds no folder "records"; name the folder that the Spark job wrote.`,
    )
  }
  const files = tables.flatMap((table) =>
    findInputs([join(folder, table)], new Set(['.parquet'])).map((path) => ({ table, path, size: sizeOf(path) })),
  )
  return { files, bytes: files.reduce((sum, { size }) => sum + size, 0) }
}

export type RecordFile = { readonly table: Table; readonly path: string; readonly size: number }

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

/**
 * Takes records from Parquet into an archive, in batches of one transaction each. What the archive has is passed over
 * by its key, so that the same folder again changes nothing and a broken-off run goes on. A file that can't be read is
 * a failure, and so is a record that is not sound; the others go on.
 */
export async function addRecords(files: readonly RecordFile[], work: RecordsWork): Promise<void> {
  let behind = 0
  for (const file of files) {
    try {
      await addFile(file, behind, work)
      if (!work.interrupt.aborted) await work.archive.mend([file.path])
    } catch (error) {
      if (!(error instanceof DemarcheError) || !ofTheFile.has(error.code)) throw error
      await keepFailures([{ foundAt: file.path, key: null, id: null, error: failureOf(error) }], work)
    }
    if (work.interrupt.aborted) return
    behind += file.size
    await work.progress.step(behind)
  }
}

const ofTheFile: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['bad-parquet', 'not-found', 'not-readable'])

async function addFile({ table, path, size }: RecordFile, behind: number, work: RecordsWork): Promise<void> {
  const parquet = await openRecordParquet(path, columnsOf[table])
  for (const group of parquet.groups()) {
    for await (const rows of unknownRows(parquet, table, group, work)) {
      if (work.interrupt.aborted) return
      if (table === 'records') await keepRows(rows, work)
      else await keepFailures(rows.map(failureIn), work, { quiet: true })
    }
    await work.progress.step(behind + (size * group.to) / Math.max(1, parquet.rows))
  }
}

/** The rows of a group that the archive does not know, a batch at a time; where it knows all, only keys are read. */
async function* unknownRows(
  parquet: RecordParquet,
  table: Table,
  group: { readonly from: number; readonly to: number },
  { archive, progress, reread }: RecordsWork,
): AsyncGenerator<readonly ScaleRow[]> {
  const { tally } = progress
  const places = await parquet.read(['input_key', 'found_at'], group)
  const keys = places.map((row) => textIn(row, 'input_key'))
  tally.found += keys.length
  const known = reread ? new Map<string, string>() : await archive.known(keys.flatMap((key) => key ?? []))
  const isKnown = (key: string | null): boolean => {
    const as = key === null ? undefined : known.get(key)
    if (as === 'added') tally.known++
    else if (as === 'failed' && table === 'failures') tally.failed++
    else return false
    return true
  }
  const wanted = keys.map((key) => !isKnown(key))
  // A record that came from elsewhere may stand where something failed before.
  const good = places.filter((_, place) => !wanted[place]).flatMap((row) => textIn(row, 'found_at') ?? [])
  if (table === 'records') await archive.mend(good)
  if (!wanted.includes(true)) return
  const rows = (await parquet.read(columnsOf[table], group)).filter((_, place) => wanted[place])
  for (let at = 0; at < rows.length; at += batchSize) yield rows.slice(at, at + batchSize)
}

async function keepRows(rows: readonly ScaleRow[], work: RecordsWork): Promise<void> {
  const entries: Entry[] = []
  const failures: NewFailure[] = []
  for (const row of rows) {
    const entry = entryIn(row)
    if ('error' in entry) failures.push(entry)
    else entries.push(entry)
  }
  const { archive, progress, reread } = work
  try {
    count(await archive.addMany(entries, { reread }), progress)
  } catch (error) {
    if (!isOfRecord(error)) throw error
    failures.push(...(await keepEach(entries, work)))
  }
  if (failures.length > 0) await keepFailures(failures, work)
}

/** One by one, where a batch holds a record that the archive can't hold: the others are kept. */
async function keepEach(entries: readonly Entry[], { archive, progress, reread }: RecordsWork): Promise<NewFailure[]> {
  const failures: NewFailure[] = []
  for (const entry of entries) {
    try {
      count([await archive.add(entry, { reread })], progress)
    } catch (error) {
      if (!isOfRecord(error)) throw error
      failures.push(failed(entry.foundAt ?? '', entry.key ?? null, entry.record.id, failureOf(error)))
    }
  }
  return failures
}

function isOfRecord(error: unknown): boolean {
  return error instanceof DemarcheError && error.code === 'bad-record'
}

function count(added: readonly Added[], { tally }: AddProgress): void {
  for (const what of added) tally[tallied[what]]++
}

/** A row's record, checked as any record that comes from outside. */
function entryIn(row: ScaleRow): Entry | NewFailure {
  const json = textIn(row, 'record') ?? ''
  const key = textIn(row, 'input_key')
  const foundAt = textIn(row, 'found_at')
  const bad = (message: string): NewFailure =>
    failed(foundAt ?? key ?? 'a row without a place', key, null, { code: 'bad-record', message })
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return bad('This record is no JSON; write the table again.')
  }
  const [fault] = checkRecord(value)
  if (fault !== undefined) return bad(`This is not a sound record: ${fault.path} ${fault.message}`)
  // Checked above: what has no fault has the shape of a record.
  return { record: value as ReportRecord, json, key: key ?? undefined, foundAt: foundAt ?? undefined }
}

function failureIn(row: ScaleRow): NewFailure {
  // The code is the filter's own; a later version may know more of them than this one.
  const error = { code: (textIn(row, 'code') ?? 'internal') as ErrorCode, message: textIn(row, 'message') ?? '' }
  return failed(textIn(row, 'found_at') ?? '', textIn(row, 'input_key'), textIn(row, 'record_id'), error)
}

function failed(foundAt: string, key: string | null, id: string | null, error: NewFailure['error']): NewFailure {
  return { foundAt, key, id, error }
}

async function keepFailures(
  failures: readonly NewFailure[],
  { archive, progress }: RecordsWork,
  { quiet = false } = {},
): Promise<void> {
  await archive.failMany(failures)
  progress.tally.failed += failures.length
  if (quiet) return
  progress.clear()
  for (const { error, foundAt } of failures) complain(error.message, foundAt)
}

function textIn(row: ScaleRow, column: string): string | null {
  const value = row[column]
  return typeof value === 'string' ? value : null
}
