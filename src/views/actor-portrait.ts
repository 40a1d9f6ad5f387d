import { sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { type ActorRef, actorRef, isActor } from './actor-key.ts'
import type { PageAsked } from './asked-for.ts'
import { countBy, counted } from './count-by.ts'
import { keyColumn } from './find-actors.ts'
import { eventsFrom, findEvents, listedEvent } from './find-events.ts'
import { findStatements, listedStatement, statementsFrom } from './find-statements.ts'
import { isOnSide } from './who.ts'

const pageOfStatements = z.object({ items: z.array(listedStatement).readonly(), next: z.string().nullable() })
const pageOfEvents = z.object({ items: z.array(listedEvent).readonly(), next: z.string().nullable() })

/** All that an archive tells of somebody. */
export const actorPortrait = z.object({
  actor: actorRef,
  reports: z.int(),
  aliases: z.array(z.string()).readonly().describe('what else the reports call them'),
  roles: z
    .array(z.object({ role: z.string(), from: z.string().nullable(), to: z.string().nullable(), reports: z.int() }))
    .readonly()
    .describe('posts that reports give them, with the days of the first and the last such report'),
  quotedBy: z.array(counted).readonly().describe('outlets that quote them, and how often'),
  saidByMonth: z.array(counted).readonly(),
  didByMonth: z.array(counted).readonly(),
  partners: z
    .array(actorRef.extend({ events: z.int() }))
    .readonly()
    .describe('with whom they have most to do'),
  said: pageOfStatements,
  did: pageOfEvents,
  doneTo: pageOfEvents,
})

export type ActorPortrait = z.infer<typeof actorPortrait>

type Known = ActorRef & { readonly reports: number | string }

/** What the archive tells of the actor of a key; null where no report names them. */
export async function portraitOf(archive: Archive, key: string, page: PageAsked = {}): Promise<ActorPortrait | null> {
  const { db } = archive
  const is = isActor('a', key)
  const known = await sql<Known>`
    SELECT ${keyColumn('a')} AS key, MIN(a.name) AS name, MIN(a.kind) AS kind, MIN(a.country) AS country,
      COUNT(DISTINCT a.report_id) AS reports
    FROM actors a WHERE ${is} GROUP BY ${keyColumn('a')}`.execute(db)
  const actor = known.rows[0]
  if (actor === undefined) return null
  const { reports, ...ref } = actor
  const saidFrom = statementsFrom(archive, { actor: key })
  const onSide = (side: 'source' | 'target') => isOnSide('e', side, (actor) => isActor(actor, key))
  const did = onSide('source')
  return {
    actor: ref,
    reports: Number(reports),
    aliases: await aliasesOf(archive, key, ref.name),
    roles: await rolesOf(archive, key),
    quotedBy: await countBy(archive, saidFrom, sql`r.publisher`),
    saidByMonth: await countBy(archive, saidFrom, sql`substr(r.published, 1, 7)`, { byValue: true, limit: 600 }),
    didByMonth: await countBy(archive, eventsFrom(archive, {}, [did]), sql`substr(r.published, 1, 7)`, {
      byValue: true,
      limit: 600,
    }),
    partners: await partnersOf(archive, key),
    said: await findStatements(archive, { actor: key }, page),
    did: await findEvents(archive, {}, page.cursor === undefined ? page : {}, { more: [did] }),
    doneTo: await findEvents(archive, {}, page.cursor === undefined ? page : {}, { more: [onSide('target')] }),
  }
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

type RoleRow = { title: string | null; organisation: string | null; text: string; published: string | null }

async function rolesOf(archive: Archive, key: string): Promise<ActorPortrait['roles']> {
  const { rows } = await sql<RoleRow>`
    SELECT o.title, o.organisation, o.text, r.published FROM actors a
    JOIN actor_roles o ON o.report_id = a.report_id AND o.actor_id = a.actor_id
    JOIN reports r ON r.id = a.report_id
    WHERE ${isActor('a', key)} ORDER BY r.published, r.key, o.number LIMIT ${mostRows}`.execute(archive.db)
  const told = Map.groupBy(rows, ({ title, organisation, text }) =>
    title !== null && organisation !== null ? `${title}, ${organisation}` : (title ?? organisation ?? text),
  )
  return [...told]
    .map(([role, list]) => {
      const days = list.map(({ published }) => published).filter((day) => day !== null)
      return { role, from: days[0] ?? null, to: days.at(-1) ?? null, reports: list.length }
    })
    .toSorted((a, b) => b.reports - a.reports)
    .slice(0, 20)
}

type Partner = ActorRef & { readonly events: number | string }

async function partnersOf(archive: Archive, key: string): Promise<ActorPortrait['partners']> {
  const { rows } = await sql<Partner>`
    SELECT ${keyColumn('b')} AS key, MIN(b.name) AS name, MIN(b.kind) AS kind, MIN(b.country) AS country,
      COUNT(DISTINCT y.report_id || '/' || y.event_id) AS events
    FROM actors a
    JOIN event_actors x ON x.report_id = a.report_id AND x.actor_id = a.actor_id
    JOIN event_actors y ON y.report_id = x.report_id AND y.event_id = x.event_id AND y.side != x.side
    JOIN actors b ON b.report_id = y.report_id AND b.actor_id = y.actor_id
    WHERE ${isActor('a', key)} AND NOT ${isActor('b', key)}
    GROUP BY ${keyColumn('b')} ORDER BY events DESC, key LIMIT 12`.execute(archive.db)
  return rows.map((row) => ({ ...row, events: Number(row.events) }))
}
