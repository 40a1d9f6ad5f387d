import type { Transaction } from 'kysely'
import { insertRows } from './insert-rows.ts'
import { type FoundRows, type FoundTable, foundTables } from './rows-of-record.ts'
import type { ArchiveTables } from './tables.ts'

type Tx = Transaction<ArchiveTables>

/** Empties the tables of what was found in a report. */
export async function clearFound(tx: Tx, reportId: number, tables: readonly FoundTable[] = foundTables): Promise<void> {
  for (const table of tables) await tx.deleteFrom(table).where('report_id', '=', reportId).execute()
}

/** Fills them with what is found there. */
export async function fillFound(tx: Tx, rows: FoundRows, tables: readonly FoundTable[] = foundTables): Promise<void> {
  for (const table of tables) await insertRows(tx, table, rows[table])
}
