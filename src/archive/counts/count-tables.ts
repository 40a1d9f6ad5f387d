import { namedKeySql } from '../named-key.ts'
import type { SqlWords } from '../sql-words.ts'

/**
 * Counts over the whole archive that lists and the overview show, kept with every write so that nobody waits for them.
 * `standing` is what they have to be: what they are filled with when they are made, and what `verify` holds them against.
 */
export function countTables({ text, real, compact }: SqlWords): readonly string[] {
  return [
    `CREATE TABLE named_actors (
      key ${text} PRIMARY KEY,
      name ${text} NOT NULL,
      kind ${text} NOT NULL,
      country ${text},
      reports INTEGER NOT NULL,
      statements INTEGER NOT NULL
    )${compact}`,
    'CREATE INDEX named_actors_in_order ON named_actors (reports, key)',
    'CREATE INDEX named_actors_of_country ON named_actors (country, reports, key)',
    `CREATE TABLE state_pairs (
      source ${text} NOT NULL,
      target ${text} NOT NULL,
      intensity ${real} NOT NULL,
      events INTEGER NOT NULL,
      PRIMARY KEY (source, target, intensity)
    )${compact}`,
    `CREATE TABLE counts (
      what ${text} NOT NULL,
      value ${text} NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (what, value)
    )${compact}`,
    // What somebody said and took part in, from their rows in `actors`.
    'CREATE INDEX statements_by_speaker ON statements (report_id, source_actor_id, day)',
    'CREATE INDEX event_actors_by_actor ON event_actors (report_id, actor_id, side, event_id)',
    ...Object.entries(standing).map(([table, { columns, select }]) => `INSERT INTO ${table} (${columns}) ${select}`),
  ]
}

type Standing = { readonly columns: string; readonly select: string }

const month = 'substr(r.published, 1, 7)'
const published = "r.published IS NOT NULL AND r.published != ''"
const byMonth = (what: string, from: string) =>
  `SELECT '${what}' AS what, ${month} AS value, COUNT(*) AS count FROM ${from} WHERE ${published} GROUP BY ${month}`
const uncertain = (table: string) =>
  `SELECT 'uncertain' AS what, '${table}' AS value, COUNT(*) AS count FROM ${table}
    WHERE confidence < 0.5 HAVING COUNT(*) > 0`
const counted = [
  byMonth('report-month', 'reports r'),
  byMonth('statement-month', 'statements f JOIN reports r ON r.id = f.report_id'),
  byMonth('event-month', 'events f JOIN reports r ON r.id = f.report_id'),
  "SELECT 'event-type' AS what, type AS value, COUNT(*) AS count FROM events GROUP BY type",
  `SELECT 'outlet' AS what, publisher AS value, COUNT(*) AS count FROM reports
    WHERE publisher IS NOT NULL AND publisher != '' GROUP BY publisher`,
  `SELECT 'empty' AS what, 'reports' AS value, COUNT(*) AS count FROM reports r
    WHERE NOT EXISTS (SELECT 1 FROM statements s WHERE s.report_id = r.id)
      AND NOT EXISTS (SELECT 1 FROM events e WHERE e.report_id = r.id) HAVING COUNT(*) > 0`,
  uncertain('statements'),
  uncertain('events'),
  `SELECT 'review' AS what, review AS value, COUNT(*) AS count FROM (
    SELECT review FROM statements UNION ALL SELECT review FROM events
    UNION ALL SELECT state FROM (
      SELECT DISTINCT report_id, frame_id, state FROM frame_reviews WHERE state = 'wrong') wrong) frames GROUP BY review`,
]

/** Each of these tables worked out from the others, in SQL that both databases know. */
export const standing: Readonly<Record<'named_actors' | 'state_pairs' | 'counts', Standing>> = {
  named_actors: {
    columns: 'key, name, kind, country, reports, statements',
    select: `SELECT key, MIN(name) AS name, MIN(kind) AS kind, MIN(country) AS country,
        COUNT(DISTINCT report_id) AS reports, COUNT(said) AS statements
      FROM (
        SELECT ${namedKeySql('a')} AS key,
          a.name, a.kind, a.country, a.report_id, s.id AS said
        FROM actors a LEFT JOIN statements s ON s.report_id = a.report_id AND s.source_actor_id = a.actor_id
        WHERE a.kind != 'document') named
      GROUP BY key`,
  },
  state_pairs: {
    columns: 'source, target, intensity, events',
    select: `SELECT source, target, intensity, COUNT(*) AS events
      FROM (
        SELECT DISTINCT e.report_id, e.event_id, a.country AS source, b.country AS target, e.intensity
        FROM events e
        JOIN event_actors x ON x.report_id = e.report_id AND x.event_id = e.event_id AND x.side = 'source'
        JOIN actors a ON a.report_id = e.report_id AND a.actor_id = x.actor_id
        JOIN event_actors y ON y.report_id = e.report_id AND y.event_id = e.event_id AND y.side = 'target'
        JOIN actors b ON b.report_id = e.report_id AND b.actor_id = y.actor_id
        WHERE e.status = 'actual' AND a.country != b.country) acts
      GROUP BY source, target, intensity`,
  },
  counts: { columns: 'what, value, count', select: counted.join(' UNION ALL ') },
}
