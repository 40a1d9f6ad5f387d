import { CompiledQuery, type Insertable, type Transaction } from 'kysely'
import type { ArchiveTables } from './tables.ts'

/** Rows in one statement, where there are many: each power of two has a statement of its own, which is prepared once. */
const mostRows = 64

/** Statements that were written before, by table, columns, number of rows and ending. */
const written = new Map<string, string>()

/**
 * Puts many rows of one shape into a table. The same few statements serve for any number of rows, so that neither
 * kysely nor the database makes them anew each time.
 *
 * @param ending what stands after the values, as `RETURNING id`; gives the rows that it returns
 */
export async function bulkInsert<Table extends keyof ArchiveTables & string, Returned = never>(
  tx: Transaction<ArchiveTables>,
  { table, dialect, ending = '' }: { readonly table: Table; readonly dialect: 'sqlite' | 'postgres'; ending?: string },
  rows: readonly Insertable<ArchiveTables[Table]>[],
): Promise<readonly Returned[]> {
  const [first] = rows
  if (first === undefined) return []
  const columns = Object.keys(first)
  const returned: Returned[] = []
  let size = mostRows
  for (let at = 0; at < rows.length; at += size) {
    while (size > rows.length - at) size /= 2
    const parameters: unknown[] = []
    for (let i = at; i < at + size; i++) {
      const row = rows[i] as Readonly<Record<string, unknown>>
      for (const column of columns) parameters.push(row[column])
    }
    const text = statement(table, columns, size, ending, dialect)
    const result = await tx.executeQuery<Returned>(CompiledQuery.raw(text, parameters))
    if (ending !== '') returned.push(...result.rows)
  }
  return returned
}

function statement(table: string, columns: readonly string[], rows: number, ending: string, dialect: string): string {
  const name = `${table} ${rows} ${ending} ${dialect} ${columns.join()}`
  const known = written.get(name)
  if (known !== undefined) return known
  let number = 0
  const mark = (): string => (dialect === 'postgres' ? `$${++number}` : '?')
  const row = (): string => `(${columns.map(mark).join(', ')})`
  const values = Array.from({ length: rows }, row).join(', ')
  const quoted = columns.map((column) => `"${column}"`).join(', ')
  const text = `INSERT INTO "${table}" (${quoted}) VALUES ${values} ${ending}`
  written.set(name, text)
  return text
}
