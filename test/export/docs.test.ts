import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { DuckDBInstance } from '@duckdb/node-api'
import { columnsText } from '../../src/export/columns-text.ts'
import { exportFormats } from '../../src/export/export-format.ts'
import { exportRecords } from '../../src/export/run-export.ts'
import { ownFolder } from './export-into.ts'
import { exportedRecords } from './exported-records.ts'

const docs = readFileSync(new URL('../../docs/export.md', import.meta.url), 'utf8')
const examples = (language: string) =>
  [...docs.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, code = '']) => code)

const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0)

/** A folder with `tables/` in it, as the examples have it. */
async function withTables(as: 'csv' | 'parquet'): Promise<string> {
  const folder = ownFolder()
  await exportRecords(
    exportedRecords.map((record) => ({ record })),
    join(folder, 'tables'),
    { as },
  )
  return folder
}

describe('docs/export.md', () => {
  it('explains every column of every table; node scripts/write-columns.ts writes them', () => {
    const written = docs.slice(
      docs.indexOf('<!-- columns -->\n') + '<!-- columns -->\n'.length,
      docs.indexOf('<!-- end of columns -->'),
    )
    assert.equal(written, columnsText())
    assert.match(written, /\| `statement_id` \| text \| .{20,} \|/)
  })

  it('names every shape', () => {
    for (const as of exportFormats) assert.match(docs, new RegExp(`^\\| \`${as}\` \\| .+ \\|$`, 'm'))
  })

  it('has a Python program that prints who says what', {
    skip: python === undefined && 'there is no Python here',
  }, async () => {
    const [program = ''] = examples('python')
    const { status, stdout, stderr } = spawnSync(python ?? '', ['-c', program], {
      cwd: await withTables('csv'),
      encoding: 'utf8',
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    })
    assert.equal(stderr, '')
    assert.equal(status, 0)
    const lines = stdout.trim().split('\n')
    assert.equal(lines.length, 17)
    assert.ok(
      lines.includes(
        'Ingrid Solheim | direct | “We were given no warning,” … “Our crews [were] escorted … like smugglers.”',
      ),
    )
    assert.ok(lines.includes('Liis Raud | direct | =We will not lift it; not now, not in June.'))
    assert.ok(lines.includes('(nobody) | indirect | because Oslo wants a ruling before the cod season'))
  })

  it('has queries that DuckDB answers', async () => {
    const folder = await withTables('parquet')
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    const [dyads = '', names = ''] = examples('sql')
    const ask = async (sql: string) =>
      (await connection.runAndReadAll(sql.replaceAll("'tables/", `'${folder}/tables/`))).getRowObjectsJson()
    assert.deepEqual(await ask(dyads), [])
    const counted = await ask(names)
    assert.deepEqual(counted.slice(0, 2), [
      { name: 'Ingrid Solheim', statements: '3' },
      { name: 'Norway', statements: '3' },
    ])
    connection.closeSync()
    instance.closeSync()
  })
})
