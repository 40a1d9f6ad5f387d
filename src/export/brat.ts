import { type ReviewState, verdicts } from '../archive/review/review-decision.ts'
import type { Event } from '../record/event.ts'
import { eventStatus, eventTypes } from '../record/plover.ts'
import type { Span } from '../record/span.ts'
import type { Statement } from '../record/statement.ts'
import { statementModes } from '../record/statement.ts'
import type { ExportedReport } from './exported-report.ts'
import { type OffsetMap, offsetMap } from './offset-map.ts'

/** A report in brat's standoff: the text, and what is marked in it. */
export type BratDocument = { readonly txt: string; readonly ann: string }

/**
 * A report as brat reads it (Stenetorp et al. 2012, and its page on the standoff format): mentions, statements and
 * events. A statement is an event whose trigger is its cue, or its content where it has none; who asserts an event and
 * what a statement stands within are arguments that lead to a statement. Offsets count code points. A span that goes
 * over a line end is given in fragments, since the words after the offsets stand on one line; what people read in a
 * note has its line ends escaped.
 */
export function bratDocument(report: ExportedReport): BratDocument {
  const { record } = report
  const ann = new Standoff(record.text)
  const marked = new Map<string, string[]>()
  for (const mention of record.mentions) {
    const mark = ann.mark(mentionTypes[mention.type], [mention])
    if (mention.actor !== null && mark !== null) marked.set(mention.actor, [...(marked.get(mention.actor) ?? []), mark])
  }
  for (const marks of marked.values()) if (marks.length > 1) ann.line(`*\tEquiv ${marks.join(' ')}`)

  const frames = new Map<string, string>()
  const later: (() => void)[] = []
  for (const statement of record.statements) {
    const frame = markStatement(ann, statement)
    if (frame === null) continue
    frames.set(statement.id, frame.id)
    later.push(() => {
      ann.frame(frame, [['Within', frames.get(statement.within ?? '') ?? null]])
      ann.attribute('Mode', frame.id, statement.mode)
      markReview(ann, frame.id, report.review(statement.id))
      ann.note(frame.id, noteOn(statement, report.actor(statement.source.actor)?.name ?? null))
    })
  }
  for (const event of record.events) {
    const frame = markEvent(ann, event)
    if (frame === null) continue
    later.push(() => {
      ann.frame(frame, [['AssertedBy', frames.get(event.assertedBy ?? '') ?? null]])
      ann.attribute('Status', frame.id, event.status)
      markReview(ann, frame.id, report.review(event.id))
      ann.note(frame.id, noteOn(event, null))
    })
  }
  for (const write of later) write()
  return { txt: bratText(record.text), ann: ann.text() }
}

/**
 * The text with line feeds alone. Every other control character, which some program takes for the end of a line or a
 * column, and a byte order mark at the beginning, becomes a blank, one for one, so that every offset holds whatever reads the file.
 */
export function bratText(text: string): string {
  return text.replace(otherBreaks, ' ').replace(/^\uFEFF/, ' ')
}

const otherBreaks = /(?!\n)[\p{Cc}\u2028\u2029]/gu

const mentionTypes = { PER: 'Person', ORG: 'Organisation', LOC: 'Location', MISC: 'Misc' } as const

type Frame = {
  readonly id: string
  readonly type: string
  readonly trigger: string
  readonly roles: readonly (readonly [string, string | null])[]
}

function markStatement(ann: Standoff, { source, cue, content, medium, addressee }: Statement): Frame | null {
  const trigger = ann.mark('Statement', cue.spans.length > 0 ? cue.spans : content.spans)
  if (trigger === null) return null
  return {
    id: ann.next('E'),
    type: 'Statement',
    trigger,
    roles: [
      ['Source', ann.mark('Source', source.spans)],
      ['Content', ann.mark('Content', content.spans)],
      ['Medium', ann.mark('Medium', medium?.spans ?? [])],
      ['Addressee', ann.mark('Addressee', addressee?.spans ?? [])],
    ],
  }
}

