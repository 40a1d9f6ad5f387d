import { sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { actsByDay, countsOfActor, daysIn, mostActs } from './actor-counts.ts'
import { type ActorRef, actorRef, isActor } from './actor-key.ts'
import { findFolded, foldedStatement } from './actor-said.ts'
import type { Page, PageAsked } from './asked-for.ts'
import { counted } from './count-by.ts'
import { findActor } from './find-actor.ts'
import { findEvents, type ListedEvent, listedEvent } from './find-events.ts'
import { type Is, keyed, keyedOnce, type Side } from './who.ts'

const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item).readonly(), next: z.string().nullable() })
const byMonth = z.array(counted).readonly()

/** All that an archive tells of somebody. */
export const actorPortrait = z.object({
  actor: actorRef,
  reports: z.int(),
  aliases: z.array(z.string()).readonly().describe('what else the reports call them'),
  namesakes: z.array(actorRef).readonly().describe('those across reports who bear the name, where several do'),
  roles: z
    .array(z.object({ role: z.string(), from: z.string().nullable(), to: z.string().nullable(), reports: z.int() }))
    .readonly()
    .describe('posts that reports give them, with the days of the first and the last such report'),
  quotedBy: z.array(counted).readonly().describe('outlets that quote them, and how often'),
  saidByMonth: byMonth.describe('by the month of publication'),
  didByMonth: byMonth.describe('by the month of the act, else of publication'),
  doneToByMonth: byMonth,
  partners: z
    .array(actorRef.extend({ events: z.int() }))
    .readonly()
    .describe(`with whom they have most to do, by their ${mostActs} newest acts or so`),
  said: pageOf(foldedStatement),
  did: pageOf(listedEvent),
  doneTo: pageOf(listedEvent),
})

export type ActorPortrait = z.infer<typeof actorPortrait>

/** What the archive tells of the actor of a key, with the newest of each list; null where no report names them. */
export async function portraitOf(
  archive: Archive,
  given: string,
  { limit }: Pick<PageAsked, 'limit'> = {},
): Promise<ActorPortrait | null> {
  const { key, namesakes } = await findActor(archive, given)
  const is = await keyedOnce(archive, key)
  const known = await refOf(archive, key, is)
  if (known === null) return null
  const { reports, ...actor } = known
  const acts = await actsByDay(archive, is)
  return {
    actor,
    reports,
    aliases: await aliasesOf(archive, is, actor.name),
    namesakes,
    roles: await rolesOf(archive, is),
    ...(await countsOfActor(archive, is, acts)),
    said: await findFolded(archive, {}, { limit }, is),
    did: await findEvents(archive, {}, { limit }, { on: { side: 'source', is, days: daysIn(acts, 'source') } }),
    doneTo: await findEvents(archive, {}, { limit }, { on: { side: 'target', is, days: daysIn(acts, 'target') } }),
  }
}

/** What somebody did (as source), or what was done to them (as target). */
export function findActs(archive: Archive, key: string, side: Side, page: PageAsked): Promise<Page<ListedEvent>> {
  return findEvents(archive, {}, page, { on: { side, is: keyed(key) } })
}

/** Somebody by key, and how many reports name them; as they were joined where they were. */
export async function refOf(
  { db }: Pick<Archive, 'db'>,
  key: string,
  is = keyed(key),
): Promise<(ActorRef & { readonly reports: number }) | null> {
  const ofJoined = db.selectFrom('joined_actors').select(['name', 'kind', 'country']).where('id', '=', key)
  const joined = await ofJoined.executeTakeFirst()
  if (joined !== undefined) {
    const { rows } = await sql<{ reports: number | string }>`
      SELECT COUNT(DISTINCT member.report_id) AS reports FROM (${is.rows}) member`.execute(db)
    const reports = Number(rows[0]?.reports ?? 0)
    return reports === 0 ? null : { key, ...joined, reports }
  }
  const named = await db.selectFrom('named_actors').selectAll().where('key', '=', key).executeTakeFirst()
  if (named !== undefined) {
    const { name, kind, country, reports } = named
    return { key, name, kind, country, reports: Number(reports) }
  }
  const { rows } = await sql<Omit<ActorRef, 'key'> & { reports: number | string }>`
    SELECT MIN(a.name) AS name, MIN(a.kind) AS kind, MIN(a.country) AS country, COUNT(DISTINCT a.report_id) AS reports
    FROM actors a WHERE ${isActor('a', key)}`.execute(db)
  const [found] = rows
  if (found === undefined || Number(found.reports) === 0) return null
  return { key, name: found.name, kind: found.kind, country: found.country, reports: Number(found.reports) }
}

/** Most rows looked at for what reports call somebody. */
const mostRows = 2_000

async function aliasesOf(archive: Archive, { rows: members }: Is, name: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; aliases: string }>`
    SELECT a.name, a.aliases FROM (${members}) member CROSS JOIN actors a
    WHERE a.report_id = member.report_id AND a.actor_id = member.actor_id ORDER BY a.id LIMIT ${mostRows}`.execute(
    archive.db,
  )
  const all = rows.flatMap((row) => [row.name, ...(JSON.parse(row.aliases) as string[])])
  return [...new Set(all)].filter((alias) => alias !== name).slice(0, 20)
}

type RoleRow = {
  title: string | null
  organisation: string | null
  text: string
  published: string | null
  report: string
}

async function rolesOf(archive: Archive, { rows: members }: Is): Promise<ActorPortrait['roles']> {
  const { rows } = await sql<RoleRow>`
    SELECT o.title, o.organisation, o.text, r.published, r.key AS report
    FROM (${members}) a CROSS JOIN actor_roles o CROSS JOIN reports r
    WHERE o.report_id = a.report_id AND o.actor_id = a.actor_id AND r.id = a.report_id ORDER BY r.published, r.key, o.number LIMIT ${mostRows}`.execute(
    archive.db,
  )
  const roleIn = ({ title, organisation, text }: RoleRow): string =>
    title !== null && organisation !== null ? `${title}, ${organisation}` : (title ?? organisation ?? text)
  // "Environment Minister" before a name and "the environment minister" after it are one post.
  const told = Map.groupBy(rows, (row) => roleIn(row).toLowerCase())
  return [...told.values()]
    .map((list) => {
      const role = list.map(roleIn).sort().at(-1)!
      const days = list.map(({ published }) => published).filter((day) => day !== null)
      return {
        role,
        from: days[0] ?? null,
        to: days.at(-1) ?? null,
        reports: new Set(list.map(({ report }) => report)).size,
      }
    })
    .toSorted((a, b) => b.reports - a.reports)
    .slice(0, 20)
}
