import type { ReportRecord } from './report-record.ts'
import type { Statement } from './statement.ts'

/**
 * The record without what is less certain than `least`. A statement that stood within one that is gone stands within
 * the next one around it that stays, or within none. Events that only a statement now gone asserts go with it, for
 * `assertedBy: null` would lay them in the report's own mouth. Ids stay what they were.
 */
export function withMinConfidence(record: ReportRecord, least: number): ReportRecord {
  const all = new Map(record.statements.map((statement) => [statement.id, statement]))
  const stays = (statement: Statement) => statement.confidence >= least

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
    (event) => event.confidence >= least && (event.assertedBy === null || kept.has(event.assertedBy)),
  )
  return { ...record, statements, events }
}
