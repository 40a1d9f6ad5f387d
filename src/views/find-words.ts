import { type RawBuilder, sql } from 'kysely'
import type { Archive } from '../archive/archive.ts'

type Searched = 'texts' | 'statements' | 'events'

const rowId = { texts: 'report_id', statements: 'id', events: 'id' } as const

/** The condition under which a row of a table (by its name in the query) holds some words, accents and case aside. */
export function holdsWords(
  { dialect }: Pick<Archive, 'dialect'>,
  table: Searched,
  alias: string,
  q: string,
): RawBuilder<boolean> {
  if (dialect === 'postgres') {
    const folded = q.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
    return sql`${sql.ref(`${alias}.search`)} @@ websearch_to_tsquery('simple', ${folded})`
  }
  const index = sql.table(`${table}_search`)
  return sql`${sql.ref(`${alias}.${rowId[table]}`)} IN (SELECT rowid FROM ${index} WHERE ${index} MATCH ${matching(q)})`
}

/**
 * A query of FTS5 for what somebody typed: every word in quotes, so that no sign of the query language
 * (https://sqlite.org/fts5.html, full-text query syntax) means anything; a phrase stays one, a last star a prefix.
 */
export function matching(q: string): string {
  const plain = q.replace(/[\p{Cc}\p{Cs}]/gu, ' ')
  const words = [...plain.matchAll(/"([^"]*)"(\*?)|([^\s"]+)/g)].map(([, phrase, star, word = '']) => {
    const prefix = star === '*' || (phrase === undefined && word.endsWith('*'))
    const text = (phrase ?? word).replace(/\*+$/, '')
    return /[\p{L}\p{N}]/u.test(text) ? `"${text}"${prefix ? '*' : ''}` : null
  })
  const known = words.filter((word) => word !== null)
  // A word that no text holds, where nothing was typed that could be looked for.
  return known.length === 0 ? '"\u{10FFFD}"' : known.join(' ')
}
