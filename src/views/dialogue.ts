import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { keyOfState } from '../archive/named-key.ts'
import { type ActorRef, actorRef, isActor } from './actor-key.ts'
import type { AskedFor } from './asked-for.ts'
import { all } from './filter.ts'
import { findActor } from './find-actor.ts'
import { findEvents, type ListedEvent, listedEvent } from './find-events.ts'
import { findStatements, type ListedStatement, listedStatement } from './find-statements.ts'
import { type Is, inReportsOf, isOnSide, keyed, whoever } from './who.ts'

/** Most reports that a dialogue is read off, the newest: of two of whom thousands tell, a page takes no longer than of others. */
const mostShared = 1_000

/** One turn in a dialogue: what one of two said of or did to the other. */
export const turn = z.object({
  day: z.string().nullable(),
  by: z.enum(['a', 'b']),
  statement: listedStatement.nullable(),
  event: listedEvent.nullable(),
})

export type Turn = z.infer<typeof turn>

export const dialogueShape = z.object({
  a: actorRef,
  b: actorRef,
  turns: z.array(turn).readonly().describe('in the order of their days'),
  cut: z
    .boolean()
    .describe(
      `whether there is more than the newest that are given, of the ${mostShared} newest reports that name both; narrow the days to see it`,
    ),
})

export type Dialogue = z.infer<typeof dialogueShape>

const mostOfEach = 75

/**
 * What two actors said of and did to each other, in reports that name both. A state stands for everybody whom reports
 * give it: its government, ministers and bodies. A statement counts where its content speaks of the other, or is addressed to them.
 *
 * @returns null where no report names one of the two
 */
export async function dialogueOf(
  archive: Archive,
  a: string,
  b: string,
  asked: AskedFor = {},
): Promise<Dialogue | null> {
  const [one, other] = [(await findActor(archive, a)).key, (await findActor(archive, b)).key]
  const [first, second] = [await refOf(archive, one), await refOf(archive, other)]
  if (first === null || second === null) return null
  const { actor: _actor, country: _country, speaker: _speaker, ...rest } = asked
  const { shared, more } = await sharedReports(archive, [one, other], rest)
  const fromA = await turnsOf(archive, 'a', [one, other], { ...rest, shared })
  const fromB = await turnsOf(archive, 'b', [other, one], { ...rest, shared })
  const turns = [...fromA.turns, ...fromB.turns]
  return {
    a: first,
    b: second,
    turns: turns.toSorted((x, y) => compare(x.day ?? '', y.day ?? '') || compare(placeOf(x), placeOf(y))),
    cut: more || fromA.cut || fromB.cut,
  }
}

async function turnsOf(
  archive: Archive,
  by: Turn['by'],
  [one, other]: readonly [string, string],
  { shared, ...asked }: AskedFor & { readonly shared: Shared },
): Promise<{ readonly turns: readonly Turn[]; readonly cut: boolean }> {
  const page = { limit: mostOfEach }
  const [is, isOther]: readonly [Is, Is] = [standingFor(one), standingFor(other)]
  const events = await findEvents(archive, asked, page, {
    more: [shared('e.report_id'), isOnSide('e', 'source', is), isOnSide('e', 'target', isOther)],
  })
  const statements = await findStatements(archive, asked, page, {
    more: [shared('s.report_id'), is.check('speaker'), speaksOf(other)],
  })
  return {
    turns: [
      ...events.items.map((event): Turn => ({ day: event.day, by, statement: null, event })),
      ...statements.items.map((statement): Turn => ({ day: dayOf(statement), by, statement, event: null })),
    ],
    cut: events.next !== null || statements.next !== null,
  }
}

/** The condition under which a column holds the number of a report that names both. */
type Shared = (column: string) => RawBuilder<boolean>

