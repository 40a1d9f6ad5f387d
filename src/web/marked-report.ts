import { paragraphsOf } from '../export/marked-text.ts'
import type { Frame, FramePart } from './frames.ts'
import { type Html, html, type Part } from './html.ts'

type Mark = FramePart & { readonly frame: Frame }

/** A stretch of text that lies under the same marks throughout. */
type Segment = { readonly start: number; readonly end: number; readonly marks: readonly Mark[] }

/**
 * A report's text from `from` to `to` (UTF-16 code units, end exclusive) as paragraphs, each frame's words marked where
 * they stand. Marks may nest and overlap: the text is cut wherever one begins or ends, each piece says under which it
 * lies, and leads to the narrowest's entry.
 */
export function markedReport(text: string, frames: readonly Frame[]): (from: number, to: number) => readonly Html[] {
  const marks = frames
    .flatMap((frame) => frame.parts.map((part): Mark => ({ ...trimmed(text, part), frame })))
    .filter(({ start, end }) => start < end)
  const segments = segmentsOf(text, marks)
  const firsts = outermost(marks, 'start')
  const lasts = outermost(marks, 'end')

  function piece(segment: Segment, from: number, to: number): Part {
    const start = Math.max(segment.start, from)
    const end = Math.min(segment.end, to)
    const words = text.slice(start, end)
    const owner = narrowest(segment.marks)
    if (owner === null) return words
    const anchors = (firsts.get(start) ?? []).map(({ id }) => html`<span class="place" id="in-text-${id}"></span>`)
    const notes = (lasts.get(end) ?? []).map(
      ({ id, kind }) =>
        html`<sup class="note"><a href="#${id}" data-frame="${id}" aria-label="${kind === 'event' ? 'Event' : 'Statement'} ${id.replace(/\D/g, '')}">${id}</a></sup>`,
    )
    const parts = segment.marks.map(({ frame, role }) => `${frame.id}.${role}`).join(' ')
    return html`${anchors}<a class="${classesOf(segment, owner)}" href="#${owner.frame.id}" data-parts="${parts}" tabindex="-1">${words}</a>${notes}`
  }

  return (from, to) => {
    let index = segments.findIndex(({ end }) => end > from)
    return [...paragraphsOf(text, from, to)].map((paragraph) => {
      while (index < segments.length && segments[index]!.end <= paragraph.start) index++
      const pieces: Part[] = []
      for (let i = index; i < segments.length && segments[i]!.start < paragraph.end; i++) {
        pieces.push(piece(segments[i]!, paragraph.start, paragraph.end))
      }
      return html`${pieces}`
    })
  }
}

/** A part without the white space at its ends, and not between the halves of a surrogate pair. */
function trimmed(text: string, part: FramePart): FramePart {
  const whole = (at: number) => {
    const inside = /[\uDC00-\uDFFF]/.test(text[at] ?? '') && /[\uD800-\uDBFF]/.test(text[at - 1] ?? '')
    return Math.max(0, Math.min(text.length, inside ? at - 1 : at))
  }
  let [start, end] = [whole(part.start), whole(part.end)]
  while (start < end && /\s/.test(text[start] ?? '')) start++
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--
  return { ...part, start, end }
}

function segmentsOf(text: string, marks: readonly Mark[]): readonly Segment[] {
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  const waiting = marks.toSorted((a, b) => a.start - b.start)
  let active: Mark[] = []
  let next = 0
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i]!
    active = active.filter((mark) => mark.end > start)
    while (next < waiting.length && waiting[next]!.start <= start) active.push(waiting[next++]!)
    return { start, end, marks: [...active] }
  })
}

/** Where each frame's first mark begins, or its last one ends. */
function outermost(marks: readonly Mark[], side: 'start' | 'end'): ReadonlyMap<number, readonly Frame[]> {
  const best = new Map<Frame, Mark>()
  for (const mark of marks) {
    const held = best.get(mark.frame)
    const further = held === undefined || (side === 'start' ? mark.start < held.start : mark.end > held.end)
    if (further) best.set(mark.frame, mark)
  }
  const inner = [...best.values()].toSorted((a, b) => a.end - a.start - (b.end - b.start))
  return new Map(
    [...Map.groupBy(inner, (mark) => mark[side])].map(([at, list]) => [at, list.map(({ frame }) => frame)]),
  )
}

function narrowest(marks: readonly Mark[]): Mark | null {
  return marks.reduce<Mark | null>(
    (best, mark) => (best === null || mark.end - mark.start < best.end - best.start ? mark : best),
    null,
  )
}

function classesOf({ marks }: Segment, owner: Mark): string {
  const has = (kind: Frame['kind'], role: string) =>
    marks.some((mark) => mark.frame.kind === kind && mark.role === role)
  const depth = Math.min(3, marks.filter(({ role }) => role === 'content').length)
  return [
    'mark',
    depth > 0 && `depth${depth}`,
    has('statement', 'source') && 'source',
    has('statement', 'cue') && 'cue',
    has('event', 'anchor') && 'anchor',
    owner.frame.doubt && 'doubt',
  ]
    .filter((name) => name !== false)
    .join(' ')
}
