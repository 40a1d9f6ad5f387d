import type { SqlWords } from './sql-words.ts'

/** What `demarche watch` keeps between its visits: addresses with what became of them, and when a host may be asked. */
export function watchTables({ text, compact }: SqlWords): readonly string[] {
  return [
    `CREATE TABLE visits (
      uri ${text} PRIMARY KEY,
      kind ${text} NOT NULL,
      state ${text} NOT NULL,
      feed ${text},
      publisher ${text},
      published ${text},
      tries INTEGER NOT NULL,
      next_at ${text} NOT NULL,
      visited_at ${text},
      etag ${text},
      last_modified ${text},
      code ${text},
      message ${text}
    )${compact}`,
    'CREATE INDEX visits_by_turn ON visits (state, next_at)',
    `CREATE TABLE hosts (
      host ${text} PRIMARY KEY,
      holder ${text} NOT NULL,
      busy_until ${text} NOT NULL,
      next_at ${text} NOT NULL
    )${compact}`,
  ]
}
