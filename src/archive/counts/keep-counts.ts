import { sql, type Transaction } from 'kysely'
import { bulkInsert } from '../bulk-insert.ts'
import { bearsName, keyOfName, keyOfState } from '../named-key.ts'
import type { ArchiveTables } from '../tables.ts'
import type { CountChanges } from './count-changes.ts'
import { type Counting, type Told, toldBy } from './told-by.ts'

type Tx = Transaction<ArchiveTables>

/** What the tables hold of a report, before something else takes its place. */
export async function toldBefore(tx: Tx, reportId: number): Promise<Told> {
  const { published, publisher } = await tx
    .selectFrom('reports')
    .select(['published', 'publisher'])
    .where('id', '=', reportId)
    .executeTakeFirstOrThrow()
  const of = async <Table extends keyof Counting['rows']>(table: Table): Promise<Counting['rows'][Table]> => {
    const { rows } = await sql<Counting['rows'][Table][number]>`
      SELECT * FROM ${sql.table(table)} WHERE report_id = ${reportId}`.execute(tx)
    return rows as unknown as Counting['rows'][Table]
  }
  return toldBy({
    published,
    publisher,
    rows: {
      actors: await of('actors'),
      statements: await of('statements'),
      events: await of('events'),
      event_actors: await of('event_actors'),
      frame_reviews: await of('frame_reviews'),
    },
  })
}

/**
 * Brings the counts over the archive to what a transaction changed. To be called when all else is done but the tallies:
 * writers of Postgres wait for each other here, in one order.
 */
export async function keepCounts(tx: Tx, dialect: 'sqlite' | 'postgres', changes: CountChanges): Promise<void> {
  await bulkInsert(tx, { table: 'named_actors', dialect, ending: addedActors }, changes.actors())
  for (const key of changes.renamed()) await lookUp(tx, key)
  const [pairs, counts] = [changes.pairs(), changes.counts()]
  await bulkInsert(tx, { table: 'state_pairs', dialect, ending: addedPairs }, pairs)
  await bulkInsert(tx, { table: 'counts', dialect, ending: addedCounts }, counts)
  if (pairs.some(({ events }) => events < 0)) await tx.deleteFrom('state_pairs').where('events', '=', 0).execute()
  if (counts.some(({ count }) => count < 0)) await tx.deleteFrom('counts').where('count', '=', 0).execute()
}

const lesser = (
  column: string,
) => `CASE WHEN named_actors.${column} IS NULL OR excluded.${column} < named_actors.${column}
  THEN excluded.${column} ELSE named_actors.${column} END`
const addedActors = `ON CONFLICT (key) DO UPDATE SET
  name = ${lesser('name')}, kind = ${lesser('kind')}, country = ${lesser('country')},
  reports = named_actors.reports + excluded.reports, statements = named_actors.statements + excluded.statements`
const addedPairs = 'ON CONFLICT (source, target, intensity) DO UPDATE SET events = state_pairs.events + excluded.events'
const addedCounts = 'ON CONFLICT (what, value) DO UPDATE SET count = counts.count + excluded.count'

/** What reports call somebody now that one of them calls them something no more; their row is held by this transaction. */
async function lookUp(tx: Tx, key: string): Promise<void> {
  await tx.deleteFrom('named_actors').where('key', '=', key).where('reports', '=', 0).execute()
  const [state, name] = [keyOfState(key), keyOfName(key)]
  const is =
    state === null
      ? sql`${bearsName('a', name ?? '')} AND a.kind != 'document'`
      : sql`a.country = ${state} AND a.kind = 'state'`
  await sql`UPDATE named_actors SET (name, kind, country) = (
    SELECT MIN(a.name), MIN(a.kind), MIN(a.country) FROM actors a WHERE ${is}) WHERE key = ${key}`.execute(tx)
}
