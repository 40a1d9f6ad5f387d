import { sql } from 'kysely'
import type { Archive } from './archive.ts'

/** Bytes that an archive takes: an SQLite file's pages, or a Postgres database with its indexes. */
export async function archiveBytes({ db, dialect }: Archive): Promise<number> {
  const { rows } = await (dialect === 'sqlite'
    ? sql<{ bytes: number }>`SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()`
    : sql<{ bytes: string }>`SELECT pg_database_size(current_database()) AS bytes`
  ).execute(db)
  return Number(rows[0]?.bytes ?? 0)
}

/** Looks something small up, as a sign that the archive answers. */
export async function touchArchive({ db }: Archive): Promise<void> {
  await db.selectFrom('migrations').select('version').limit(1).execute()
}
