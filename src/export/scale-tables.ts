import type { ReportRecord } from '../record/report-record.ts'
import type { ColumnType, Row, TableShape } from './column.ts'
import { exportedReport } from './exported-report.ts'
import { reportTables } from './tables.ts'

type ShapeColumn = { readonly name: string; readonly type: ColumnType; readonly about: string }

const foundAt: ShapeColumn = {
  name: 'found_at',
  type: 'text',
  about:
    'Where the report stands in the input: the file, and in it `@` and the byte at which its line begins, or `:` and the row or WARC record.',
}
const inputKey: ShapeColumn = {
  name: 'input_key',
  type: 'text',
  about: 'What tells the input from every other; the same as in an archive.',
}

/** Whole records, from which an archive can be filled. */
const records: TableShape = {
  name: 'records',
  columns: [
    foundAt,
    inputKey,
    { name: 'article_id', type: 'text', about: 'The report; the same in every table.' },
    { name: 'fingerprint', type: 'text', about: 'SHA-256 of the text as UTF-8.' },
    { name: 'published_at', type: 'text', about: 'The day of publication, ISO 8601.' },
    { name: 'record', type: 'text', about: 'The record as JSON, byte for byte as the filter gave it.' },
  ],
}

/** What could not be read, a row each. */
const failures: TableShape = {
  name: 'failures',
  columns: [
    foundAt,
    inputKey,
    { name: 'record_id', type: 'text', about: "The caller's id, where one was given." },
    { name: 'published_at', type: 'text', about: 'The day of publication, where the report was taken in so far.' },
    { name: 'code', type: 'text', about: 'What is wrong, as errors.md has it.' },
    { name: 'message', type: 'text', about: 'The same in a sentence.' },
  ],
}

/** The tables that `scale/spark/` writes: those of `demarche export` that are drawn from reports, and two beside them. */
export const scaleTables: readonly TableShape[] = [records, failures, ...reportTables]

/** Their names, columns and types as `scale/spark/tables.json` has them, which Python reads. */
export function scaleTablesJson(): string {
  const tables = scaleTables.map(({ name, columns }) => ({
    name,
    columns: columns.map((column) => ({ name: column.name, type: column.type })),
  }))
  return `${JSON.stringify({ tables }, null, 2)}\n`
}

/** The two tables that `docs/export.md` does not have, as Markdown for `docs/scale.md`. */
export function scaleColumnsText(): string {
  return [records, failures]
    .map(({ name, columns }) => {
      const lines = columns.map((column) => `| \`${column.name}\` | ${column.type} | ${column.about} |`)
      return `\n### ${name}\n\n| column | type | what it holds |\n| --- | --- | --- |\n${lines.join('\n')}\n`
    })
    .join('')
    .concat('\n')
}

/** A record's rows in the export's tables, by table; offsets in code points, as the export has them. */
export function scaleRows(record: ReportRecord): Readonly<Record<string, readonly Row[]>> {
  const report = exportedReport(record, 'codepoint')
  return Object.fromEntries(reportTables.map(({ name, rows }) => [name, rows(report)]))
}
