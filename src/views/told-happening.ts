import { sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { contextShape, contextsOf } from './context.ts'
import { happeningsIn } from './happenings.ts'
import { type ListedHappening, listed, listedHappening } from './list-happenings.ts'

/** How one report tells of a happening. */
export const told = listedHappening.shape.tellings.unwrap().element.extend({
  title: z.string().nullable(),
  published: z.string().nullable(),
  status: z.string(),
  word: z
    .object({ statement: z.string().nullable(), name: z.string() })
    .describe("on whose word it stands there: a speaker's, by a statement of the report, else the report's own"),
  copyOf: z.string().nullable().describe('the report of which this one is a near-copy'),
  context: contextShape,
})

/** One act with the words of every report that tells of it, the first published first. */
export const toldHappening = listedHappening.extend({ tellings: z.array(told).readonly() })

export type Told = z.infer<typeof told>
export type ToldHappening = z.infer<typeof toldHappening>

type Row = {
  readonly report: string
  readonly report_id: number
  readonly event: string
  readonly title: string | null
  readonly published: string | null
  readonly publisher: string | null
  readonly status: string
  readonly statement: string | null
  readonly speaker: string | null
  readonly copy_of: string | null
}

/** A happening by its id, as the archive's reports were last joined; null where there is none. */
export async function toldHappeningOf(archive: Archive, id: string): Promise<ToldHappening | null> {
  const [found] = await happeningsIn(archive, { id })
  if (found === undefined) return null
  const { rows } = await sql<Row>`
    SELECT r.key AS report, r.id AS report_id, e.event_id AS event, r.title, r.published, r.publisher, e.status,
      e.asserted_by_statement_id AS statement, COALESCE(speaker.name, s.source_text) AS speaker, o.key AS copy_of
    FROM tellings t
    JOIN reports r ON r.id = t.report_id
    JOIN events e ON e.report_id = t.report_id AND e.event_id = t.event_id
    LEFT JOIN statements s ON s.report_id = e.report_id AND s.statement_id = e.asserted_by_statement_id
    LEFT JOIN actors speaker ON speaker.report_id = s.report_id AND speaker.actor_id = s.source_actor_id
    LEFT JOIN copies c ON c.report_id = t.report_id AND c.original_report_id != t.report_id
    LEFT JOIN reports o ON o.id = c.original_report_id
    WHERE t.happening_id = ${id}`.execute(archive.db)
  const rowOf = new Map(rows.map((row) => [`${row.report}/${row.event}`, row]))
  const owner = ({ report_id, event }: Row) => ({ report_id, owner_id: event })
  const contextOf = await contextsOf(archive, rows.map(owner))
  const happening = listed(found)
  return {
    ...happening,
    tellings: happening.tellings.flatMap((telling) => {
      const row = rowOf.get(`${telling.report}/${telling.event}`)
      return row === undefined ? [] : [toldBy(telling, row, contextOf(owner(row)))]
    }),
  }
}

function toldBy(telling: ListedHappening['tellings'][number], row: Row, context: Told['context']): Told {
  const { title, published, status, statement, copy_of: copyOf } = row
  const name = statement === null ? (row.publisher ?? 'the report itself') : row.speaker || 'somebody not named'
  return { ...telling, title, published, status, word: { statement, name }, copyOf, context }
}
