import { copyColumns, groupColumns } from './across-columns.ts'
import { reportTables } from './tables.ts'

const archiveTableTexts = [
  {
    name: 'copies',
    about: 'From an archive alone. A row for each report that is a near-copy of another, and for each that has some.',
    columns: copyColumns,
  },
  {
    name: 'groups',
    about:
      'From an archive alone. A row for each event: the happening of which it tells, and who asserts and denies it.',
    columns: groupColumns,
  },
]

/** The tables and their columns as Markdown, as they stand in `docs/export.md`. */
export function columnsText(): string {
  return [...reportTables, ...archiveTableTexts]
    .map(({ name, about, columns }) => {
      const lines = columns.map((column) => `| \`${column.name}\` | ${column.type} | ${column.about} |`)
      return `\n### ${name}\n\n${about}\n\n| column | type | what it holds |\n| --- | --- | --- |\n${lines.join('\n')}\n`
    })
    .join('')
    .concat('\n')
}
