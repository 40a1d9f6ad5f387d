import { type RawBuilder, sql } from 'kysely'
import type { Archive } from '../archive/archive.ts'
import { keyOfState } from '../archive/named-key.ts'
import { DemarcheError } from '../record/demarche-error.ts'
import { nameWords, plainKey } from '../record/fold-name.ts'
import { bearingState, isSameActor, joinedToState, membersOf } from './actor-key.ts'

/**
 * Whom somebody means by a name. A country's code stands for everybody of that country; a state's name for the state and
 * those who speak and act for it; any other name for those who bear it.
 */
export type Who = {
  readonly words: string
  readonly names: readonly string[]
  readonly country: string | null
  readonly scope: 'everybody' | 'state' | 'named'
}

/** Sectors in which somebody stands for their state, as PLOVER has them. */
const stateSectors = ['GOV', 'MIL', 'COP', 'JUD', 'LEG', 'SPY']

/**
 * Finds whom a name means among the actors of an archive: as it is written, else in any spelling that differs in case,
 * accents and hyphens alone, aliases too. Throws `not-found` where the archive has nobody of that name.
 */
export async function findWho({ db }: Archive, given: string): Promise<Who> {
  // No name in a database has this sign, and Postgres refuses to look for it.
  const words = given.replaceAll('\0', '').toWellFormed().trim()
  if (/^[A-Z]{3}$/.test(words)) {
    const one = await db.selectFrom('actors').select('id').where('country', '=', words).limit(1).executeTakeFirst()
    if (one !== undefined) return { words, names: [], country: words, scope: 'everybody' }
  }
  const select = db.selectFrom('actors').select(['name', 'kind', 'country']).distinct()
  let bearers = await select.where('name', '=', words).execute()
  if (bearers.length === 0) {
    const key = keyOf(words)
    const all = await select.select('aliases').execute()
    bearers = all.filter(({ name, aliases }) => [name, ...aliasesIn(aliases)].some((each) => keyOf(each) === key))
  }
  if (bearers.length === 0) {
    throw new DemarcheError(
      'not-found',
      `The archive has nobody called "${words}". Write the name as the reports do, or a country by its code, as in USA.`,
    )
  }
  const names = [...new Set(bearers.map(({ name }) => name))].sort()
  const countries = new Set(
    bearers.flatMap(({ kind, country }) => (kind === 'state' && country !== null ? [country] : [])),
  )
  const [country = null] = countries
  if (countries.size === 1) return { words, names, country, scope: 'state' }
  const all = new Set([...names, ...(await joinedNames(db, names))])
  return { words, names: [...all].sort(), country: null, scope: 'named' }
}

/** Other full names of those who bear some, as the archive last joined them; a surname alone may be anybody's. */
async function joinedNames(db: Archive['db'], names: readonly string[]): Promise<readonly string[]> {
  const joined = db
    .selectFrom('actors as bearer')
    .innerJoin('actor_links as link', (join) =>
      join.onRef('link.report_id', '=', 'bearer.report_id').onRef('link.actor_id', '=', 'bearer.actor_id'),
    )
    .select('link.joined_actor_id')
    .where('bearer.name', 'in', names)
  const rows = await db
    .selectFrom('actor_links as link')
    .innerJoin('actors as one', (join) =>
      join.onRef('one.report_id', '=', 'link.report_id').onRef('one.actor_id', '=', 'link.actor_id'),
    )
    .select('one.name')
    .distinct()
    .where('link.joined_actor_id', 'in', joined)
    .execute()
  return rows.map(({ name }) => name).filter((name) => nameWords(name).length > 1)
}

function keyOf(name: string): string {
  return plainKey(nameWords(name))
}

function aliasesIn(json: string): readonly string[] {
  return JSON.parse(json) as readonly string[]
}

/** True for an actor, a row of `actors` under an alias, who is meant. */
export function isWho(alias: string, { names, country, scope }: Who): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  if (scope === 'everybody') return sql<boolean>`${column('country')} = ${country}`
  const named = sql<boolean>`${column('name')} IN (${sql.join(names)})`
  if (scope === 'named') return named
  const sectors = stateSectors.map((sector) => sql`${column('sectors')} LIKE ${`%"${sector}"%`}`)
  return sql<boolean>`(${named} OR (${column('country')} = ${country} AND (
    ${column('kind')} IN ('state', 'government') OR ${sql.join(sectors, sql` OR `)})))`
}

/** Somebody among the actors of an archive. */
export type Is = {
  /** Their rows, to find things by: a question for `report_id` and `actor_id`. */
  readonly rows: RawBuilder<unknown>
  /** The condition under which a row of `actors` that is found already, under an alias, is theirs. */
  check(alias: string): RawBuilder<boolean>
}

/** Those for whose row of `actors`, under an alias, a condition holds. */
export function whoever(check: Is['check']): Is {
  return { rows: sql`SELECT someone.report_id, someone.actor_id FROM actors someone WHERE ${check('someone')}`, check }
}

/** Who is meant. */
export function being(who: Who): Is {
  return whoever((alias) => isWho(alias, who))
}

