import { type RawBuilder, sql } from 'kysely'
import type { Hit, Searched } from '../search.ts'
import type { Term, WordQuery } from '../word-query.ts'

/** The rows that hold all terms, with what `ts_rank_cd` makes of them turned round: the less, the better. */
export function postgresHits(table: Searched, query: WordQuery): RawBuilder<Hit> {
  const terms = sql.join(query.map(termOf), sql` && `)
  const id = sql.ref(table === 'texts' ? 'report_id' : 'id')
  // Divided by the logarithm of the length and by the rank plus one (1 + 32), so that long rows don't always come first.
  return sql<Hit>`(
    SELECT ${id} AS id, -ts_rank_cd(search, asked, 33) AS score FROM ${sql.table(table)}, (SELECT ${terms} AS asked) AS query
    WHERE search @@ asked)`
}

function termOf({ words, begun }: Term): RawBuilder<unknown> {
  const phrase = sql`phraseto_tsquery('simple', ${words.join(' ')})`
  if (!begun) return phrase
  // The last word is of letters and digits alone, so it can't be taken for an operator.
  const last = sql`to_tsquery('simple', ${`'${words.at(-1)}':*`})`
  const before = words.slice(0, -1)
  return before.length === 0 ? last : sql`(phraseto_tsquery('simple', ${before.join(' ')}) <-> ${last})`
}
