import type { Insertable, Transaction } from 'kysely'
import type { ArchiveTables } from './tables.ts'

/** Rows in one statement: under every database's limit of parameters. */
const mostRows = 500

/** Puts any number of rows into a table. */
export async function insertRows<Table extends keyof ArchiveTables>(
  tx: Transaction<ArchiveTables>,
  table: Table,
  rows: readonly Insertable<ArchiveTables[Table]>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += mostRows) {
    await tx
      .insertInto(table)
      .values(rows.slice(at, at + mostRows))
      .execute()
  }
}
