import { keyOfInput } from '../archive/keys.ts'
import type { NotRead } from '../reading/failure.ts'
import type { ReportRecord } from '../record/report-record.ts'
import type { NamedItem } from './input-items.ts'
import type { Output } from './output.ts'
import type { PrintOptions } from './print-record.ts'

/** Where the outcomes of `demarche read` go, in one of its formats. */
export type RecordSink = {
  record(json: string, from: NamedItem): Promise<void>
  failure(outcome: NotRead, from: NamedItem): Promise<void>
  end(): Promise<void>
}

const nothing = async () => undefined

/** A record a line, and a line for what could not be read. */
export function jsonLinesSink(output: Output): RecordSink {
  return {
    record: (json) => output.write(`${json}\n`),
    // What intake made of the report stands beside the error, for those who can use it unread.
    failure: ({ id, error, report }) => output.write(`${JSON.stringify({ ...report, id, error })}\n`),
    end: nothing,
  }
}

/**
 * A line for each report as a program wants it that writes tables: the input's key, the record as a text, so that its
 * bytes stay as they are, and its rows in the tables of an export; or the key and the error.
 */
export async function tableLinesSink(output: Output): Promise<RecordSink> {
  const { scaleRows } = await import('../export/scale-tables.ts')
  const keyOf = ({ item }: NamedItem): string | null => ('input' in item ? keyOfInput(item.input) : null)
  return {
    async record(json, from) {
      const record: ReportRecord = JSON.parse(json)
      const { id, fingerprint, published } = record
      const line = { key: keyOf(from), id, fingerprint, published, record: json, rows: scaleRows(record) }
      await output.write(`${JSON.stringify(line)}\n`)
    },
    failure: ({ id, error, report }, from) =>
      output.write(`${JSON.stringify({ key: keyOf(from), id, published: report?.published ?? null, error })}\n`),
    end: nothing,
  }
}

/** One object for one report, else an array, written as it comes. */
export function jsonSink(output: Output, one: boolean): RecordSink {
  let written = 0
  const pretty = (json: string) => JSON.stringify(JSON.parse(json), null, 2)
  if (one) return { record: (json) => output.write(`${pretty(json)}\n`), failure: nothing, end: nothing }
  return {
    async record(json) {
      await output.write(`${written === 0 ? '[' : ','}\n  ${pretty(json).replaceAll('\n', '\n  ')}`)
      written++
    },
    failure: nothing,
    end: () => output.write(written === 0 ? '[]\n' : '\n]\n'),
  }
}

/** Print for people, reports parted by a rule. */
export async function peopleSink(output: Output, options: PrintOptions): Promise<RecordSink> {
  const { printRecord } = await import('./print-record.ts')
  let printed = 0
  return {
    async record(json) {
      const record: ReportRecord = JSON.parse(json)
      const rule = options.paint('faint', '─'.repeat(Math.min(options.width, 60)))
      await output.write(`${printed === 0 ? '' : `\n${rule}\n\n`}${printRecord(record, options)}`)
      printed++
    },
    failure: nothing,
    end: nothing,
  }
}
