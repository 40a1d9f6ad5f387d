import { sql } from 'kysely'
import type { Archive } from '../archive/archive.ts'
import { keyOfName } from '../archive/named-key.ts'
import { type ActorRef, isActor } from './actor-key.ts'

/** Who is meant by a key, and who else it might be. */
export type Meant = {
  /** The key under which that actor stands now. */
  readonly key: string
  /** Those across reports who bear a name that several bear. */
  readonly namesakes: readonly ActorRef[]
}

const mostNamesakes = 6

/**
 * Whom a key means: a name that one actor across reports bears means that actor. A name that several bear, or that was
 * not joined to any, means whoever reports call so.
 */
export async function findActor({ db }: Pick<Archive, 'db'>, key: string): Promise<Meant> {
  if (keyOfName(key) === null) return { key, namesakes: [] }
  const { rows } = await sql<ActorRef>`
    SELECT j.id AS key, j.name, j.kind, j.country FROM joined_actors j WHERE j.id IN (
      SELECT link.joined_actor_id FROM actors a
      JOIN actor_links link ON link.report_id = a.report_id AND link.actor_id = a.actor_id
      WHERE ${isActor('a', key)})
    ORDER BY j.reports DESC, j.id LIMIT ${mostNamesakes}`.execute(db)
  const [only] = rows
  return only !== undefined && rows.length === 1 ? { key: only.key, namesakes: [] } : { key, namesakes: rows }
}
