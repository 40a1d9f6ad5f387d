import { classesOf, type Mark, type Piece, piecesOf } from '../export/text-pieces.ts'
import type { Frame } from './frames.ts'
import { type Html, html, type Part } from './html.ts'

/**
 * A report's text from `from` to `to` (UTF-16 code units, end exclusive) as paragraphs, each frame's words marked where
 * they stand; each piece says of which frames and roles it is, and leads to the narrowest's entry.
 */
export function markedReport(text: string, frames: readonly Frame[]): (from: number, to: number) => readonly Html[] {
  const marks = frames.flatMap((frame) => frame.parts.map((part): Mark<Frame> => ({ ...part, owner: frame })))
  const paragraphs = piecesOf(text, marks)
  return (from, to) => paragraphs(from, to).map((pieces) => html`${pieces.map(shown)}`)
}

function shown({ words, marks, narrowest, begun, ended }: Piece<Frame>): Part {
  if (narrowest === null) return words
  const anchors = begun.map(({ id }) => html`<span class="place" id="in-text-${id}"></span>`)
  const notes = ended.map(
    ({ id, kind }) =>
      html`<sup class="note"><a href="#${id}" data-frame="${id}" aria-label="${kind === 'event' ? 'Event' : 'Statement'} ${id.replace(/\D/g, '')}">${id}</a></sup>`,
  )
  const parts = marks.map(({ owner, role }) => `${owner.id}.${role}`).join(' ')
  const classes = classesOf(marks, { isStatement: ({ kind }) => kind === 'statement', isDoubtful: narrowest.doubt })
  return html`${anchors}<a class="${classes.join(' ')}" href="#${narrowest.id}" data-parts="${parts}" tabindex="-1">${words}</a>${notes}`
}
