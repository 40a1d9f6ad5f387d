import { sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { actsByDay, countsOfActor, daysIn, mostActs } from './actor-counts.ts'
import { type ActorRef, actorRef, isActor, membersOf } from './actor-key.ts'
import { findFolded, foldedStatement } from './actor-said.ts'
import type { Page, PageAsked } from './asked-for.ts'
import { counted } from './count-by.ts'
import { findActor } from './find-actor.ts'
import { findEvents, type ListedEvent, listedEvent } from './find-events.ts'
import type { Days } from './newest.ts'
import { keyed, type Side } from './who.ts'

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
  const known = await refOf(archive, key)
  if (known === null) return null
  const { reports, ...actor } = known
  const acts = await actsByDay(archive, key)
  return {
    actor,
    reports,
    aliases: await aliasesOf(archive, key, actor.name),
    namesakes,
    roles: await rolesOf(archive, key),
    ...(await countsOfActor(archive, key, acts)),
    said: await findFolded(archive, { actor: key }, { limit }),
    did: await findActs(archive, key, 'source', { limit }, daysIn(acts, 'source')),
    doneTo: await findActs(archive, key, 'target', { limit }, daysIn(acts, 'target')),
  }
}

/** What somebody did (as source), or what was done to them (as target). */
export function findActs(
  archive: Archive,
  key: string,
  side: Side,
  page: PageAsked,
  days?: Days,
): Promise<Page<ListedEvent>> {
  return findEvents(archive, {}, page, { on: { side, is: keyed(key), days } })
}

/** Somebody by key, and how many reports name them; as they were joined where they were. */
export async function refOf(
  { db }: Pick<Archive, 'db'>,
  key: string,
): Promise<(ActorRef & { readonly reports: number }) | null> {
  const joined = await db.selectFrom('joined_actors').select('id').where('id', '=', key).executeTakeFirst()
  const named =
    joined === undefined
      ? await db.selectFrom('named_actors').selectAll().where('key', '=', key).executeTakeFirst()
      : undefined
  if (named !== undefined) {
    const { name, kind, country, reports } = named
    return { key, name, kind, country, reports: Number(reports) }
  }
  const { rows } = await sql<Omit<ActorRef, 'key'> & { reports: number | string }>`
    SELECT COALESCE(MIN(j.name), MIN(a.name)) AS name, COALESCE(MIN(j.kind), MIN(a.kind)) AS kind,
      COALESCE(MIN(j.country), MIN(a.country)) AS country, COUNT(DISTINCT a.report_id) AS reports
    FROM actors a LEFT JOIN joined_actors j ON j.id = ${key} WHERE ${isActor('a', key)}`.execute(db)
  const [found] = rows
  if (found === undefined || Number(found.reports) === 0) return null
  return { key, name: found.name, kind: found.kind, country: found.country, reports: Number(found.reports) }
}

/** Most rows looked at for what reports call somebody. */
const mostRows = 2_000

async function aliasesOf(archive: Archive, key: string, name: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; aliases: string }>`
    SELECT a.name, a.aliases FROM actors a WHERE ${isActor('a', key)} ORDER BY a.id LIMIT ${mostRows}`.execute(
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

async function rolesOf(archive: Archive, key: string): Promise<ActorPortrait['roles']> {
  const { rows } = await sql<RoleRow>`
    SELECT o.title, o.organisation, o.text, r.published, r.key AS report
    FROM (${membersOf(key)}) a CROSS JOIN actor_roles o CROSS JOIN reports r
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
