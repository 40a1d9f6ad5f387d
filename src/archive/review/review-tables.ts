import { tellingView } from '../across-tables.ts'
import { eventView, statementView } from '../first-views.ts'
import type { SqlWords } from '../sql-words.ts'

/** What people decide about single statements and events, and what holds of those that a reading found. */
export function reviewTables(words: SqlWords): readonly string[] {
  const { rowId, text, real, table, compact } = words
  return [
    `CREATE TABLE reviews (
      id ${rowId},
      fingerprint ${text} NOT NULL,
      kind ${text} NOT NULL,
      start_offset INTEGER NOT NULL,
      end_offset INTEGER NOT NULL,
      number INTEGER NOT NULL,
      verdict ${text} NOT NULL,
      content ${text},
      before ${text} NOT NULL,
      undoes INTEGER,
      decided_by ${text} NOT NULL,
      decided_at ${text} NOT NULL,
      row_sha256 ${text}
    )${table}`,
    'CREATE INDEX reviews_of_text ON reviews (fingerprint)',
    `CREATE TABLE frame_reviews (
      report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
      frame_id ${text} NOT NULL,
      reviewer ${text} NOT NULL,
      kind ${text} NOT NULL,
      frame ${text} NOT NULL,
      verdict ${text} NOT NULL,
      state ${text} NOT NULL,
      type ${text},
      words ${text} NOT NULL,
      confidence ${real} NOT NULL,
      decision INTEGER NOT NULL,
      decided_at ${text} NOT NULL,
      PRIMARY KEY (report_id, frame_id, reviewer)
    )${compact}`,
    'CREATE INDEX frame_reviews_by_state ON frame_reviews (state, confidence)',
    `ALTER TABLE statements ADD COLUMN review ${text} NOT NULL DEFAULT 'machine'`,
    `ALTER TABLE events ADD COLUMN review ${text} NOT NULL DEFAULT 'machine'`,
    // What awaits review, the least certain first.
    'CREATE INDEX statements_by_review ON statements (review, confidence)',
    'CREATE INDEX events_by_review ON events (review, confidence)',
    'DROP VIEW statement_view',
    statementView('s.review'),
    'DROP VIEW event_view',
    eventView(words, 'e.review'),
    'DROP VIEW telling_view',
    tellingView('e.review'),
    "INSERT INTO tallies (name, rows, sum) VALUES ('reviews', 0, 0)",
  ]
}
