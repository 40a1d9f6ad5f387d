import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { it } from 'node:test'
import { scaleColumnsText, scaleTables, scaleTablesJson } from '../../src/export/scale-tables.ts'
import { reportTables } from '../../src/export/tables.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

it('the columns that Python reads are those of the export; node scripts/write-columns.ts writes them', () => {
  assert.equal(read('scale/spark/tables.json'), scaleTablesJson())
  const names = (
    tables: readonly { readonly name: string; readonly columns: readonly { readonly name: string }[] }[],
  ) => tables.map(({ name, columns }) => [name, columns.map((column) => column.name)])
  assert.deepEqual(names(scaleTables.slice(2)), names(reportTables))
})

it('docs/scale.md explains the columns of the tables that the export does not have', () => {
  const docs = read('docs/scale.md')
  const begin = docs.indexOf('<!-- columns -->\n') + '<!-- columns -->\n'.length
  assert.equal(docs.slice(begin, docs.indexOf('<!-- end of columns -->')), scaleColumnsText())
})
