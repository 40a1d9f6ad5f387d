import type { SqlWords } from '../sql-words.ts'

/** What SQLite calls things. */
export const words: SqlWords = {
  rowId: 'INTEGER PRIMARY KEY',
  text: 'TEXT',
  real: 'REAL',
  table: ' STRICT',
  compact: ' STRICT, WITHOUT ROWID',
  // Older programs that open the file know no order within an aggregate; rows come by the primary key, which has it.
  joined: (value) => `group_concat(${value}, '; ')`,
  search: [
    ...searchable('texts', 'report_id', ['text']),
    ...searchable('statements', 'id', ['source_text', 'content_text']),
    ...searchable('events', 'id', ['sentence_text']),
  ],
}

/**
 * An FTS5 table over columns of another, which keeps no copy of the text (https://sqlite.org/fts5.html, external content),
 * and the triggers that keep the two in step.
 */
function searchable(table: string, rowId: string, columns: readonly string[]): readonly string[] {
  const index = `${table}_search`
  const list = columns.join(', ')
  const of = (row: 'new' | 'old') => [rowId, ...columns].map((column) => `${row}.${column}`).join(', ')
  const forget = `INSERT INTO ${index} (${index}, rowid, ${list}) VALUES ('delete', ${of('old')});`
  const learn = `INSERT INTO ${index} (rowid, ${list}) VALUES (${of('new')});`
  return [
    `CREATE VIRTUAL TABLE ${index} USING fts5 (
      ${list}, content = '${table}', content_rowid = '${rowId}', tokenize = 'unicode61 remove_diacritics 2'
    )`,
    `CREATE TRIGGER ${table}_search_insert AFTER INSERT ON ${table} BEGIN ${learn} END`,
    `CREATE TRIGGER ${table}_search_delete AFTER DELETE ON ${table} BEGIN ${forget} END`,
    `CREATE TRIGGER ${table}_search_update AFTER UPDATE OF ${list} ON ${table} BEGIN ${forget} ${learn} END`,
  ]
}
