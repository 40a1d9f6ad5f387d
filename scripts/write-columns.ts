import { readFileSync, writeFileSync } from 'node:fs'
import { columnsText } from '../src/export/columns-text.ts'

/** Writes the tables of columns into docs/export.md: `node scripts/write-columns.ts`. */
const file = new URL('../docs/export.md', import.meta.url)
const [before = '', rest = ''] = readFileSync(file, 'utf8').split(/(?<=<!-- columns -->\n)/)
const after = rest.slice(rest.indexOf('<!-- end of columns -->'))
writeFileSync(file, `${before}${columnsText()}${after}`)
