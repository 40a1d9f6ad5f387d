import type { SqlWords } from './sql-words.ts'

/**
 * The day of an event also with who takes part in it, so that an index alone tells when somebody did what; indexes
 * that hold all by which happenings are chosen, and whom a name names.
 */
export function whenActsWere({ text }: SqlWords): readonly string[] {
  return [
    `ALTER TABLE event_actors ADD COLUMN day ${text}`,
    `UPDATE event_actors SET day = (SELECT e.day FROM events e
      WHERE e.report_id = event_actors.report_id AND e.event_id = event_actors.event_id)`,
    'DROP INDEX event_actors_by_actor',
    'CREATE INDEX event_actors_by_actor ON event_actors (report_id, actor_id, day, side, event_id)',
    'CREATE INDEX named_actors_by_name ON named_actors (name)',
    'DROP INDEX happenings_in_order',
    "CREATE INDEX happenings_in_order ON happenings ((COALESCE(from_day, '9999')), id, reports, type, from_day, to_day)",
  ]
}
