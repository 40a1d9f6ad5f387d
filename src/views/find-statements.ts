import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { type ActorRef, actorRef, actorRefOf, joinedColumn } from './actor-key.ts'
import { type AskedFor, type Page, type PageAsked, soughtBy, usualLimit } from './asked-for.ts'
import { type Context, contextsOf } from './context.ts'
import { pageOf } from './cursor.ts'
import { type FrameRow, frameColumns, frameOf, frameOrder, listedFrame, placeInOrder } from './listed-frame.ts'
import { statementsMatching } from './matches.ts'
import { daysOfStatements, makingStatements, newestOf } from './newest.ts'
import { type Is, isFoundBySpeaker } from './who.ts'

/** A statement as lists show it. */
export const listedStatement = listedFrame.extend({
  statement: z.string().describe("the statement's id within the report"),
  speaker: actorRef.nullable(),
  source: z.string().describe('the words for who speaks'),
  cue: z.string(),
  content: z.string(),
  mode: z.string(),
  via: z.string().nullable().describe('the name of the actor through whom it came'),
  medium: z.string().nullable(),
  addressee: z.string().nullable(),
  within: z.string().nullable().describe('the statement in which this one stands'),
  time: z.string().nullable().describe('when it was made, as a TIMEX3 value'),
})

export type ListedStatement = z.infer<typeof listedStatement>

type Row = FrameRow & {
  readonly statement_id: string
  readonly speaker_name: string | null
  readonly speaker_kind: string
  readonly speaker_country: string | null
  readonly speaker_joined: string | null
  readonly source_text: string
  readonly cue_text: string
  readonly content_text: string
  readonly mode: string
  readonly via: string | null
  readonly medium_text: string | null
  readonly addressee: string | null
  readonly within_statement_id: string | null
  readonly time: string | null
}

/** From where the statements that are asked for come: what stands between SELECT and ORDER BY. */
function statementsFrom(
  archive: Archive,
  asked: AskedFor,
  { more = [], since = null }: { readonly more?: readonly RawBuilder<boolean>[]; readonly since?: string | null } = {},
): RawBuilder<unknown> {
  return statementsMatching(archive, soughtBy(asked), { joins: parties, more: [...daysWithin(asked), ...more], since })
}

/** Who speaks, through whom and to whom. */
const parties = sql`
    LEFT JOIN actors speaker ON speaker.report_id = s.report_id AND speaker.actor_id = s.source_actor_id
    LEFT JOIN actors via ON via.report_id = s.report_id AND via.actor_id = s.via_actor_id
    LEFT JOIN actors addressee ON addressee.report_id = s.report_id AND addressee.actor_id = s.addressee_actor_id`

/**
 * From where the first of them come, in an order: what stands after SELECT. The part is chosen first, so that what is told
 * of each is looked up for no others; SQLite keeps the order of a CROSS JOIN.
 */
export function statementsInOrder(
  archive: Archive,
  asked: AskedFor,
  {
    order,
    limit,
    ...beside
  }: {
    readonly order: RawBuilder<unknown>
    readonly limit: number
    readonly more: readonly RawBuilder<boolean>[]
    readonly since: string | null
  },
): RawBuilder<unknown> {
  return sql`
    FROM (SELECT s.id ${statementsFrom(archive, asked, beside)} ORDER BY ${order} LIMIT ${limit}) part
    CROSS JOIN statements s CROSS JOIN reports r
    LEFT JOIN times t ON t.report_id = s.report_id AND t.time_id = s.time_id ${parties}
    WHERE s.id = part.id AND r.id = s.report_id ORDER BY ${order}`
}

/** The days of publication that are asked for, once more by the column that has the list's order and an index. */
function daysWithin({ from, to }: AskedFor): readonly RawBuilder<boolean>[] {
  return [
    ...(from === undefined ? [] : [sql<boolean>`s.day >= ${from}`]),
    ...(to === undefined ? [] : [sql<boolean>`s.day <= ${to} AND s.day != ''`]),
  ]
}

/** Statements that are asked for, the newest reports first and in each the order of its record. */
export async function findStatements(
  archive: Archive,
  asked: AskedFor,
  { cursor, limit = usualLimit }: PageAsked = {},
  { by, more = [] }: { readonly by?: Is; readonly more?: readonly RawBuilder<boolean>[] } = {},
): Promise<Page<ListedStatement>> {
  const { order, beyond, until } = frameOrder('s', { cursor })
  const days = daysOfStatements(archive, by ?? makingStatements(asked), until)
  const rows = await newestOf(days, limit + 1, async (since) => {
    const found = by === undefined ? [] : [isFoundBySpeaker(by, since)]
    const { rows } = await sql<Row>`
    SELECT ${frameColumns('s')}, s.statement_id,
      speaker.name AS speaker_name, speaker.kind AS speaker_kind, speaker.country AS speaker_country,
      ${joinedColumn('s.report_id', 's.source_actor_id')} AS speaker_joined, s.source_text, s.cue_text, s.content_text, s.mode, via.name AS via, s.medium_text,
      COALESCE(addressee.name, s.addressee_text) AS addressee, s.within_statement_id, t.value AS time
    ${statementsInOrder(archive, asked, { order, limit: limit + 1, more: [...found, ...more, ...beyond], since })}`.execute(
      archive.db,
    )
    return rows
  })
  const contextOf = await contextsOf(archive, rows.slice(0, limit).map(ownerOf))
  return pageOf(rows, limit, {
    item: (row) => listed(row, contextOf(ownerOf(row))),
    placeOf: placeInOrder,
  })
}

const ownerOf = ({ report_id, statement_id }: Row) => ({ report_id, owner_id: statement_id })

function listed(row: Row, context: Context): ListedStatement {
  const speaker: ActorRef | null =
    row.speaker_name === null
      ? null
      : actorRefOf({
          name: row.speaker_name,
          kind: row.speaker_kind,
          country: row.speaker_country,
          joined: row.speaker_joined,
        })
  return {
    ...frameOf(row, context),
    statement: row.statement_id,
    speaker,
    source: row.source_text,
    cue: row.cue_text,
    content: row.content_text,
    mode: row.mode,
    via: row.via,
    medium: row.medium_text,
    addressee: row.addressee,
    within: row.within_statement_id,
    time: row.time,
  }
}
