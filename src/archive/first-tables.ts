import type { SqlWords } from './sql-words.ts'

/**
 * The tables of the first schema. Offsets are UTF-16 code units into the report's text, end exclusive; lists are JSON.
 * Each table and column is explained in `docs/archive.md`.
 */
export function firstTables({ rowId, text, real, table, compact }: SqlWords): readonly string[] {
  const ofReport = 'report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE'
  const place = `start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, text ${text} NOT NULL`
  return [
    `CREATE TABLE reports (
      id ${rowId},
      key ${text} NOT NULL UNIQUE,
      fingerprint ${text} NOT NULL UNIQUE,
      reading_id INTEGER,
      record_id ${text},
      title ${text},
      byline ${text},
      publisher ${text},
      published ${text},
      language ${text},
      body_start INTEGER,
      text_length INTEGER NOT NULL
    )${table}`,
    `CREATE TABLE texts (
      report_id INTEGER PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
      text ${text} NOT NULL
    )${table}`,
    `CREATE TABLE origins (
      id ${rowId},
      ${ofReport},
      key ${text} NOT NULL,
      uri ${text},
      media_type ${text} NOT NULL,
      sha256 ${text} NOT NULL,
      record_id ${text} NOT NULL,
      title ${text},
      publisher ${text},
      published ${text},
      found_at ${text},
      added_at ${text} NOT NULL,
      UNIQUE (key, report_id)
    )${table}`,
    'CREATE INDEX origins_of_report ON origins (report_id)',
    'CREATE INDEX origins_by_uri ON origins (uri)',
    `CREATE TABLE readings (
      id ${rowId},
      ${ofReport},
      origin_id INTEGER NOT NULL REFERENCES origins (id) ON DELETE CASCADE,
      demarche ${text} NOT NULL,
      model ${text} NOT NULL,
      schema_version ${text} NOT NULL,
      read_at ${text} NOT NULL,
      record_sha256 ${text} NOT NULL,
      record ${text} NOT NULL,
      UNIQUE (report_id, demarche, model, schema_version)
    )${table}`,
    `CREATE TABLE actors (
      id ${rowId},
      ${ofReport},
      actor_id ${text} NOT NULL,
      name ${text} NOT NULL,
      kind ${text} NOT NULL,
      country ${text},
      sectors ${text} NOT NULL,
      aliases ${text} NOT NULL,
      UNIQUE (report_id, actor_id)
    )${table}`,
    'CREATE INDEX actors_by_name ON actors (name)',
    'CREATE INDEX actors_by_country ON actors (country)',
    `CREATE TABLE actor_roles (
      ${ofReport},
      actor_id ${text} NOT NULL,
      number INTEGER NOT NULL,
      title ${text},
      organisation ${text},
      ${place},
      PRIMARY KEY (report_id, actor_id, number)
    )${compact}`,
    `CREATE TABLE mentions (
      ${ofReport},
      mention_id ${text} NOT NULL,
      ${place},
      form ${text} NOT NULL,
      type ${text} NOT NULL,
      actor_id ${text},
      PRIMARY KEY (report_id, mention_id)
    )${compact}`,
    `CREATE TABLE times (
      ${ofReport},
      time_id ${text} NOT NULL,
      ${place},
      type ${text} NOT NULL,
      value ${text},
      from_day ${text},
      to_day ${text},
      PRIMARY KEY (report_id, time_id)
    )${compact}`,
    `CREATE TABLE statements (
      id ${rowId},
      ${ofReport},
      statement_id ${text} NOT NULL,
      mode ${text} NOT NULL,
      source_actor_id ${text},
      source_text ${text} NOT NULL,
      cue_text ${text} NOT NULL,
      content_text ${text} NOT NULL,
      via_actor_id ${text},
      medium_text ${text},
      addressee_actor_id ${text},
      addressee_text ${text},
      within_statement_id ${text},
      time_id ${text},
      confidence ${real} NOT NULL,
      UNIQUE (report_id, statement_id)
    )${table}`,
    `CREATE TABLE events (
      id ${rowId},
      ${ofReport},
      event_id ${text} NOT NULL,
      type ${text} NOT NULL,
      mode ${text},
      contexts ${text} NOT NULL,
      anchor_text ${text} NOT NULL,
      source_text ${text} NOT NULL,
      target_text ${text} NOT NULL,
      sentence_text ${text} NOT NULL,
      time_id ${text},
      from_day ${text},
      to_day ${text},
      place_text ${text},
      place_name ${text},
      place_country ${text},
      status ${text} NOT NULL,
      asserted_by_statement_id ${text},
      intensity ${real} NOT NULL,
      quad INTEGER NOT NULL,
      confidence ${real} NOT NULL,
      UNIQUE (report_id, event_id)
    )${table}`,
    'CREATE INDEX events_by_type ON events (type, from_day)',
    `CREATE TABLE event_actors (
      ${ofReport},
      event_id ${text} NOT NULL,
      side ${text} NOT NULL,
      number INTEGER NOT NULL,
      actor_id ${text} NOT NULL,
      PRIMARY KEY (report_id, event_id, side, number)
    )${compact}`,
    `CREATE TABLE evidence (
      ${ofReport},
      owner_id ${text} NOT NULL,
      role ${text} NOT NULL,
      number INTEGER NOT NULL,
      ${place},
      PRIMARY KEY (report_id, owner_id, role, number)
    )${compact}`,
    `CREATE TABLE failures (
      id ${rowId},
      found_at ${text} NOT NULL UNIQUE,
      key ${text},
      record_id ${text},
      code ${text} NOT NULL,
      message ${text} NOT NULL,
      failed_at ${text} NOT NULL
    )${table}`,
    'CREATE INDEX failures_by_key ON failures (key)',
    'CREATE INDEX reports_by_day ON reports (published, key)',
  ]
}
