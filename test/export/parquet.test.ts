import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { DuckDBInstance } from '@duckdb/node-api'
import { exportRecords } from '../../src/export/run-export.ts'
import { reportTables } from '../../src/export/tables.ts'
import { buildRecord } from '../record-builder.ts'
import { exported, linesOf, ownFolder } from './export-into.ts'
import { exportedRecords } from './exported-records.ts'

type Rows = readonly Record<string, unknown>[]

async function query(sql: string): Promise<Rows> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    const reader = await connection.runAndReadAll(sql)
    return reader.getRowObjectsJson()
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

describe('Parquet', () => {
  it('is read by DuckDB as the same tables, of the types that are documented', async () => {
    const folder = join(ownFolder(), 'out')
    await exportRecords(
      exportedRecords.map((record) => ({ record })),
      folder,
      { as: 'parquet' },
    )
    const jsonl = await exported({ as: 'jsonl' })
    const types = { text: 'VARCHAR', integer: 'BIGINT', real: 'DOUBLE', list: 'VARCHAR[]' }
    for (const { name, columns } of reportTables) {
      const file = join(folder, `${name}.parquet`)
      const described = await query(`DESCRIBE SELECT * FROM '${file}'`)
      assert.deepEqual(
        described.map((row) => [row['column_name'], row['column_type']]),
        columns.map((column) => [column.name, types[column.type]]),
      )
      const rows = await query(`SELECT * FROM '${file}'`)
      const integers = columns.filter(({ type }) => type === 'integer').map((column) => column.name)
      // DuckDB writes whole numbers of 64 bits as texts in JSON.
      const expected = linesOf(jsonl, `${name}.jsonl`).map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([key, cell]) => [
            key,
            cell !== null && integers.includes(key) ? String(cell) : cell,
          ]),
        ),
      )
      assert.deepEqual(rows, expected)
    }
  })

  it('names its unit of offsets in its own metadata', async () => {
    const folder = join(ownFolder(), 'out')
    await exportRecords([{ record: exportedRecords[0]! }], folder, { as: 'parquet', offsets: 'byte' })
    const file = join(folder, 'events.parquet')
    const [row] = await query(
      `SELECT decode(value) AS unit FROM parquet_kv_metadata('${file}') WHERE decode(key) = 'demarche.offset_unit'`,
    )
    assert.equal(row?.['unit'], 'byte')
  })

  it('holds more rows than a row group, and none at all', async () => {
    const body = `${'Oslo said no. '.repeat(40)}`
    const statements = Array.from({ length: 40 }, (_, i) => ({
      source: 'Oslo',
      cue: 'said',
      content: 'no',
      confidence: i / 100,
    }))
    const folder = join(ownFolder(), 'out')
    const records = Array.from({ length: 300 }, (_, i) => ({
      record: buildRecord({ body, statements }, { id: `n${i}` }),
    }))
    await exportRecords(records, folder, { as: 'parquet', tables: ['statements', 'events'] })
    const [counts] = await query(
      `SELECT count(*)::INT AS n, count(DISTINCT statement_id)::INT AS ids, sum(confidence) AS sum FROM '${join(folder, 'statements.parquet')}'`,
    )
    assert.equal(counts?.['n'], 12_000)
    assert.equal(counts?.['ids'], 12_000)
    assert.ok(Math.abs(Number(counts?.['sum']) - 300 * 7.8) < 1e-6)
    const [none] = await query(`SELECT count(*)::INT AS n FROM '${join(folder, 'events.parquet')}'`)
    assert.equal(none?.['n'], 0)
  })
})
