import { type Kysely, sql } from 'kysely'
import { standing } from '../counts/count-tables.ts'
import type { ArchiveTables } from '../tables.ts'
import { fault, type RowFault } from './fault.ts'

/** Most rows that are named of each table. */
const most = 100

/** The counts over the archive against what its rows add up to. */
export async function* checkCounts(db: Kysely<ArchiveTables>): AsyncGenerator<RowFault, void, undefined> {
  for (const [table, { columns, select }] of Object.entries(standing)) {
    const list = sql.raw(columns)
    const { rows } = await sql<Record<string, string | number | null> & { state: string }>`
      WITH due AS (${sql.raw(select)}), kept AS (SELECT ${list} FROM ${sql.table(table)})
      SELECT * FROM (
        SELECT 'kept' AS state, over.* FROM (SELECT ${list} FROM kept EXCEPT SELECT ${list} FROM due) over
        UNION ALL
        SELECT 'due' AS state, wanting.* FROM (SELECT ${list} FROM due EXCEPT SELECT ${list} FROM kept) wanting
      ) differing ORDER BY 1 DESC, 2, 3 LIMIT ${most}`.execute(db)
    for (const { state, ...row } of rows) {
      const name = Object.values(row).join(' ')
      yield fault(table, name, null, state === 'kept' ? 'is not what the rows add up to.' : 'is missing.')
    }
  }
}
