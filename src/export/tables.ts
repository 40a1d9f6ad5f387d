import { actorColumns, mentionColumns } from './actor-columns.ts'
import { type Column, type Row, rowOf } from './column.ts'
import { eventColumns } from './event-columns.ts'
import type { TableName } from './export-format.ts'
import type { ExportedReport } from './exported-report.ts'
import { reportColumns } from './report-columns.ts'
import { statementColumns } from './statement-columns.ts'

/** A table and the rows that a report has in it. */
export type ReportTable = {
  readonly name: TableName
  readonly about: string
  readonly columns: readonly Omit<Column<never>, 'cell'>[]
  readonly rows: (report: ExportedReport) => readonly Row[]
}

/** A table that is drawn from elsewhere than reports, as from an archive's own. */
export type SourceTable = {
  readonly name: TableName
  readonly columns: readonly Omit<Column<never>, 'cell'>[]
  readonly rows: () => AsyncIterable<Row>
}

function table<Thing>(
  name: TableName,
  about: string,
  columns: readonly Column<Thing>[],
  things: (report: ExportedReport) => readonly Thing[],
): ReportTable {
  return { name, about, columns, rows: (report) => things(report).map((thing) => rowOf(columns, thing)) }
}

/** The tables that are drawn from reports, as `docs/export.md` describes them. */
export const reportTables: readonly ReportTable[] = [
  table('reports', 'A row for each report.', reportColumns, (report) => [{ report }]),
  table('statements', 'A row for each statement: who says what, in which words.', statementColumns, (report) =>
    report.record.statements.map((statement) => ({ report, statement })),
  ),
  table('events', 'A row for each event, whatever its status.', eventColumns, (report) =>
    report.record.events.map((event) => ({ report, event })),
  ),
  table('actors', 'A row for each actor of each report.', actorColumns, (report) =>
    report.record.actors.map((actor) => ({ report, actor })),
  ),
  table('mentions', 'A row for each place where a report speaks of somebody or something.', mentionColumns, (report) =>
    report.record.mentions.map((mention) => ({ report, mention })),
  ),
]
