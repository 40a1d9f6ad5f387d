import type { SqlWords } from './sql-words.ts'

/** The views of the first schema: tables for people, a row for each statement, event, and pair of countries on a day. */
export function firstViews(words: SqlWords): readonly string[] {
  return [
    statementView(),
    eventView(words),
    // An event counts once for each pair of countries that take part in it, on its own day or else the report's.
    `CREATE VIEW dyad_day AS
      SELECT day, source_country, target_country, COUNT(*) AS events, COUNT(DISTINCT report_id) AS reports,
        AVG(intensity) AS mean_intensity,
        SUM(CASE quad WHEN 1 THEN 1 ELSE 0 END) AS verbal_cooperation,
        SUM(CASE quad WHEN 2 THEN 1 ELSE 0 END) AS material_cooperation,
        SUM(CASE quad WHEN 3 THEN 1 ELSE 0 END) AS verbal_conflict,
        SUM(CASE quad WHEN 4 THEN 1 ELSE 0 END) AS material_conflict
      FROM (
        SELECT DISTINCT e.report_id, e.event_id, COALESCE(substr(e.from_day, 1, 10), r.published) AS day,
          source.country AS source_country, target.country AS target_country, e.intensity, e.quad
        FROM events e
        JOIN reports r ON r.id = e.report_id
        JOIN event_actors source_side ON source_side.report_id = e.report_id AND source_side.event_id = e.event_id
          AND source_side.side = 'source'
        JOIN actors source ON source.report_id = e.report_id AND source.actor_id = source_side.actor_id
        JOIN event_actors target_side ON target_side.report_id = e.report_id AND target_side.event_id = e.event_id
          AND target_side.side = 'target'
        JOIN actors target ON target.report_id = e.report_id AND target.actor_id = target_side.actor_id
        WHERE e.status = 'actual' AND source.country IS NOT NULL AND target.country IS NOT NULL
      ) acts
      GROUP BY day, source_country, target_country`,
  ]
}

/** A row for each statement, with names in place of ids, and such columns more. */
export function statementView(...more: readonly string[]): string {
  return `CREATE VIEW statement_view AS
      SELECT r.key AS report, r.published, r.publisher, r.title, s.statement_id AS statement,
        speaker.name AS speaker, speaker.kind AS speaker_kind, speaker.country AS speaker_country,
        speaker.sectors AS speaker_sectors, s.mode, s.source_text AS source, s.cue_text AS cue, s.content_text AS content,
        via.name AS via, s.medium_text AS medium, addressee.name AS addressee, s.addressee_text AS addressee_words,
        s.within_statement_id AS within_statement, t.value AS time, t.from_day, t.to_day, ${['s.confidence', ...more].join(', ')}
      FROM statements s
      JOIN reports r ON r.id = s.report_id
      LEFT JOIN actors speaker ON speaker.report_id = s.report_id AND speaker.actor_id = s.source_actor_id
      LEFT JOIN actors via ON via.report_id = s.report_id AND via.actor_id = s.via_actor_id
      LEFT JOIN actors addressee ON addressee.report_id = s.report_id AND addressee.actor_id = s.addressee_actor_id
      LEFT JOIN times t ON t.report_id = s.report_id AND t.time_id = s.time_id`
}

/** A row for each event, with names in place of ids, and such columns more. */
export function eventView({ joined }: SqlWords, ...more: readonly string[]): string {
  const side = (name: string) => `
      (SELECT ${joined('a.name', 'x.number')} FROM event_actors x JOIN actors a USING (report_id, actor_id)
        WHERE x.report_id = e.report_id AND x.event_id = e.event_id AND x.side = '${name}') AS ${name}_names,
      (SELECT ${joined('a.country', 'x.number')} FROM event_actors x JOIN actors a USING (report_id, actor_id)
        WHERE x.report_id = e.report_id AND x.event_id = e.event_id AND x.side = '${name}') AS ${name}_countries`
  return `CREATE VIEW event_view AS
      SELECT r.key AS report, r.published, r.publisher, r.title, e.event_id AS event, e.type, e.mode, e.contexts, e.status,
        e.anchor_text AS anchor, e.source_text AS source, e.target_text AS target,${side('source')},${side('target')},
        e.from_day, e.to_day, e.place_name, e.place_country,
        e.asserted_by_statement_id AS asserted_by_statement, speaker.name AS asserted_by,
        e.intensity, e.quad, ${['e.confidence', ...more].join(', ')}
      FROM events e
      JOIN reports r ON r.id = e.report_id
      LEFT JOIN statements s ON s.report_id = e.report_id AND s.statement_id = e.asserted_by_statement_id
      LEFT JOIN actors speaker ON speaker.report_id = s.report_id AND speaker.actor_id = s.source_actor_id`
}
