import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { columnsText } from '../src/export/columns-text.ts'
import { scaleColumnsText, scaleTablesJson } from '../src/export/scale-tables.ts'

/** Writes the tables of columns into docs/ and for Python: `node scripts/write-columns.ts`. */
const at = (path: string) => new URL(`../${path}`, import.meta.url)
for (const [doc, text] of [
  ['docs/export.md', columnsText()],
  ['docs/scale.md', scaleColumnsText()],
] as const) {
  const [before = '', rest = ''] = readFileSync(at(doc), 'utf8').split(/(?<=<!-- columns -->\n)/)
  const after = rest.slice(rest.indexOf('<!-- end of columns -->'))
  writeFileSync(at(doc), `${before}${text}${after}`)
}
mkdirSync(at('scale/spark'), { recursive: true })
writeFileSync(at('scale/spark/tables.json'), scaleTablesJson())
