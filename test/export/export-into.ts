import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { ExportOptions } from '../../src/export/format-writer.ts'
import { exportRecords } from '../../src/export/run-export.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'
import { exportedRecords } from './exported-records.ts'

/** A folder that goes when the tests of a file are done. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-export-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An export of the test's records, as its files by name. */
export async function exported(
  options: ExportOptions,
  records: readonly ReportRecord[] = exportedRecords,
): Promise<ReadonlyMap<string, string>> {
  const folder = join(ownFolder(), 'out')
  await exportRecords(
    records.map((record) => ({ record })),
    folder,
    options,
  )
  return filesOf(folder)
}

export function filesOf(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/** The objects of a JSON Lines file of an export. */
export function linesOf(files: ReadonlyMap<string, string>, name: string): Record<string, unknown>[] {
  const text = files.get(name)
  if (text === undefined) throw new Error(`the export has no ${name}`)
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}
