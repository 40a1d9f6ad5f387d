import type { ReportRecord } from '../record/report-record.ts'
import type { Statement } from '../record/statement.ts'
import { isUncertain } from '../views/speakers.ts'
import { escapeHtml } from './escape-html.ts'
import type { PageIds } from './page-ids.ts'

type Part = 'source' | 'cue' | 'content'
type Mark = { readonly statement: Statement; readonly part: Part; readonly start: number; readonly end: number }

/** A stretch of text that lies under the same marks throughout. */
type Segment = { readonly start: number; readonly end: number; readonly marks: readonly Mark[] }

/**
 * The text from `from` to `to` as paragraphs of HTML, each statement's words marked where they stand. Marks may nest
 * and overlap: the text is cut wherever one begins or ends, and each piece says under which it lies.
 */
export function markedText(record: ReportRecord, ids: PageIds): (from: number, to: number) => readonly string[] {
  const { text } = record
  const marks = marksOf(record)
  const firsts = outermost(marks, 'start')
  const lasts = outermost(marks, 'end')
  const segments = segmentsOf(text, marks)

  function piece(segment: Segment, from: number, to: number): string {
    const start = Math.max(segment.start, from)
    const end = Math.min(segment.end, to)
    const words = escapeHtml(text.slice(start, end))
    const owner = shortest(segment.marks)
    if (owner === null) return words
    const anchors = (firsts.get(start) ?? []).map(
      (statement) => `<span class="place" id="${ids.place(statement)}"></span>`,
    )
    const notes = (lasts.get(end) ?? []).map(
      (statement) =>
        `<sup class="note"><a href="#${ids.card(statement)}" aria-label="Statement ${ids.number(statement)}">${ids.number(statement)}</a></sup>`,
    )
    const link = `<a class="${classesOf(segment, owner, ids)}" href="#${ids.card(owner.statement)}" tabindex="-1">${words}</a>`
    return anchors.join('') + link + notes.join('')
  }

  return (from, to) => {
    const paragraphs: string[] = []
    let index = 0
    for (const paragraph of paragraphsOf(text, from, to)) {
      let html = ''
      while (index < segments.length && segments[index]!.end <= paragraph.start) index++
      for (let i = index; i < segments.length && segments[i]!.start < paragraph.end; i++) {
        html += piece(segments[i]!, paragraph.start, paragraph.end)
      }
      paragraphs.push(html)
    }
    return paragraphs
  }
}

function marksOf(record: ReportRecord): readonly Mark[] {
  const { text, statements } = record
  // Between the halves of a surrogate pair nothing can be cut.
  const whole = (at: number) => {
    const inside = /[\uDC00-\uDFFF]/.test(text[at] ?? '') && /[\uD800-\uDBFF]/.test(text[at - 1] ?? '')
    return Math.max(0, Math.min(text.length, inside ? at - 1 : at))
  }
  const parts = ['source', 'cue', 'content'] as const
  return statements
    .flatMap((statement) =>
      parts.flatMap((part) =>
        statement[part].spans.map((span) => ({ statement, part, start: whole(span.start), end: whole(span.end) })),
      ),
    )
    .map((mark) => trimmed(text, mark))
    .filter((mark) => mark.start < mark.end)
}

/** A mark without the white space at its ends, where a paragraph's end would swallow its anchor or its number. */
function trimmed(text: string, mark: Mark): Mark {
  let { start, end } = mark
  while (start < end && /\s/.test(text[start] ?? '')) start++
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--
  return { ...mark, start, end }
}

/** Where each statement's first mark begins, or its last one ends; of two that share the place the inner comes first. */
function outermost(marks: readonly Mark[], side: 'start' | 'end'): ReadonlyMap<number, readonly Statement[]> {
  const best = new Map<Statement, Mark>()
  for (const mark of marks) {
    const held = best.get(mark.statement)
    const further = held === undefined || (side === 'start' ? mark.start < held.start : mark.end > held.end)
    if (further) best.set(mark.statement, mark)
  }
  const places = new Map<number, Statement[]>()
  for (const mark of [...best.values()].sort((a, b) => a.end - a.start - (b.end - b.start))) {
    places.set(mark[side], [...(places.get(mark[side]) ?? []), mark.statement])
  }
  return places
}

function segmentsOf(text: string, marks: readonly Mark[]): readonly Segment[] {
  const cuts = [...new Set([0, text.length, ...marks.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b)
  const waiting = [...marks].sort((a, b) => a.start - b.start)
  let active: Mark[] = []
  let next = 0
  const segments: Segment[] = []
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i]!, cuts[i + 1]!]
    active = active.filter((mark) => mark.end > start)
    while (next < waiting.length && waiting[next]!.start <= start) active.push(waiting[next++]!)
    segments.push({ start, end, marks: [...active] })
  }
  return segments
}

/** The mark that a click on a piece of text means: the narrowest. */
function shortest(marks: readonly Mark[]): Mark | null {
  let best: Mark | null = null
  for (const mark of marks) if (best === null || mark.end - mark.start < best.end - best.start) best = mark
  return best
}

function classesOf(segment: Segment, owner: Mark, ids: PageIds): string {
  const depth = Math.min(3, segment.marks.filter((mark) => mark.part === 'content').length)
  const statements = new Set(segment.marks.map((mark) => mark.statement))
  return [
    'mark',
    ...(depth > 0 ? [`depth${depth}`] : []),
    ...(segment.marks.some((mark) => mark.part === 'source') ? ['source'] : []),
    ...(segment.marks.some((mark) => mark.part === 'cue') ? ['cue'] : []),
    ...(isUncertain(owner.statement) ? ['doubt'] : []),
    ...[...statements].map((statement) => `of-${ids.card(statement)}`),
  ].join(' ')
}

/** Paragraphs between empty lines. */
export function* paragraphsOf(text: string, from: number, to: number): Generator<{ start: number; end: number }> {
  const breaks = /\n[^\S\n]*\n\s*/g
  breaks.lastIndex = from
  let start = from
  while (start < to) {
    const found = breaks.exec(text)
    const end = found === null ? to : Math.min(found.index, to)
    if (text.slice(start, end).trim() !== '') yield { start, end }
    if (found === null) return
    start = breaks.lastIndex
  }
}
