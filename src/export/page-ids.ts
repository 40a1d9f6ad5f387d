import type { ReportRecord } from '../record/report-record.ts'
import type { Statement } from '../record/statement.ts'

/** How the parts of a page name a statement: safe in an attribute, an address and a selector, whatever its id is. */
export type PageIds = {
  /** Of its entry in the list. */
  card(statement: Statement): string
  /** Of the place where it begins in the text. */
  place(statement: Statement): string
  /** The number that a reader sees. */
  number(statement: Statement): string
}

export function pageIdsOf(record: ReportRecord): PageIds {
  const ids = new Map<Statement, string>()
  record.statements.forEach((statement, index) => {
    ids.set(statement, /^s\d{1,9}$/.test(statement.id) ? statement.id : `x${index + 1}`)
  })
  const card = (statement: Statement) => ids.get(statement) ?? 'x0'
  return { card, place: (statement) => `in-text-${card(statement)}`, number: (statement) => card(statement).slice(1) }
}
