import type { SqlWords } from './sql-words.ts'

/**
 * The tables and views of what is asked across reports. All but `decisions` is worked out from the reports and can be
 * worked out again; each column is explained in `docs/archive.md`.
 */
export function acrossTables({ rowId, text, real, table, compact }: SqlWords): readonly string[] {
  const ofReport = 'report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE'
  return [
    `CREATE TABLE decisions (
      id ${rowId},
      about ${text} NOT NULL,
      verdict ${text} NOT NULL,
      one ${text} NOT NULL,
      other ${text} NOT NULL,
      before ${text} NOT NULL,
      decided_by ${text},
      decided_at ${text} NOT NULL,
      undone_by ${text},
      undone_at ${text}
    )${table}`,
    `CREATE TABLE joinings (
      id INTEGER PRIMARY KEY,
      inputs_sha256 ${text} NOT NULL,
      method ${text} NOT NULL,
      joined_at ${text} NOT NULL
    )${table}`,
    `CREATE TABLE copies (
      report_id INTEGER PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
      copy_group ${text} NOT NULL,
      original_report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
      resemblance ${real} NOT NULL,
      containment ${real} NOT NULL
    )${table}`,
    'CREATE INDEX copies_by_group ON copies (copy_group)',
    `CREATE TABLE joined_actors (
      id ${text} PRIMARY KEY,
      name ${text} NOT NULL,
      kind ${text} NOT NULL,
      country ${text},
      reports INTEGER NOT NULL,
      why ${text} NOT NULL
    )${compact}`,
    `CREATE TABLE actor_links (
      ${ofReport},
      actor_id ${text} NOT NULL,
      joined_actor_id ${text} NOT NULL,
      handle ${text} NOT NULL,
      PRIMARY KEY (report_id, actor_id)
    )${compact}`,
    'CREATE INDEX actor_links_by_actor ON actor_links (joined_actor_id)',
    `CREATE TABLE happenings (
      id ${text} PRIMARY KEY,
      type ${text} NOT NULL,
      source ${text},
      target ${text},
      from_day ${text},
      to_day ${text},
      reports INTEGER NOT NULL,
      texts INTEGER NOT NULL,
      sources INTEGER NOT NULL,
      deniers INTEGER NOT NULL,
      why ${text} NOT NULL
    )${compact}`,
    'CREATE INDEX happenings_by_day ON happenings (from_day, type)',
    `CREATE TABLE tellings (
      ${ofReport},
      event_id ${text} NOT NULL,
      happening_id ${text} NOT NULL,
      act ${text} NOT NULL,
      stance ${text} NOT NULL,
      PRIMARY KEY (report_id, event_id)
    )${compact}`,
    'CREATE INDEX tellings_by_happening ON tellings (happening_id)',
    `CREATE TABLE attestations (
      happening_id ${text} NOT NULL,
      stance ${text} NOT NULL,
      number INTEGER NOT NULL,
      source ${text} NOT NULL,
      name ${text} NOT NULL,
      kind ${text} NOT NULL,
      country ${text},
      reports ${text} NOT NULL,
      hands ${text} NOT NULL,
      PRIMARY KEY (happening_id, stance, number)
    )${compact}`,
    'CREATE INDEX attestations_by_source ON attestations (source)',
    ...acrossViews(),
  ]
}

const acrossViews = (): readonly string[] => [
  `CREATE VIEW copy_view AS
    SELECT c.copy_group, r.key AS report, r.published, r.publisher, r.title,
      o.key AS original, o.publisher AS original_publisher, c.resemblance, c.containment
    FROM copies c
    JOIN reports r ON r.id = c.report_id
    JOIN reports o ON o.id = c.original_report_id`,
  tellingView(),
  `CREATE VIEW attestation_view AS
    SELECT h.id AS happening, h.type, h.source AS actor, h.target, h.from_day, h.to_day, a.stance,
      a.source AS attested_by_id, a.name AS attested_by, a.kind AS attested_by_kind, a.country AS attested_by_country,
      a.reports, a.hands
    FROM attestations a
    JOIN happenings h ON h.id = a.happening_id`,
]

/** A row for each event with its happening, and such columns more. */
export function tellingView(...more: readonly string[]): string {
  return `CREATE VIEW telling_view AS
    SELECT h.id AS happening, h.type, h.source, h.target, h.from_day, h.to_day, h.reports, h.texts, h.sources, h.deniers,
      r.key AS report, r.published, r.publisher, t.event_id AS event, t.act, t.stance, e.type AS event_type,
      e.status, e.anchor_text AS anchor, ${['c.copy_group', ...more].join(', ')}
    FROM tellings t
    JOIN happenings h ON h.id = t.happening_id
    JOIN reports r ON r.id = t.report_id
    JOIN events e ON e.report_id = t.report_id AND e.event_id = t.event_id
    LEFT JOIN copies c ON c.report_id = t.report_id`
}
