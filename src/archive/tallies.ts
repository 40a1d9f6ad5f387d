import { sql, type Transaction } from 'kysely'
import { sha256 } from './keys.ts'
import type { ArchiveTables } from './tables.ts'

/** Tables of which it is kept how many rows there are, and which: nothing else tells that one of them is gone. */
export const talliedTables = ['decisions', 'failures', 'reports', 'reviews'] as const
export type TalliedTable = (typeof talliedTables)[number]

/** A row that came (1) or went (-1), by what names it: a fingerprint, a place, a number. */
export type TallyChange = { readonly table: TalliedTable; readonly name: string; readonly by: 1 | -1 }

/** Sums stay exact in a double, also two of them added. */
export const tallyModulus = 2 ** 48

/** A row's share of the sum: the first 48 bits of its name's hash. */
export function tallyShare(name: string): number {
  return Number.parseInt(sha256(name).slice(0, 12), 16)
}

/**
 * Counts rows that came and went. To be called last in a transaction: writers of Postgres wait for each other here, and
 * none may wait for anything after it.
 */
export async function tally(tx: Transaction<ArchiveTables>, changes: readonly TallyChange[]): Promise<void> {
  for (const table of talliedTables) {
    const mine = changes.filter((change) => change.table === table)
    if (mine.length === 0) continue
    let rows = 0
    let sum = 0
    for (const { name, by } of mine) {
      rows += by
      sum = (sum + tallyModulus + by * tallyShare(name)) % tallyModulus
    }
    await tx
      .updateTable('tallies')
      .set((row) => ({
        rows: sql<number>`${row.ref('rows')} + ${sql.lit(rows)}`,
        sum: sql<number>`(${row.ref('sum')} + ${sql.lit(sum)}) % ${sql.lit(tallyModulus)}`,
      }))
      .where('name', '=', table)
      .execute()
  }
}