/** The actor of a key. */
export function keyed(key: string): Is {
  return { rows: membersOf(key), check: (alias) => isSameActor(alias, key) }
}

/** So many rows are named one by one. */
const mostNamed = 500

/**
 * The same, for several questions about one actor: which other rows were joined to a state than those that bear its name
 * is looked up once.
 */
export async function keyedOnce({ db }: Pick<Archive, 'db'>, key: string): Promise<Is> {
  const state = keyOfState(key)
  if (state === null) return keyed(key)
  const { rows: others } = await sql<{ report_id: number; actor_id: string }>`
    SELECT other.report_id, other.actor_id FROM (${joinedToState(key)}) other LIMIT ${mostNamed + 1}`.execute(db)
  if (others.length > mostNamed) return keyed(key)
  const named = others.map(
    ({ report_id, actor_id }) => sql`UNION ALL SELECT ${sql.lit(Number(report_id))}, ${actor_id}`,
  )
  return { ...keyed(key), rows: sql`${bearingState(state)} ${sql.join(named, sql` `)}` }
}

/**
 * True for a row of a report, whose number the column holds, in which all of some actors are. It follows from what is
 * asked of sides and speakers, and lets the database begin with the actors, where no words tell it where to begin.
 */
export function inReportsOf(column: string, all: readonly Is[]): RawBuilder<boolean> {
  const each = all.map(({ rows }) => sql`SELECT known.report_id FROM (${rows}) known`)
  return each.length === 0
    ? sql<boolean>`1 = 1`
    : sql<boolean>`${sql.ref(column)} IN (${sql.join(each, sql` INTERSECT `)})`
}

/** On which side of an event somebody is: who does it, and to whom it is done. */
export type Side = 'source' | 'target'

/** True for an event, a row under an alias, on whose side somebody is; on either where no side is given. */
export function isOnSide(event: string, side: Side | null, is: Is): RawBuilder<boolean> {
  return sql<boolean>`EXISTS (
    SELECT 1 FROM event_actors side JOIN actors whom ON whom.report_id = side.report_id AND whom.actor_id = side.actor_id
    WHERE side.report_id = ${sql.ref(`${event}.report_id`)} AND side.event_id = ${sql.ref(`${event}.event_id`)}
      ${side === null ? sql`` : sql`AND side.side = ${side}`} AND ${is.check('whom')})`
}

/**
 * The same for an event `e`, found by whoever is on the side: quicker where nothing else tells where to begin. With
 * `since`, of those events alone that lie on that day of lists or after it.
 */
export function isFoundOnSide(side: Side | null, is: Is, since: string | null = null): RawBuilder<boolean> {
  return sql<boolean>`e.id IN (
    SELECT act.id FROM (${is.rows}) whom CROSS JOIN event_actors side CROSS JOIN events act
    WHERE side.report_id = whom.report_id AND side.actor_id = whom.actor_id
      ${side === null ? sql`` : sql`AND side.side = ${side}`} ${since === null ? sql`` : sql`AND side.day >= ${since}`}
      AND act.report_id = side.report_id AND act.event_id = side.event_id)`
}

/** True for a statement `s`, found by whoever makes it, as `isFoundOnSide` finds events. */
export function isFoundBySpeaker(is: Is, since: string | null = null): RawBuilder<boolean> {
  return sql<boolean>`s.id IN (
    SELECT made.id FROM (${is.rows}) speaking CROSS JOIN statements made
    WHERE made.report_id = speaking.report_id AND made.source_actor_id = speaking.actor_id
      ${since === null ? sql`` : sql`AND made.day >= ${since}`})`
}

/** True for a statement, a row under an alias, that somebody makes. */
export function isSpeaker(statement: string, is: Is): RawBuilder<boolean> {
  return sql<boolean>`EXISTS (
    SELECT 1 FROM actors speaking WHERE speaking.report_id = ${sql.ref(`${statement}.report_id`)}
      AND speaking.actor_id = ${sql.ref(`${statement}.source_actor_id`)} AND ${is.check('speaking')})`
}

/** True for a statement that is made to somebody, speaks of them in what is said, or asserts an act on them. */
export function isAbout(statement: string, is: Is): RawBuilder<boolean> {
  const report = sql.ref(`${statement}.report_id`)
  const id = sql.ref(`${statement}.statement_id`)
  return sql<boolean>`(EXISTS (
      SELECT 1 FROM evidence said
      JOIN mentions m ON m.report_id = said.report_id AND m.start_offset >= said.start_offset AND m.end_offset <= said.end_offset
      JOIN actors meant ON meant.report_id = m.report_id AND meant.actor_id = m.actor_id
      WHERE said.report_id = ${report} AND said.owner_id = ${id} AND said.role = 'content' AND ${is.check('meant')})
    OR EXISTS (
      SELECT 1 FROM actors told WHERE told.report_id = ${report}
        AND told.actor_id = ${sql.ref(`${statement}.addressee_actor_id`)} AND ${is.check('told')})
    OR EXISTS (
      SELECT 1 FROM events act WHERE act.report_id = ${report} AND act.asserted_by_statement_id = ${id}
        AND ${isOnSide('act', 'target', is)}))`
}