/** The newest reports that name both, looked up once and named by number; and whether there are more. */
async function sharedReports(
  { db }: Archive,
  keys: readonly string[],
  { from, to }: AskedFor,
): Promise<{ readonly shared: Shared; readonly more: boolean }> {
  const asked = [
    inReportsOf('r.id', keys.map(namedFor)),
    ...(from === undefined ? [] : [sql<boolean>`r.published >= ${from}`]),
    ...(to === undefined ? [] : [sql<boolean>`r.published <= ${to}`]),
  ]
  const { rows } = await sql<{ id: number }>`
    SELECT r.id FROM reports r WHERE ${all(asked)}
    ORDER BY COALESCE(r.published, '') DESC, r.key DESC LIMIT ${mostShared + 1}`.execute(db)
  const numbers = rows.slice(0, mostShared).map(({ id }) => sql.lit(Number(id)))
  const shared: Shared = (column) =>
    numbers.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`${sql.ref(column)} IN (${sql.join(numbers)})`
  return { shared, more: rows.length > mostShared }
}

/** The day that a statement's own time tells, where it tells one; else that of its report. */
function dayOf({ time, published }: ListedStatement): string | null {
  return time !== null && /^\d{4}-\d{2}-\d{2}/.test(time) ? time.slice(0, 10) : published
}

/** Those who are named for somebody: a state has all whom its own report gives it. */
function namedFor(key: string): Is {
  const state = keyOfState(key)
  return state === null ? keyed(key) : whoever((alias) => sql`${sql.ref(`${alias}.country`)} = ${state}`)
}

/**
 * Those who stand for somebody. A state has all whom reports give it: where one report says no more than "the energy
 * minister, Ana Dorn", another, to whose she was joined, may tell of which state.
 */
function standingFor(key: string): Is {
  const state = keyOfState(key)
  if (state === null) return keyed(key)
  return whoever((alias) => {
    const column = (name: string) => sql.ref(`${alias}.${name}`)
    return sql`(${column('country')} = ${state} OR (${column('country')} IS NULL AND EXISTS (
      SELECT 1 FROM actor_links link JOIN joined_actors whole ON whole.id = link.joined_actor_id
      WHERE link.report_id = ${column('report_id')} AND link.actor_id = ${column('actor_id')}
        AND whole.country = ${state})))`
  })
}

function speaksOf(key: string): RawBuilder<boolean> {
  const is = standingFor(key)
  return sql`(${is.check('addressee')} OR EXISTS (
    SELECT 1 FROM evidence v
    JOIN mentions m ON m.report_id = v.report_id AND m.start_offset >= v.start_offset AND m.end_offset <= v.end_offset
    JOIN actors b ON b.report_id = m.report_id AND b.actor_id = m.actor_id
    WHERE v.report_id = s.report_id AND v.owner_id = s.statement_id AND v.role = 'content' AND ${is.check('b')}))`
}

async function refOf(archive: Archive, key: string): Promise<ActorRef | null> {
  const { db } = archive
  const state = keyOfState(key)
  if (state === null) {
    const { rows } = await sql<Omit<ActorRef, 'key'>>`
      SELECT a.name, a.kind, a.country FROM actors a WHERE ${isActor('a', key)}
      ORDER BY CASE a.kind WHEN 'state' THEN 0 ELSE 1 END, a.name LIMIT 1`.execute(db)
    return rows[0] === undefined ? null : { key, ...rows[0] }
  }
  const named = await db.selectFrom('named_actors').select('name').where('key', '=', key).executeTakeFirst()
  if (named !== undefined) return { key, name: named.name, kind: 'state', country: state }
  // A state that no report names as such is shown by its code.
  const some = await db.selectFrom('actors').select('id').where('country', '=', state).limit(1).executeTakeFirst()
  return some === undefined ? null : { key, name: state, kind: 'state', country: state }
}

function placeOf({ statement, event }: Turn): string {
  const one: ListedStatement | ListedEvent | null = statement ?? event
  return `${one?.report} ${String(one?.context.start ?? 0).padStart(8, '0')}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
