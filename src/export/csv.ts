import type { Cell, Row } from './column.ts'

export type CsvOptions = {
  /**
   * Puts an apostrophe before a text that a spreadsheet would take for a formula. It keeps a report from running
   * anything in somebody's spreadsheet, and changes the text; programs need no guard.
   */
  readonly guardFormulas: boolean
}

/** A line of CSV after RFC 4180, with its CRLF. What is not known is empty; a text that is empty stands in quotes. */
export function csvLine(row: Row, { guardFormulas }: CsvOptions): string {
  return `${row.map((cell) => field(cell, guardFormulas)).join(',')}\r\n`
}

function field(cell: Cell, guard: boolean): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = typeof cell === 'string' ? cell : listText(cell)
  return quoted(guard && startsFormula(text) ? `'${text}` : text)
}

/** A list as a JSON array, so that no sign within a part can be taken for the end of it. */
export function listText(list: readonly string[]): string {
  return JSON.stringify(list)
}

/** Signs that begin a formula in a spreadsheet, also behind white space, and their full-width forms. */
function startsFormula(text: string): boolean {
  return /^[\s\0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u.test(text) || /^[\t\r\n]/.test(text)
}

function quoted(text: string): string {
  return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