function markEvent(ann: Standoff, { type, anchor, source, target, place }: Event): Frame | null {
  const trigger = ann.mark(type, anchor.spans)
  if (trigger === null) return null
  return {
    id: ann.next('E'),
    type,
    trigger,
    roles: [
      ['Source', ann.mark('Source', source.spans)],
      ['Target', ann.mark('Target', target.spans)],
      ['Place', ann.mark('Place', place?.spans ?? [])],
    ],
  }
}

/** What people said of it; what nobody has looked at bears no mark. */
function markReview(ann: Standoff, frame: string, review: ReviewState): void {
  if (review !== 'machine') ann.attribute('Review', frame, review)
}

function noteOn(thing: Statement | Event, speaker: string | null): string {
  const parts = [`${thing.id}, confidence ${thing.confidence}`]
  if (speaker !== null) parts.push(`speaker: ${speaker}`)
  return parts.join('\n')
}

/** The lines of an `.ann` file, with its numbers. */
class Standoff {
  readonly #lines: string[] = []
  readonly #numbers = new Map<string, number>()
  readonly #text: string
  readonly #place: OffsetMap

  constructor(text: string) {
    this.#text = bratText(text)
    this.#place = offsetMap(text, 'codepoint')
  }

  next(kind: 'T' | 'E' | 'A' | '#'): string {
    const number = (this.#numbers.get(kind) ?? 0) + 1
    this.#numbers.set(kind, number)
    return `${kind}${number}`
  }

  line(line: string): void {
    this.#lines.push(line)
  }

  /** Marks spans as one thing, and gives its id; null where there is nothing to mark. */
  mark(type: string, spans: readonly Span[]): string | null {
    const pieces = spans.flatMap(({ start, end }) => [...this.#fragments(start, end)])
    pieces.sort((a, b) => a.start - b.start)
    if (pieces.length === 0) return null
    const id = this.next('T')
    const places = pieces.map(({ start, end }) => `${this.#place(start)} ${this.#place(end)}`).join(';')
    this.line(`${id}\t${type} ${places}\t${pieces.map(({ start, end }) => this.#text.slice(start, end)).join(' ')}`)
    return id
  }

  frame({ id, type, trigger, roles }: Frame, more: Frame['roles']): void {
    const filled = [...roles, ...more].flatMap(([role, to]) => (to === null ? [] : [`${role}:${to}`]))
    this.line(`${id}\t${[`${type}:${trigger}`, ...filled].join(' ')}`)
  }

  attribute(name: string, of: string, value: string): void {
    this.line(`${this.next('A')}\t${name} ${of} ${value}`)
  }

  note(of: string, words: string): void {
    this.line(`${this.next('#')}\tAnnotatorNotes ${of}\t${escaped(words)}`)
  }

  text(): string {
    return this.#lines.map((line) => `${line}\n`).join('')
  }

  /** The lines of a span without the blanks at their ends. */
  *#fragments(start: number, end: number): Generator<{ readonly start: number; readonly end: number }> {
    for (const { index, 0: words } of this.#text.slice(start, end).matchAll(/[^\s](?:[^\n]*[^\s])?/g)) {
      yield { start: start + index, end: start + index + words.length }
    }
  }
}

function escaped(words: string): string {
  return words.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
}

/** The configuration with which brat shows and edits the documents of an export. */
export function bratConfiguration(): string {
  return `[entities]
Person
Organisation
Location
Misc
Source
Content
Medium
Addressee
Target
Place

[relations]

[events]
Statement\tSource?:Source, Content?:Content, Medium?:Medium, Addressee?:Addressee, Within?:Statement
${eventTypes.map((type) => `${type}\tSource?:Source, Target?:Target, Place?:Place, AssertedBy?:Statement`).join('\n')}

[attributes]
Mode\tArg:Statement, Value:${statementModes.join('|')}
Status\tArg:<EVENT>, Value:${eventStatus.options.join('|')}
Review\tArg:<EVENT>, Value:${verdicts.join('|')}
`
}
