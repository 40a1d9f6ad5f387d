import { sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { type Page, type PageAsked, usualLimit } from './asked-for.ts'
import { pageOf, placeAt } from './cursor.ts'

/** An input that gave no record. */
export const listedFailure = z.object({
  foundAt: z.string().describe('the file, and the line or entry in it'),
  id: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  failedAt: z.string(),
})

export type ListedFailure = z.infer<typeof listedFailure>

type Row = { found_at: string; record_id: string | null; code: string; message: string; failed_at: string }

/** What could not be read, in the order of where it was found. */
export async function findFailures(
  archive: Archive,
  { cursor, limit = usualLimit }: PageAsked = {},
): Promise<Page<ListedFailure>> {
  const place = placeAt(cursor, ['string'])
  const { rows } = await sql<Row>`
    SELECT found_at, record_id, code, message, failed_at FROM failures
    ${place === null ? sql`` : sql`WHERE found_at > ${place[0]}`} ORDER BY found_at LIMIT ${limit + 1}`.execute(
    archive.db,
  )
  return pageOf(rows, limit, {
    item: (row) => ({
      foundAt: row.found_at,
      id: row.record_id,
      code: row.code,
      message: row.message,
      failedAt: row.failed_at,
    }),
    placeOf: (row) => [row.found_at],
  })
}
