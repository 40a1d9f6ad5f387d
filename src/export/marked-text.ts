import type { ReportRecord } from '../record/report-record.ts'
import type { Statement } from '../record/statement.ts'
import { isUncertain } from '../views/speakers.ts'
import { escapeHtml } from './escape-html.ts'
import type { PageIds } from './page-ids.ts'
import { classesOf, type Mark, type Piece, piecesOf } from './text-pieces.ts'

const parts = ['source', 'cue', 'content'] as const

/**
 * The text from `from` to `to` (UTF-16 code units, end exclusive) as paragraphs of HTML, each statement's words marked
 * where they stand, and leading to the entry of the narrowest that they are part of.
 */
export function markedText(record: ReportRecord, ids: PageIds): (from: number, to: number) => readonly string[] {
  const marks = record.statements.flatMap((statement) =>
    parts.flatMap((role) =>
      statement[role].spans.map(({ start, end }): Mark<Statement> => ({ owner: statement, role, start, end })),
    ),
  )
  const paragraphs = piecesOf(record.text, marks)
  return (from, to) => paragraphs(from, to).map((pieces) => pieces.map((piece) => shown(piece, ids)).join(''))
}

function shown({ words, marks, narrowest, begun, ended }: Piece<Statement>, ids: PageIds): string {
  if (narrowest === null) return escapeHtml(words)
  const anchors = begun.map((statement) => `<span class="place" id="${ids.place(statement)}"></span>`)
  const notes = ended.map(
    (statement) =>
      `<sup class="note"><a href="#${ids.card(statement)}" aria-label="Statement ${ids.number(statement)}">${ids.number(statement)}</a></sup>`,
  )
  const classes = [
    ...classesOf(marks, { isStatement: () => true, isDoubtful: isUncertain(narrowest) }),
    ...[...new Set(marks.map(({ owner }) => `of-${ids.card(owner)}`))],
  ]
  const link = `<a class="${classes.join(' ')}" href="#${ids.card(narrowest)}" tabindex="-1">${escapeHtml(words)}</a>`
  return anchors.join('') + link + notes.join('')
}
