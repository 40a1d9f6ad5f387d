import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { type AskedFor, type Page, type PageAsked, soughtBy, usualLimit } from './asked-for.ts'
import { pageOf, placeAt } from './cursor.ts'
import { reportsMatching } from './matches.ts'

/** A report as lists show it. */
export const listedReport = z.object({
  report: z.string().describe('its key: the same text has the same in every archive'),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  published: z.string().nullable(),
  statements: z.int(),
  events: z.int(),
  opening: z.string().describe('how the body begins'),
})

export type ListedReport = z.infer<typeof listedReport>

type Row = {
  readonly id: number
  readonly day: string
  readonly key: string
  readonly title: string | null
  readonly publisher: string | null
  readonly published: string | null
  readonly statements: number | string
  readonly events: number | string
  readonly opening: string
}

/** Reports that are asked for by their words, outlet, day, an actor or a country in them; the newest first. */
export async function findReports(
  archive: Archive,
  asked: AskedFor,
  { cursor, limit = usualLimit }: PageAsked = {},
): Promise<Page<ListedReport>> {
  const place = placeAt(cursor, ['string', 'string'])
  const day = sql`(COALESCE(r.published, ''))`
  const beyond =
    place === null
      ? []
      : [
          sql<boolean>`${day} <= ${place[0]} AND (${day} < ${place[0]} OR (${day} = ${place[0]} AND r.key < ${place[1]}))`,
        ]
  const { rows } = await sql<Row>`
    SELECT r.id, ${day} AS day, r.key, r.title, r.publisher, r.published,
      (SELECT COUNT(*) FROM statements s WHERE s.report_id = r.id) AS statements,
      (SELECT COUNT(*) FROM events e WHERE e.report_id = r.id) AS events,
      (SELECT substr(texts.text, COALESCE(r.body_start, 0) + 1, 280) FROM texts WHERE texts.report_id = r.id) AS opening
    ${reportsFrom(archive, asked, beyond)}
    ORDER BY ${day} DESC, r.key DESC LIMIT ${limit + 1}`.execute(archive.db)
  return pageOf(rows, limit, {
    item: (row) => ({
      report: row.key,
      title: row.title,
      publisher: row.publisher,
      published: row.published,
      statements: Number(row.statements),
      events: Number(row.events),
      opening: opening(row.opening),
    }),
    placeOf: (row) => [row.day, row.key],
  })
}

/** The first words, without the last one that was cut. */
function opening(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length < 240 ? line : `${line.slice(0, 240).replace(/\s\S*$/, '')} …`
}

/** From where the reports that are asked for come: what stands between SELECT and ORDER BY. */
export function reportsFrom(
  archive: Archive,
  asked: AskedFor,
  more: readonly RawBuilder<boolean>[] = [],
): RawBuilder<unknown> {
  return reportsMatching(archive, soughtBy(asked), { more })
}
