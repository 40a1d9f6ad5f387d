import { sql } from 'kysely'
import type { Archive } from '../../src/archive/archive.ts'

const tables = [
  'reports',
  'texts',
  'origins',
  'readings',
  'actors',
  'actor_roles',
  'mentions',
  'times',
  'statements',
  'events',
  'event_actors',
  'evidence',
  'failures',
  'named_actors',
  'state_pairs',
  'counts',
]

/**
 * All that an archive holds, row by row, in an order of its own: row numbers give way to keys, and the moments of adding
 * and reading are left out where they are not asked for, so that two archives of the same reports are equal.
 */
export async function contentsOf(
  archive: Archive,
  options: { readonly moments?: boolean } = {},
): Promise<Readonly<Record<string, readonly string[]>>> {
  const reports = await archive.db.selectFrom('reports').select(['id', 'key']).execute()
  const keys = new Map(reports.map(({ id, key }) => [id, key]))
  const origins = await archive.db.selectFrom('origins').select(['id', 'key']).execute()
  const originKeys = new Map(origins.map(({ id, key }) => [id, key]))
  const readings = await archive.db.selectFrom('readings').select(['id', 'record_sha256']).execute()
  const readingKeys = new Map(readings.map(({ id, record_sha256 }) => [id, record_sha256]))
  const contents: Record<string, readonly string[]> = {}
  for (const table of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(archive.db)
    contents[table] = rows.map((row) => line(row)).sort()
  }
  return contents

  function line({ id: _id, search: _search, ...row }: Record<string, unknown>): string {
    if ('report_id' in row) row['report_id'] = keys.get(Number(row['report_id']))
    if ('origin_id' in row) row['origin_id'] = originKeys.get(Number(row['origin_id']))
    if ('reading_id' in row) row['reading_id'] = readingKeys.get(Number(row['reading_id']))
    if (options.moments !== true)
      for (const moment of ['added_at', 'read_at', 'failed_at', 'row_sha256', 'kept_sha256']) delete row[moment]
    return JSON.stringify(row)
  }
}
