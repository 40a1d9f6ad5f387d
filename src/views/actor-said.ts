import { sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { joinedColumn } from './actor-key.ts'
import type { AskedFor, Page, PageAsked } from './asked-for.ts'
import { findStatements, type ListedStatement, listedStatement } from './find-statements.ts'
import type { Is } from './who.ts'

/** A statement with the near-copies of its report that carry the same words. */
export const foldedStatement = listedStatement.extend({
  copies: z
    .array(
      z.object({
        report: z.string(),
        statement: z.string(),
        publisher: z.string().nullable(),
        published: z.string().nullable(),
      }),
    )
    .readonly()
    .describe('the same in near-copies of the report, as they were last joined'),
})

export type FoldedStatement = z.infer<typeof foldedStatement>

/** The condition under which two statements, by their names in the query, are the same words of the same speaker. */
const alike = (
  one: string,
  other: string,
) => sql<boolean>`${sql.ref(`${one}.content_text`)} = ${sql.ref(`${other}.content_text`)}
  AND ${speakerOf(one)} = ${speakerOf(other)}`

const speakerOf = (statement: string) => joinedColumn(`${statement}.report_id`, `${statement}.source_actor_id`)

/** True for what does not stand alike in the text of which its report is a near-copy. */
const ownWords = sql<boolean>`NOT EXISTS (SELECT 1 FROM copies c
  JOIN statements first ON first.report_id = c.original_report_id
  WHERE c.report_id = s.report_id AND c.original_report_id != c.report_id AND ${alike('first', 's')})`

/** Statements that are asked for, each once: what near-copies carry in the same words stands under their original's. */
export async function findFolded(
  archive: Archive,
  asked: AskedFor,
  page: PageAsked = {},
  by?: Is,
): Promise<Page<FoldedStatement>> {
  const { items, next } = await findStatements(archive, asked, page, { more: [ownWords], ...(by && { by }) })
  const copiesOf = await copiesIn(archive, items)
  return { items: items.map((item) => ({ ...item, copies: copiesOf(item) })), next }
}

type Copy = FoldedStatement['copies'][number]
type Row = Copy & { readonly original: string; readonly original_statement: string }

async function copiesIn(
  archive: Archive,
  items: readonly ListedStatement[],
): Promise<(item: ListedStatement) => readonly Copy[]> {
  if (items.length === 0) return () => []
  const { rows } = await sql<Row>`
    SELECT o.key AS original, s.statement_id AS original_statement, r.key AS report, again.statement_id AS statement,
      r.publisher, r.published
    FROM reports o
    JOIN statements s ON s.report_id = o.id
    JOIN copies own ON own.report_id = o.id
    JOIN copies c ON c.copy_group = own.copy_group AND c.original_report_id = o.id AND c.report_id != o.id
    JOIN reports r ON r.id = c.report_id
    JOIN statements again ON again.report_id = r.id AND ${alike('again', 's')}
    WHERE o.key IN (${sql.join([...new Set(items.map(({ report }) => report))])})
    ORDER BY r.published, r.key, again.id`.execute(archive.db)
  const found = Map.groupBy(rows, (row) => `${row.original}/${row.original_statement}`)
  return ({ report, statement }) =>
    (found.get(`${report}/${statement}`) ?? []).map(
      ({ original: _original, original_statement: _statement, ...copy }): Copy => copy,
    )
}
