import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { actorRef } from './actor-key.ts'
import { type Page, type PageAsked, usualLimit } from './asked-for.ts'
import { pageOf, placeAt } from './cursor.ts'

/** Somebody in the archive as lists show them. */
export const listedActor = actorRef.extend({
  reports: z.int().describe('how many reports name them'),
  statements: z.int().describe('how many statements are theirs'),
})

export type ListedActor = z.infer<typeof listedActor>

export type ActorsAsked = {
  /** Words that the name begins with, or that stand in it. */
  readonly q?: string | undefined
  readonly country?: string | undefined
  readonly kind?: string | undefined
}

type Row = {
  readonly key: string
  readonly name: string
  readonly kind: string
  readonly country: string | null
  readonly reports: number | string
  readonly statements: number | string
}

/** The key of a row of `actors`, as `actorKey` makes it. */
export function keyColumn(table: string): RawBuilder<string> {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  return sql`CASE WHEN ${column('kind')} = 'state' AND ${column('country')} IS NOT NULL
    THEN 's_' || ${column('country')} ELSE 'n_' || ${column('name')} END`
}

/** Everybody in the archive, those whom the most reports name first. */
export async function findActors(
  archive: Archive,
  { q, country, kind }: ActorsAsked,
  { cursor, limit = usualLimit }: PageAsked = {},
): Promise<Page<ListedActor>> {
  const place = placeAt(cursor, ['number', 'string'])
  const where: RawBuilder<boolean>[] = [sql`a.kind != 'document'`]
  if (q !== undefined)
    where.push(sql`lower(a.name) LIKE ${`%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`} ESCAPE '\\'`)
  if (country !== undefined) where.push(sql`a.country = ${country}`)
  if (kind !== undefined) where.push(sql`a.kind = ${kind}`)
  const after =
    place === null ? sql`` : sql`WHERE (reports < ${place[0]} OR (reports = ${place[0]} AND key > ${place[1]}))`
  const { rows } = await sql<Row>`
    SELECT * FROM (
      SELECT ${keyColumn('a')} AS key, MIN(a.name) AS name, MIN(a.kind) AS kind, MIN(a.country) AS country,
        COUNT(DISTINCT a.report_id) AS reports, COUNT(s.id) AS statements
      FROM actors a
      LEFT JOIN statements s ON s.report_id = a.report_id AND s.source_actor_id = a.actor_id
      WHERE ${sql.join(where, sql` AND `)}
      GROUP BY ${keyColumn('a')}
    ) everybody ${after}
    ORDER BY reports DESC, key LIMIT ${limit + 1}`.execute(archive.db)
  return pageOf(rows, limit, {
    item: (row) => ({ ...row, reports: Number(row.reports), statements: Number(row.statements) }),
    placeOf: (row) => [Number(row.reports), row.key],
  })
}
