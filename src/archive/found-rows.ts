import type { Insertable, Transaction } from 'kysely'
import { type FoundRows, type FoundTable, foundTables } from './rows-of-record.ts'
import type { ArchiveTables } from './tables.ts'

type Tx = Transaction<ArchiveTables>

/** Rows in one statement: under every database's limit of parameters. */
const mostRows = 500

/** Empties the tables of what was found in a report. */
export async function clearFound(tx: Tx, reportId: number, tables: readonly FoundTable[] = foundTables): Promise<void> {
  for (const table of tables) await tx.deleteFrom(table).where('report_id', '=', reportId).execute()
}

/** Fills them with what is found there. */
export async function fillFound(tx: Tx, rows: FoundRows, tables: readonly FoundTable[] = foundTables): Promise<void> {
  for (const table of tables) await fill(tx, table, rows[table])
}

async function fill<Table extends FoundTable>(
  tx: Tx,
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
