import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { actorRef } from './actor-key.ts'
import { type Page, type PageAsked, usualLimit } from './asked-for.ts'
import { pageOf, placeAt } from './cursor.ts'
import { all } from './filter.ts'

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

/** The key of a row of `actors`, as `actorKey` makes it where nothing was joined. */
export function keyColumn(table: string): RawBuilder<string> {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  return sql`CASE WHEN ${column('kind')} = 'state' AND ${column('country')} IS NOT NULL
    THEN 's_' || ${column('country')} ELSE 'n_' || ${column('name')} END`
}

/** The moment at which an archive's reports were last joined; null where they never were. */
export async function lastJoined({ db }: Pick<Archive, 'db'>): Promise<string | null> {
  const row = await db.selectFrom('joinings').select('joined_at').where('id', '=', 1).executeTakeFirst()
  return row?.joined_at ?? null
}

/**
 * Everybody in the archive, those whom the most reports name first: as the reports were last joined, else each name that
 * reports give for itself.
 */
export async function findActors(
  archive: Archive,
  asked: ActorsAsked,
  { cursor, limit = usualLimit }: PageAsked = {},
): Promise<Page<ListedActor>> {
  const place = placeAt(cursor, ['number', 'string'])
  const everybody =
    (await lastJoined(archive)) === null
      ? sql`(
      SELECT ${keyColumn('a')} AS key, MIN(a.name) AS name, MIN(a.kind) AS kind, MIN(a.country) AS country,
        COUNT(DISTINCT a.report_id) AS reports, COUNT(s.id) AS statements
      FROM actors a
      LEFT JOIN statements s ON s.report_id = a.report_id AND s.source_actor_id = a.actor_id
      WHERE ${all(conditions('a', asked))}
      GROUP BY ${keyColumn('a')})`
      : sql`(
      SELECT a.id AS key, a.name, a.kind, a.country, a.reports, a.statements
      FROM joined_actors a WHERE ${all(conditions('a', asked))})`
  const after =
    place === null ? sql`` : sql`WHERE (reports < ${place[0]} OR (reports = ${place[0]} AND key < ${place[1]}))`
  const { rows } = await sql<Row>`
    SELECT * FROM ${everybody} everybody ${after}
    ORDER BY reports DESC, key DESC LIMIT ${limit + 1}`.execute(archive.db)
  return pageOf(rows, limit, {
    item: (row) => ({ ...row, reports: Number(row.reports), statements: Number(row.statements) }),
    placeOf: (row) => [Number(row.reports), row.key],
  })
}

function conditions(table: string, { q, country, kind }: ActorsAsked): readonly RawBuilder<boolean>[] {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  const where: RawBuilder<boolean>[] = [sql`${column('kind')} != 'document'`]
  if (q !== undefined)
    where.push(sql`lower(${column('name')}) LIKE ${`%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`} ESCAPE '\\'`)
  if (country !== undefined) where.push(sql`${column('country')} = ${country}`)
  if (kind !== undefined) where.push(sql`${column('kind')} = ${kind}`)
  return where
}
