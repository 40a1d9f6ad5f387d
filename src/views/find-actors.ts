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

/** What is asked for, a whole name, and a kind that is left out. */
type Sought = ActorsAsked & { readonly name?: string; readonly without?: string }

type Row = {
  readonly key: string
  readonly name: string
  readonly kind: string
  readonly country: string | null
  readonly reports: number | string
  readonly statements: number | string
}

/** The moment at which an archive's reports were last joined; null where they never were. */
export async function lastJoined({ db }: Pick<Archive, 'db'>): Promise<string | null> {
  const row = await db.selectFrom('joinings').select('joined_at').where('id', '=', 1).executeTakeFirst()
  return row?.joined_at ?? null
}

/**
 * Everybody in the archive, those whom the most reports name first: as the reports were last joined, else each name that
 * reports give for itself. A page is read off an index, however many there are.
 */
export async function findActors(
  archive: Archive,
  asked: Sought,
  { cursor, limit = usualLimit }: PageAsked = {},
): Promise<Page<ListedActor>> {
  const place = placeAt(cursor, ['number', 'string'])
  const [table, key] =
    (await lastJoined(archive)) === null
      ? [sql.table('named_actors'), sql.ref('a.key')]
      : [sql.table('joined_actors'), sql.ref('a.id')]
  const after = place === null ? [] : [sql<boolean>`(a.reports, ${key}) < (${place[0]}, ${place[1]})`]
  const { rows } = await sql<Row>`
    SELECT ${key} AS key, a.name, a.kind, a.country, a.reports, a.statements
    FROM ${table} a WHERE ${all([...conditions(asked), ...after])}
    ORDER BY a.reports DESC, ${key} DESC LIMIT ${limit + 1}`.execute(archive.db)
  return pageOf(rows, limit, {
    item: (row) => ({ ...row, reports: Number(row.reports), statements: Number(row.statements) }),
    placeOf: (row) => [Number(row.reports), row.key],
  })
}

function conditions({ q, name, country, kind, without }: Sought): readonly RawBuilder<boolean>[] {
  const where: RawBuilder<boolean>[] = [sql`a.kind != 'document'`]
  if (q !== undefined)
    where.push(sql`lower(a.name) LIKE ${`%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`} ESCAPE '\\'`)
  if (name !== undefined) where.push(sql`a.name = ${name}`)
  if (country !== undefined) where.push(sql`a.country = ${country}`)
  if (kind !== undefined) where.push(sql`a.kind = ${kind}`)
  if (without !== undefined) where.push(sql`a.kind != ${without}`)
  return where
}
