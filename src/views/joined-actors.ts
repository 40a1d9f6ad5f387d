import { sql } from 'kysely'
import type { Archive } from '../archive/archive.ts'

/** An actor across reports, with the actors of single reports that it is made of. */
export type JoinedActor = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly country: string | null
  readonly reports: number
  readonly members: readonly {
    /** The key by which decisions name it. */
    readonly handle: string
    readonly report: string
    readonly title: string | null
    readonly called: string
  }[]
}

const most = 100

/** Actors as they were last joined, whose name holds some words; those of the most reports first. */
export async function joinedActors(
  { db }: Archive,
  asked: { readonly q?: string | undefined; readonly id?: string | undefined },
): Promise<readonly JoinedActor[]> {
  let query = db.selectFrom('joined_actors').selectAll()
  if (asked.id !== undefined) query = query.where('id', '=', asked.id)
  const wanted = asked.q?.replaceAll('\0', '').trim().toLowerCase() ?? ''
  if (wanted !== '') {
    const like = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where(sql<boolean>`lower(name) LIKE ${like} ESCAPE '\\'`)
  }
  const actors = await query.orderBy('reports', 'desc').orderBy('id').limit(most).execute()
  if (actors.length === 0) return []
  const links = await db
    .selectFrom('actor_links')
    .innerJoin('reports', 'reports.id', 'actor_links.report_id')
    .innerJoin('actors', (join) =>
      join
        .onRef('actors.report_id', '=', 'actor_links.report_id')
        .onRef('actors.actor_id', '=', 'actor_links.actor_id'),
    )
    .select(['joined_actor_id', 'handle', 'reports.key', 'reports.title', 'actors.name'])
    .where(
      'joined_actor_id',
      'in',
      actors.map(({ id }) => id),
    )
    .orderBy('handle')
    .execute()
  const membersOf = Map.groupBy(links, ({ joined_actor_id }) => joined_actor_id)
  return actors.map(({ id, name, kind, country, reports }) => ({
    id,
    name,
    kind,
    country,
    reports,
    members: (membersOf.get(id) ?? []).map((link) => ({
      handle: link.handle,
      report: link.key,
      title: link.title,
      called: link.name,
    })),
  }))
}
