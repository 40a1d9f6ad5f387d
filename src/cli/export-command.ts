import { openArchive } from '../archive/open-archive.ts'
import { archiveRecords, archiveTables } from '../export/archive-source.ts'
import { type ExportFormat, exportFormats, type TableName, tableNames } from '../export/export-format.ts'
import type { ExportOptions } from '../export/format-writer.ts'
import { type OffsetUnit, offsetUnits } from '../export/offset-map.ts'
import { type ExportItem, type ExportSummary, exportRecords } from '../export/run-export.ts'
import { type EventStatus, eventStatus } from '../record/plover.ts'
import { oneOf, several } from './choices.ts'
import { complain } from './complain.ts'
import { joinAnew } from './join-command.ts'
import { minConfidenceOf, wrong } from './read-settings.ts'
import { recordLines } from './record-lines.ts'

/** The options of `demarche export` as commander gives them. */
export type ExportFlags = {
  readonly as?: string
  readonly out?: string
  readonly records?: readonly string[]
  readonly archive?: string
  readonly tables?: string
  readonly offsets?: string
  readonly status?: string
  readonly minConfidence?: string
  readonly guardFormulas?: boolean
  readonly at?: string
  readonly quiet?: boolean
}

type Lines = { unread: number; faulty: number }

/** `demarche export`: gives the exit status, 0 where all records are in it and 1 where some are not. */
export async function exportCommand(flags: ExportFlags): Promise<number> {
  const options = exportOptions(flags)
  if (flags.out === undefined) throw wrong('--out names the folder to write into, as in --out tables/.')
  if ((flags.records === undefined) === (flags.archive === undefined)) {
    throw wrong('Name what to export: an archive with --archive FILE, or files of records with --records FILE.')
  }
  const lines: Lines = { unread: 0, faulty: 0 }
  const summary =
    flags.archive === undefined
      ? await exportRecords(recordsOf(flags.records ?? [], lines), flags.out, options)
      : await exportArchive(flags.archive, flags.out, options, flags.quiet ?? false)
  if (!flags.quiet) {
    const parts = [
      `${amount(summary.reports, 'report')}, ${amount(summary.statements, 'statement')} and ${amount(summary.events, 'event')} exported to ${flags.out}`,
    ]
    if (summary.repeated > 0) parts.push(`${summary.repeated} repeated`)
    if (lines.unread > 0) parts.push(`${lines.unread} that could not be read and hold no record`)
    if (lines.faulty > 0) parts.push(`${lines.faulty} left out for their faults`)
    complain(parts.join(', '))
  }
  return lines.faulty === 0 ? 0 : 1
}

/** What holds across reports is worked out first, where reports were added since; the other shapes do not tell of it. */
async function exportArchive(
  place: string,
  folder: string,
  options: ExportOptions,
  quiet: boolean,
): Promise<ExportSummary> {
  const isTabled = ['csv', 'jsonl', 'parquet'].includes(options.as)
  const archive = await openArchive(place, { readOnly: !isTabled })
  try {
    if (isTabled) await joinAnew(archive, { quiet })
    return await exportRecords(archiveRecords(archive), folder, options, { tables: archiveTables(archive) })
  } finally {
    await archive.close()
  }
}

async function* recordsOf(files: readonly string[], lines: Lines): AsyncGenerator<ExportItem> {
  for await (const line of recordLines(files)) {
    if ('record' in line) yield line
    else if ('unread' in line) lines.unread++
    else {
      lines.faulty++
      complain(line.fault, line.where)
    }
  }
}

function exportOptions(flags: ExportFlags): ExportOptions {
  const as = oneOf<ExportFormat>('--as', flags.as, exportFormats)
  const tabled = as === 'csv' || as === 'jsonl' || as === 'parquet'
  if (flags.tables !== undefined && !tabled) throw wrong('--tables is for --as csv, jsonl and parquet.')
  if (flags.guardFormulas && as !== 'csv') throw wrong('--guard-formulas is for --as csv.')
  if (as === 'training' && (flags.archive === undefined || flags.minConfidence !== undefined)) {
    throw wrong(
      'Training data is what people reviewed in an archive, all of it: name it with --archive, and leave --min-confidence out.',
    )
  }
  if (flags.status !== undefined && as !== 'polecat') {
    throw wrong('--status is for --as polecat; the other shapes have every event, with its status.')
  }
  return {
    as,
    tables: several<TableName>('--tables', flags.tables, tableNames),
    offsets: flags.offsets === undefined ? undefined : oneOf<OffsetUnit>('--offsets', flags.offsets, offsetUnits),
    guardFormulas: flags.guardFormulas,
    statuses: several<EventStatus>('--status', flags.status, eventStatus.options),
    minConfidence: minConfidenceOf(flags.minConfidence) ?? undefined,
    at: flags.at,
  }
}

function amount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
