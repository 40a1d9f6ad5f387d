import { type RawBuilder, sql } from 'kysely'
import type { Hit, Searched } from '../search.ts'
import type { WordQuery } from '../word-query.ts'

/** The rows that hold all terms, with FTS5's bm25: the less, the better (https://sqlite.org/fts5.html#the_bm25_function). */
export function sqliteHits(table: Searched, query: WordQuery): RawBuilder<Hit> {
  const index = sql.table(`${table}_search`)
  return sql<Hit>`(SELECT rowid AS id, rank AS score FROM ${index} WHERE ${index} MATCH ${ftsExpression(query)})`
}

/** Each term stands in quotes, in which nothing has a meaning, and is made of letters and digits alone. */
function ftsExpression(query: WordQuery): string {
  return query.map(({ words, begun }) => `"${words.join(' ')}"${begun ? ' *' : ''}`).join(' AND ')
}
