import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { type ActorRef, actorRef, actorRefOf, joinedColumn } from './actor-key.ts'
import { type AskedFor, type Page, type PageAsked, soughtBy, usualLimit } from './asked-for.ts'
import { type Context, contextShape, contextsOf } from './context.ts'
import { pageOf, placeAt } from './cursor.ts'
import { statementsMatching } from './matches.ts'

/** A statement as lists show it. */
export const listedStatement = z.object({
  report: z.string().describe("the report's key"),
  statement: z.string().describe("the statement's id within the report"),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  published: z.string().nullable(),
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
  confidence: z.number(),
  review: z
    .string()
    .describe('what people said of it last: `right`, `unsure` or `mended`; `machine` where nobody has yet'),
  context: contextShape,
})

export type ListedStatement = z.infer<typeof listedStatement>

type Row = {
  readonly id: number
  readonly report_id: number
  readonly day: string
  readonly report: string
  readonly statement_id: string
  readonly title: string | null
  readonly publisher: string | null
  readonly published: string | null
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
  readonly confidence: number
  readonly review: string
}

/** From where the statements that are asked for come: what stands between SELECT and ORDER BY. */
export function statementsFrom(
  archive: Archive,
  asked: AskedFor,
  more: readonly RawBuilder<boolean>[] = [],
): RawBuilder<unknown> {
  const joins = sql`
    LEFT JOIN actors speaker ON speaker.report_id = s.report_id AND speaker.actor_id = s.source_actor_id
    LEFT JOIN actors via ON via.report_id = s.report_id AND via.actor_id = s.via_actor_id
    LEFT JOIN actors addressee ON addressee.report_id = s.report_id AND addressee.actor_id = s.addressee_actor_id`
  return statementsMatching(archive, soughtBy(asked), { joins, more: [...daysWithin(asked), ...more] })
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
  more: readonly RawBuilder<boolean>[] = [],
): Promise<Page<ListedStatement>> {
  const place = placeAt(cursor, ['string', 'string', 'number'])
  const beyond =
    place === null
      ? []
      : [
          sql<boolean>`s.day <= ${place[0]} AND (s.day < ${place[0]} OR (s.day = ${place[0]} AND (r.key < ${place[1]} OR (r.key = ${place[1]} AND s.id > ${place[2]}))))`,
        ]
  const { rows } = await sql<Row>`
    SELECT s.id, s.report_id, s.day, r.key AS report, s.statement_id, r.title, r.publisher, r.published,
      speaker.name AS speaker_name, speaker.kind AS speaker_kind, speaker.country AS speaker_country,
      ${joinedColumn('s.report_id', 's.source_actor_id')} AS speaker_joined, s.source_text, s.cue_text, s.content_text, s.mode, via.name AS via, s.medium_text,
      COALESCE(addressee.name, s.addressee_text) AS addressee, s.within_statement_id, t.value AS time, s.confidence, s.review
    ${statementsFrom(archive, asked, [...more, ...beyond])}
    ORDER BY s.day DESC, r.key DESC, s.id LIMIT ${limit + 1}`.execute(archive.db)
  const contextOf = await contextsOf(archive, rows.slice(0, limit).map(ownerOf))
  return pageOf(rows, limit, {
    item: (row) => listed(row, contextOf(ownerOf(row))),
    placeOf: (row) => [row.day, row.report, row.id],
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
    report: row.report,
    statement: row.statement_id,
    title: row.title,
    publisher: row.publisher,
    published: row.published,
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
    confidence: row.confidence,
    review: row.review,
    context,
  }
}
