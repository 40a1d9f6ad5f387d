import type { RawBuilder } from 'kysely'
import type { Archive } from './archive.ts'
import { postgresHits } from './postgres/search.ts'
import { sqliteHits } from './sqlite/search.ts'
import type { WordQuery } from './word-query.ts'

/** The tables whose words are indexed: texts as they are, statements by source and content, events by their sentences. */
export type Searched = 'texts' | 'statements' | 'events'

/** A row that holds all that is asked for, by its number (a text's is its report's), and a score: the less, the better. */
export type Hit = { readonly id: number; readonly score: number }

/** The rows that a query finds, as a subquery to be joined with others. */
export function hitsIn({ dialect }: Pick<Archive, 'dialect'>, table: Searched, query: WordQuery): RawBuilder<Hit> {
  return dialect === 'sqlite' ? sqliteHits(table, query) : postgresHits(table, query)
}
