import type { SqlWords } from './sql-words.ts'

/**
 * What long lists are put in order and narrowed by, so that a page of one needs no look at the rest: the day of a
 * statement and of an event in a column of their own, and indexes that hold all that such a question needs. What was joined is left to be joined anew, since
 * it counts statements now.
 */
export function listOrders({ text }: SqlWords): readonly string[] {
  const published = "COALESCE(published, '')"
  return [
    `ALTER TABLE events ADD COLUMN day ${text}`,
    `UPDATE events SET day = COALESCE(substr(from_day, 1, 10),
      (SELECT published FROM reports WHERE reports.id = events.report_id), '')`,
    'CREATE INDEX events_by_day ON events (day)',
    `ALTER TABLE statements ADD COLUMN day ${text}`,
    "UPDATE statements SET day = COALESCE((SELECT published FROM reports WHERE reports.id = statements.report_id), '')",
    'CREATE INDEX statements_by_day ON statements (day)',
    'DROP INDEX events_by_type',
    'CREATE INDEX events_by_type ON events (type, day)',
    `CREATE INDEX reports_by_publication ON reports ((${published}), key)`,
    `CREATE INDEX reports_by_outlet ON reports (publisher, (${published}), key)`,
    'DROP INDEX actors_by_name',
    'CREATE INDEX actors_by_name ON actors (name, kind, country, report_id, actor_id)',
    'DROP INDEX actors_by_country',
    'CREATE INDEX actors_by_country ON actors (country, kind, report_id, actor_id)',
    'ALTER TABLE joined_actors ADD COLUMN statements INTEGER NOT NULL DEFAULT 0',
    'CREATE INDEX joined_actors_in_order ON joined_actors (reports, id, name, kind, country, statements)',
    'CREATE INDEX joined_actors_by_name ON joined_actors (name)',
    "CREATE INDEX happenings_in_order ON happenings ((COALESCE(from_day, '9999')), id)",
    ...['attestations', 'tellings', 'happenings', 'actor_links', 'joined_actors', 'copies', 'joinings'].map(
      (table) => `DELETE FROM ${table}`,
    ),
  ]
}
