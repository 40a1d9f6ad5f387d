import { reportTables } from './tables.ts'

/** The tables and their columns as Markdown, as they stand in `docs/export.md`. */
export function columnsText(): string {
  return reportTables
    .map(({ name, about, columns }) => {
      const lines = columns.map((column) => `| \`${column.name}\` | ${column.type} | ${column.about} |`)
      return `\n### ${name}\n\n${about}\n\n| column | type | what it holds |\n| --- | --- | --- |\n${lines.join('\n')}\n`
    })
    .join('')
    .concat('\n')
}
