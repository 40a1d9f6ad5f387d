import { type Kysely, sql, type Transaction } from 'kysely'
import { DemarcheError } from '../record/demarche-error.ts'
import { acrossTables } from './across-tables.ts'
import { countTables } from './counts/count-tables.ts'
import { whenActsWere } from './days-of-acts.ts'
import { digestColumns } from './digest-columns.ts'
import { firstTables } from './first-tables.ts'
import { firstViews } from './first-views.ts'
import { listOrders } from './list-orders.ts'
import { reviewTables } from './review/review-tables.ts'
import type { SqlWords } from './sql-words.ts'
import type { ArchiveTables } from './tables.ts'
import { watchTables } from './watch-tables.ts'

/** A step from one version of the tables to the next: the SQL, in the words of the database at hand. */
export type Migration = {
  readonly name: string
  readonly steps: (words: SqlWords, dialect: 'sqlite' | 'postgres') => readonly string[]
}

/** Every step since the first version; new ones go to the end, and none is ever changed. */
export const migrations: readonly Migration[] = [
  {
    name: 'tables, views and search',
    steps: (words) => [...firstTables(words), ...words.search, ...firstViews(words)],
  },
  { name: 'copies, joined actors, happenings and decisions', steps: acrossTables },
  { name: 'hashes of rows, and tallies', steps: digestColumns },
  { name: 'reviews of single statements and events', steps: reviewTables },
  { name: 'orders of lists', steps: listOrders },
  { name: 'addresses that are watched', steps: watchTables },
  { name: 'counts over the archive', steps: countTables },
  { name: 'days of acts', steps: whenActsWere },
]

/** Brings the tables to the newest version in the transaction that it is given: all steps or none. */
export async function migrate(
  tx: Transaction<ArchiveTables>,
  words: SqlWords,
  options: { readonly dialect: 'sqlite' | 'postgres'; readonly now: string; readonly steps?: readonly Migration[] },
): Promise<void> {
  const steps = options.steps ?? migrations
  await sql
    .raw(
      `CREATE TABLE IF NOT EXISTS migrations (
        version INTEGER PRIMARY KEY,
        name ${words.text} NOT NULL,
        applied_at ${words.text} NOT NULL
      )${words.table}`,
    )
    .execute(tx)
  const version = await schemaVersionOf(tx)
  refuseNewer(version, steps.length)
  for (const [index, { name, steps: step }] of steps.entries()) {
    if (index < version) continue
    for (const statement of step(words, options.dialect)) await sql.raw(statement).execute(tx)
    await tx
      .insertInto('migrations')
      .values({ version: index + 1, name, applied_at: options.now })
      .execute()
  }
}

/** The version of the tables; 0 where there are none yet. */
export async function schemaVersionOf(db: Kysely<ArchiveTables>): Promise<number> {
  const { version } = await db
    .selectFrom('migrations')
    .select((row) => row.fn.max('version').as('version'))
    .executeTakeFirstOrThrow()
  return Number(version ?? 0)
}

export function refuseNewer(version: number, newest: number = migrations.length): void {
  if (version <= newest) return
  throw new DemarcheError(
    'archive-newer',
    `This archive's tables are of version ${version}, and this demarche knows them up to ${newest}; install the newer demarche that made it.`,
  )
}
