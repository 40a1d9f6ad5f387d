import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { type ActorRef, actorRef, actorRefOf, joinedColumn } from './actor-key.ts'
import { type AskedFor, type Page, type PageAsked, soughtBy, usualLimit } from './asked-for.ts'
import { type Context, contextsOf } from './context.ts'
import { pageOf } from './cursor.ts'
import { type FrameRow, frameColumns, frameOf, frameOrder, listedFrame, placeInOrder } from './listed-frame.ts'
import { eventsMatching } from './matches.ts'
import { type Days, daysOfActs, newestOf, type Taking, takingPart } from './newest.ts'
import { isFoundOnSide } from './who.ts'

const side = z.object({ words: z.string(), actors: z.array(actorRef).readonly() })

/** An event as lists show it. */
export const listedEvent = listedFrame.extend({
  event: z.string().describe("the event's id within the report"),
  day: z.string().nullable().describe('its first day, or else the day of the report'),
  dayKnown: z.boolean().describe('whether the report tells that day'),
  lastDay: z.string().nullable().describe('its last day, where the report tells one'),
  type: z.string(),
  mode: z.string().nullable(),
  status: z.string(),
  anchor: z.string(),
  source: side,
  target: side,
  place: z.string().nullable(),
  assertedBy: z
    .object({ statement: z.string(), speaker: z.string().nullable() })
    .nullable()
    .describe("the statement on whose word it stands; null for the report's own voice"),
  intensity: z.number(),
  quad: z.int(),
})

export type ListedEvent = z.infer<typeof listedEvent>

type Row = FrameRow & {
  readonly from_day: string | null
  readonly to_day: string | null
  readonly event_id: string
  readonly type: string
  readonly mode: string | null
  readonly status: string
  readonly anchor_text: string
  readonly source_text: string
  readonly target_text: string
  readonly place: string | null
  readonly asserted_by_statement_id: string | null
  readonly asserted_by: string | null
  readonly intensity: number
  readonly quad: number
}

/** Who says it, on whose word an event stands. */
const tellers = sql`
    LEFT JOIN statements s ON s.report_id = e.report_id AND s.statement_id = e.asserted_by_statement_id
    LEFT JOIN actors speaker ON speaker.report_id = s.report_id AND speaker.actor_id = s.source_actor_id`

/** Of a list in an order, so many, and for which more has to hold than what is asked for. */
type Part = {
  readonly order: RawBuilder<unknown>
  readonly limit: number
  readonly more: readonly RawBuilder<boolean>[]
  readonly since: string | null
}

/**
 * From where the first of the events that are asked for come, in an order: what stands after SELECT. The part is chosen
 * first, so that what is told of each is looked up for no others; SQLite keeps the order of a CROSS JOIN.
 */
export function eventsInOrder(
  archive: Archive,
  asked: AskedFor,
  { order, limit, more, since }: Part,
): RawBuilder<unknown> {
  return sql`
    FROM (SELECT e.id ${eventsMatching(archive, soughtBy(asked), { more, since })} ORDER BY ${order} LIMIT ${limit}) part
    CROSS JOIN events e CROSS JOIN reports r ${tellers}
    WHERE e.id = part.id AND r.id = e.report_id ORDER BY ${order}`
}

/** What else has to hold of the events of a list, and its order. */
type Also = {
  /** Somebody by whom they are found, on a side; and the days of those events, where they are known. */
  readonly on?: Taking & { readonly days?: Days | undefined }
  readonly more?: readonly RawBuilder<boolean>[]
  readonly oldestFirst?: boolean
}

/** Events that are asked for, by their day, the newest first unless `oldestFirst`. */
export async function findEvents(
  archive: Archive,
  asked: AskedFor,
  { cursor, limit = usualLimit }: PageAsked = {},
  { on, more = [], oldestFirst = false }: Also = {},
): Promise<Page<ListedEvent>> {
  const { order, beyond, until } = frameOrder('e', { cursor, oldestFirst })
  const days = oldestFirst ? null : (on?.days ?? daysOfActs(archive, on ?? takingPart(asked), until))
  const rows = await newestOf(days, limit + 1, async (since) => {
    const found = on === undefined ? [] : [isFoundOnSide(on.side, on.is, since)]
    const { rows } = await sql<Row>`
    SELECT ${frameColumns('e')}, e.from_day, e.to_day, e.event_id, e.type, e.mode, e.status, e.anchor_text, e.source_text, e.target_text,
      COALESCE(e.place_name, e.place_text) AS place, e.asserted_by_statement_id,
      COALESCE(speaker.name, s.source_text) AS asserted_by, e.intensity, e.quad
    ${eventsInOrder(archive, asked, { order, limit: limit + 1, more: [...found, ...more, ...beyond], since })}`.execute(
      archive.db,
    )
    return rows
  })
  const shown = rows.slice(0, limit)
  const contextOf = await contextsOf(archive, shown.map(ownerOf))
  const sidesOf = await sides(archive, shown)
  return pageOf(rows, limit, {
    item: (row) => listed(row, sidesOf(row), contextOf(ownerOf(row))),
    placeOf: placeInOrder,
  })
}

const ownerOf = ({ report_id, event_id }: Row) => ({ report_id, owner_id: event_id })

type Sides = (row: Row) => { readonly source: readonly ActorRef[]; readonly target: readonly ActorRef[] }
type SideRow = {
  report_id: number
  event_id: string
  side: string
  name: string
  kind: string
  country: string | null
  joined: string | null
}

async function sides(archive: Archive, events: readonly Row[]): Promise<Sides> {
  if (events.length === 0) return () => ({ source: [], target: [] })
  const { rows } = await sql<SideRow>`
    SELECT x.report_id, x.event_id, x.side, a.name, a.kind, a.country, ${joinedColumn('x.report_id', 'x.actor_id')} AS joined
    FROM event_actors x JOIN actors a ON a.report_id = x.report_id AND a.actor_id = x.actor_id
    WHERE x.report_id IN (${sql.join([...new Set(events.map(({ report_id }) => report_id))])})
    ORDER BY x.report_id, x.event_id, x.side, x.number`.execute(archive.db)
  const found = Map.groupBy(rows, ({ report_id, event_id, side }) => `${report_id}/${event_id}/${side}`)
  return ({ report_id, event_id }) => ({
    source: (found.get(`${report_id}/${event_id}/source`) ?? []).map(actorRefOf),
    target: (found.get(`${report_id}/${event_id}/target`) ?? []).map(actorRefOf),
  })
}

function listed(row: Row, { source, target }: ReturnType<Sides>, context: Context): ListedEvent {
  return {
    ...frameOf(row, context),
    event: row.event_id,
    day: row.day || null,
    dayKnown: row.from_day !== null,
    lastDay: row.to_day?.slice(0, 10) ?? null,
    type: row.type,
    mode: row.mode,
    status: row.status,
    anchor: row.anchor_text,
    source: { words: row.source_text, actors: source },
    target: { words: row.target_text, actors: target },
    place: row.place,
    assertedBy:
      row.asserted_by_statement_id === null
        ? null
        : { statement: row.asserted_by_statement_id, speaker: row.asserted_by || null },
    intensity: row.intensity,
    quad: row.quad,
  }
}
