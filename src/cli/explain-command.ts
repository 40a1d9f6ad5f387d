import { extname } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { lineInput } from '../intake/line-input.ts'
import { defaultLimits, type ReportInput } from '../intake/report-input.ts'
import { takeIn } from '../intake/take-in.ts'
import type { Reason } from '../reading/explain/reasons.ts'
import { openReader, shippedModel } from '../reading/open-reader.ts'
import { checkRecord } from '../record/check-record.ts'
import { DemarcheError } from '../record/demarche-error.ts'
import type { Report } from '../record/report.ts'
import type { ReportRecord } from '../record/report-record.ts'
import { dataAt, datumOf } from './data-at.ts'
import { openOutput } from './output.ts'
import { paintFor, wantsColour } from './paint.ts'
import { printReason } from './print-reason.ts'
import { readBytes } from './read-bytes.ts'
import { isDay, wrong } from './read-settings.ts'

/** The options of `demarche explain` as commander gives them. */
export type ExplainFlags = {
  readonly at?: string
  readonly json?: boolean
  readonly published?: string
  readonly title?: string
  readonly report?: string
  readonly actors?: readonly string[]
  readonly color?: boolean
  readonly anyLanguage?: boolean
}

/**
 * `demarche explain`: reads a report, or a record's report anew, and says of the data at a place, or of one datum, what
 * they were made from. Gives the exit status.
 * @throws DemarcheError where the file can't be read, nothing lies there, or the record is not what this reader makes
 */
export async function explainCommand(file: string, flags: ExplainFlags): Promise<number> {
  if (flags.at === undefined || !/^(?:\d+|[semat][1-9]\d*)$/.test(flags.at)) {
    throw wrong(
      `--at takes a datum's id, as s3, e1, m7, a2 or t4, or an offset into the text, not "${flags.at ?? ''}".`,
    )
  }
  if (flags.published !== undefined && !isDay(flags.published)) {
    throw wrong(`--published takes a day as in 2024-03-14, not "${flags.published}".`)
  }
  const { report, kept } = reportIn(await readBytes(file, defaultLimits.bytes), file, flags)
  const reader = await openReader(shippedModel, { actors: flags.actors })
  try {
    const { record, reasons } = await reader.explain(report)
    const ids = dataAt(record, flags.at)
    if (kept) mustAgree(kept, record, ids)
    const chosen = ids.flatMap((id) => reasons.find((r) => r.id === id) ?? [])
    await openOutput(process.stdout).write(printed(record, chosen, flags))
    return 0
  } finally {
    await reader.close()
  }
}

function printed(record: ReportRecord, reasons: readonly Reason[], flags: ExplainFlags): string {
  if (flags.json) return `${JSON.stringify(reasons, null, 2)}\n`
  const { stdout, env } = process
  const paint = paintFor(wantsColour({ terminal: stdout.isTTY === true, wanted: flags.color ?? true, env }))
  return `${reasons.map((reason) => printReason(record, reason, paint)).join('\n\n')}\n`
}

/** What a file of JSON says of its report, as a line of JSON Lines does; null for other files. */
function lineIn(bytes: Uint8Array, file: string): ReportInput | null {
  if (extname(file).toLowerCase() !== '.json') return null
  const line = lineInput(new TextDecoder().decode(bytes))
  if ('error' in line) throw line.error
  return line.input
}

/** A file's report; where the file holds a record, also that record. */
function reportIn(
  bytes: Uint8Array,
  file: string,
  flags: ExplainFlags,
): { readonly report: Report; readonly kept: ReportRecord | null } {
  const kept = recordIn(bytes, flags.report)
  if (kept) return { report: reportOf(kept), kept }
  const line = lineIn(bytes, file)
  const input: ReportInput = line ?? { bytes, uri: file === '-' ? undefined : file }
  const report = takeIn({
    ...input,
    title: input.title ?? flags.title,
    published: input.published ?? flags.published,
    anyLanguage: flags.anyLanguage ?? false,
  })
  return { report, kept: null }
}

/** The record that a file of JSON or JSON Lines holds, the one with that id where there are several; null for other files. */
function recordIn(bytes: Uint8Array, id: string | undefined): ReportRecord | null {
  const text = new TextDecoder().decode(bytes)
  if (!/^\s*[[{]/.test(text)) return null
  const values = jsonIn(text)
  const records = values.filter((v): v is ReportRecord => typeof v === 'object' && v !== null && 'statements' in v)
  if (records.length === 0) return null
  const named = id === undefined ? records : records.filter((r) => r.id === id)
  if (named.length !== 1) {
    const many = id === undefined ? `It holds ${records.length} records` : `It holds ${named.length} records "${id}"`
    throw wrong(`${many}; name one of them with --report ID.`)
  }
  const [fault] = checkRecord(named[0])
  if (fault) throw new DemarcheError('bad-record', `This is no sound record: ${fault.path} ${fault.message}.`)
  return named[0]!
}

function jsonIn(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : [value]
  } catch {
    return text.split('\n').flatMap((line) => {
      try {
        return [JSON.parse(line) as unknown]
      } catch {
        return []
      }
    })
  }
}

/** What intake once made of the report: reading begins from there. */
function reportOf(r: ReportRecord): Report {
  const { id, fingerprint, origin, title, byline, publisher, published, language, text, bodyStart } = r
  return { id, fingerprint, origin, title, byline, publisher, published, language, text, bodyStart }
}

/** Only what this reader makes can be explained by it: a datum of another reader has other reasons. */
function mustAgree(kept: ReportRecord, now: ReportRecord, ids: readonly string[]): void {
  const differs = ids.find((id) => !isDeepStrictEqual(datumOf(kept, id), datumOf(now, id)))
  if (differs === undefined && ids.length > 0) return
  const { demarche, model } = kept.reader
  throw new DemarcheError(
    'other-reader',
    `${differs ?? 'It'} is not what this demarche finds in that report: the record was made by version ${demarche} with the model ${model}, or changed since. Read the report anew, or explain the record with the version that made it.`,
  )
}
