import { createHash, type Hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { DemarcheError } from '../record/demarche-error.ts'
import type { Reader, ReportRecord } from '../record/report-record.ts'
import { withMinConfidence } from '../record/with-min-confidence.ts'
import { annotationWriter, bratWriter, citationWriter, polecatWriter } from './document-writers.ts'
import { openExportFolder } from './export-folder.ts'
import { type ArchiveKnowledge, exportedReport, readingIdOf } from './exported-report.ts'
import type { ExportOptions, FormatWriter, WriterSetting } from './format-writer.ts'
import { manifestText } from './manifest.ts'
import type { OffsetUnit } from './offset-map.ts'
import { tableWriter } from './table-writer.ts'
import type { SourceTable } from './tables.ts'
import { trainingWriter } from './training-writer.ts'

/** A record to be exported, and what an archive knows of it. */
export type ExportItem = ArchiveKnowledge & { readonly record: ReportRecord }

/** What was exported. */
export type ExportSummary = {
  readonly reports: number
  readonly statements: number
  readonly events: number
  /** Records that came twice, word for word, and are there once. */
  readonly repeated: number
  readonly files: number
}

/**
 * Writes records into a folder in one of the shapes that `docs/export.md` describes, in the order in which they come
 * and in bounded memory, and a manifest last. An archive's records and tables come from `archive-source.ts`. The same records and options give the same bytes: no clock, locale or time
 * zone has a part in them.
 *
 * Throws `wrong-usage` where the folder holds something else than an export, or the shape has its own unit of offsets;
 * `bad-record` where two different records have one id; `not-readable` where a file could not be written.
 */
export async function exportRecords(
  records: AsyncIterable<ExportItem> | Iterable<ExportItem>,
  folderPath: string,
  options: ExportOptions,
  archive?: { readonly tables: readonly SourceTable[] },
): Promise<ExportSummary> {
  const unit = unitFor(options)
  if (archive === undefined && options.tables?.some((name) => name === 'copies' || name === 'groups')) {
    throw new DemarcheError('wrong-usage', 'Only an archive has the tables copies and groups; name one with --archive.')
  }
  const folder = await openExportFolder(folderPath)
  const program = programVersion()
  const tally = new Tally()
  try {
    const writer = await writerFor(options, {
      folder,
      options,
      unit: unit ?? 'codepoint',
      program,
      more: archive?.tables ?? [],
    })
    for await (const item of records) {
      if (!tally.isNew(item.id ?? item.record.id, item.record)) continue
      const record =
        options.minConfidence === undefined ? item.record : withMinConfidence(item.record, options.minConfidence)
      const report = exportedReport(record, unit ?? 'codepoint', item)
      tally.add(
        record,
        [...record.statements, ...record.events].filter(({ id }) => report.said(id) !== 'machine').length,
      )
      await writer.report(report)
    }
    await writer.end()
    const { reports, statements, events, repeated } = tally.counts
    const files = folder.written()
    await folder.close(
      manifestText({
        as: options.as,
        program,
        from: archive === undefined ? 'records' : 'archive',
        readers: tally.readers(),
        offsets: unit,
        reviewed: { reviewed: tally.reviewed, of: statements + events },
        at: options.at ?? null,
        counts: tally.counts,
        settings: { ...writer.settings, minConfidence: options.minConfidence ?? null },
        sources: tally.sources(),
        files,
        notes: writer.notes,
      }),
    )
    return { reports, statements, events, repeated, files: files.length + 1 }
  } catch (error) {
    await folder.abandon()
    throw error
  }
}

/** The unit of an export's offsets; null where the shape has none. */
function unitFor({ as, offsets }: ExportOptions): OffsetUnit | null {
  const fixed = as === 'brat' || as === 'webannotation' || as === 'training'
  if (fixed && offsets !== undefined && offsets !== 'codepoint') {
    throw new DemarcheError('wrong-usage', `Offsets in ${as} are code points; leave --offsets out.`)
  }
  return as === 'polecat' || as === 'citations' ? null : (offsets ?? 'codepoint')
}

function writerFor(options: ExportOptions, setting: WriterSetting): Promise<FormatWriter> {
  switch (options.as) {
    case 'csv':
    case 'jsonl':
    case 'parquet':
      return tableWriter(options.as, setting)
    case 'polecat':
      return polecatWriter(setting)
    case 'webannotation':
      return annotationWriter(setting)
    case 'brat':
      return bratWriter(setting)
    case 'citations':
      return citationWriter(setting)
    case 'training':
      return trainingWriter(setting)
  }
}

function programVersion(): string {
  const file = new URL('../../package.json', import.meta.url)
  const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'))
  return version
}

/** What the manifest says of all records together. */
class Tally {
  counts = { reports: 0, statements: 0, events: 0, actors: 0, mentions: 0, repeated: 0 }
  reviewed = 0
  readonly #readings = new Map<string, string>()
  readonly #readers = new Map<string, Reader & { reports: number }>()
  readonly #sources: Hash = createHash('sha256')

  /** False for a record that came before; two different ones of one id cannot be told apart in any table. */
  isNew(id: string, record: ReportRecord): boolean {
    const reading = readingIdOf(record)
    const known = this.#readings.get(id)
    if (known === reading) {
      this.counts.repeated++
      return false
    }
    if (known !== undefined) {
      throw new DemarcheError(
        'bad-record',
        `Two different records have the id "${id}", so their rows could not be told apart. Export them apart, or read the reports again with ids of their own.`,
      )
    }
    this.#readings.set(id, reading)
    return true
  }

  add(record: ReportRecord, reviewed: number): void {
    const { statements, events, actors, mentions, reader, fingerprint, origin } = record
    this.counts.reports++
    this.counts.statements += statements.length
    this.counts.events += events.length
    this.counts.actors += actors.length
    this.counts.mentions += mentions.length
    this.reviewed += reviewed
    const key = `${reader.demarche}\n${reader.model}\n${reader.schema}`
    this.#readers.set(key, { ...reader, reports: (this.#readers.get(key)?.reports ?? 0) + 1 })
    this.#sources.update(`${fingerprint} ${origin.sha256}\n`)
  }

  readers(): readonly (Reader & { readonly reports: number })[] {
    return [...this.#readers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reader]) => reader)
  }

  sources(): string {
    return this.#sources.digest('hex')
  }
}
