import type { Event } from './event.ts'
import type { ReportRecord } from './report-record.ts'
import type { Statement } from './statement.ts'

/**
 * The record with those statements and events alone that stay. A statement that stood within one that is gone stands
 * within the next one around it that stays, or within none. Events that only a statement now gone asserts go with it, for
 * `assertedBy: null` would lay them in the report's own mouth. Ids stay what they were.
 */
export function withFrames(record: ReportRecord, stays: (frame: Statement | Event) => boolean): ReportRecord {
  const all = new Map(record.statements.map((statement) => [statement.id, statement]))

  function around(statement: Statement): string | null {
    const seen = new Set<string>([statement.id])
    let id = statement.within
    while (id !== null && !seen.has(id)) {
      seen.add(id)
      const outer = all.get(id)
      if (outer === undefined) return null
      if (stays(outer)) return id
      id = outer.within
    }
    return null
  }

  const statements = record.statements.filter(stays).map((statement) => ({ ...statement, within: around(statement) }))
  const kept = new Set(statements.map((statement) => statement.id))
  const events = record.events.filter(
    (event) => stays(event) && (event.assertedBy === null || kept.has(event.assertedBy)),
  )
  return { ...record, statements, events }
}
