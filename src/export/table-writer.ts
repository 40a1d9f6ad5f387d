import { withFrames } from '../record/with-frames.ts'
import type { TableShape } from './column.ts'
import type { TableName } from './export-format.ts'
import type { FormatWriter, WriterSetting } from './format-writer.ts'
import type { FileNotes } from './manifest.ts'
import { parquetSink } from './parquet.ts'
import { csvSink, jsonRowSink, type RowSink } from './row-sink.ts'
import { reportTables } from './tables.ts'

type TableFormat = 'csv' | 'jsonl' | 'parquet'

/** Writes the tables in one of their shapes, a file each; JSON Lines also holds the records themselves. */
export async function tableWriter(as: TableFormat, setting: WriterSetting): Promise<FormatWriter> {
  const { folder, options, unit } = setting
  const isChosen = ({ name }: { readonly name: TableName }) => options.tables?.includes(name) ?? true
  const chosen = reportTables.filter(isChosen)
  const more = setting.more.filter(isChosen)
  const notes = new Map<string, FileNotes>()
  const sinks = new Map<string, RowSink>()
  const counts = new Map<string, number>()
  for (const table of chosen) sinks.set(table.name, await openTable(as, table, setting))
  const records = as === 'jsonl' && options.tables === undefined ? await folder.open('records.jsonl') : null
  let reports = 0

  return {
    notes,
    settings: as === 'csv' ? { guardFormulas: options.guardFormulas ?? false } : {},
    async report(report) {
      reports++
      // A record has no place for a review: what is wrong is not in it.
      const record = withFrames(report.record, ({ id }) => report.review(id) !== 'wrong')
      await records?.write(`${JSON.stringify(record)}\n`)
      for (const table of chosen) {
        const rows = table.rows(report)
        for (const row of rows) await sinks.get(table.name)?.row(row)
        counts.set(table.name, (counts.get(table.name) ?? 0) + rows.length)
      }
    },
    async end() {
      for (const table of chosen) {
        await sinks.get(table.name)?.end()
        const columns = table.columns.map(({ name }) => name)
        const offsets = columns.includes('offset_unit') ? unit : null
        notes.set(`${table.name}.${as}`, { rows: counts.get(table.name) ?? 0, columns, offsets })
      }
      for (const table of more) {
        const sink = await openTable(as, table, setting)
        let rows = 0
        for await (const row of table.rows()) {
          await sink.row(row)
          rows++
        }
        await sink.end()
        const columns = table.columns.map(({ name }) => name)
        notes.set(`${table.name}.${as}`, { rows, columns, offsets: null })
      }
      await records?.end()
      // A record is what demarche itself reads again, so it keeps the unit of its schema.
      if (records !== null) notes.set('records.jsonl', { rows: reports, offsets: 'utf16' })
    },
  }
}

/** Opens the file of a table for its rows. */
export async function openTable(as: TableFormat, table: TableShape, setting: WriterSetting): Promise<RowSink> {
  const file = await setting.folder.open(`${table.name}.${as}`)
  switch (as) {
    case 'csv':
      return csvSink(table, file, { guardFormulas: setting.options.guardFormulas ?? false })
    case 'jsonl':
      return jsonRowSink(table, file)
    case 'parquet':
      return parquetSink(table, file, {
        'demarche.version': setting.program,
        'demarche.table': table.name,
        'demarche.offset_unit': setting.unit,
      })
  }
}
