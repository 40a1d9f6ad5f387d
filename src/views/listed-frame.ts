import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Context, contextShape } from './context.ts'
import { placeAt } from './cursor.ts'

/** What lists tell of a statement and of an event alike: its report, how sure it is, and the words around it. */
export const listedFrame = z.object({
  report: z.string().describe("the report's key"),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  published: z.string().nullable(),
  confidence: z.number(),
  review: z
    .string()
    .describe('what people said of it last: `right`, `unsure` or `mended`; `machine` where nobody has yet'),
  context: contextShape,
})

type ListedFrame = z.infer<typeof listedFrame>

export type FrameRow = Omit<ListedFrame, 'context'> & {
  readonly id: number
  readonly report_id: number
  readonly day: string
}

/** The columns of `FrameRow`, of a table of statements or events (by its name in the query) and its reports, `r`. */
export function frameColumns(table: 's' | 'e'): RawBuilder<unknown> {
  const own = sql.raw(table)
  return sql`${own}.id, ${own}.report_id, ${own}.day, r.key AS report, r.title, r.publisher, r.published,
      ${own}.confidence, ${own}.review`
}

export function frameOf({ report, title, publisher, published, confidence, review }: FrameRow, context: Context) {
  return { report, title, publisher, published, confidence, review, context } satisfies ListedFrame
}

/** The order of such a list by day, report and number: its ORDER BY, and the condition of what lies beyond a cursor. */
export function frameOrder(
  table: 's' | 'e',
  { cursor, oldestFirst = false }: { readonly cursor?: string | undefined; readonly oldestFirst?: boolean },
): {
  readonly order: RawBuilder<unknown>
  readonly beyond: readonly RawBuilder<boolean>[]
  /** The cursor's day. */
  readonly until: string | null
} {
  const own = sql.raw(table)
  const later = sql.raw(oldestFirst ? '>' : '<')
  const way = sql.raw(oldestFirst ? 'ASC' : 'DESC')
  const place = placeAt(cursor, ['string', 'string', 'number'])
  const beyond =
    place === null
      ? []
      : [
          // The first condition is what an index is entered by.
          sql<boolean>`${own}.day ${later}= ${place[0]} AND (${own}.day ${later} ${place[0]} OR (${own}.day = ${place[0]} AND (r.key ${later} ${place[1]} OR (r.key = ${place[1]} AND ${own}.id > ${place[2]}))))`,
        ]
  return {
    order: sql`${own}.day ${way}, r.key ${way}, ${own}.id`,
    beyond,
    until: place === null ? null : String(place[0]),
  }
}

/** Where a row stands in that order, for the cursor of what comes after it. */
export const placeInOrder = ({ day, report, id }: FrameRow) => [day, report, id]
