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
      html`<sup class="note"><a href="#${id}" data-frame="${id}" aria-label="${id}, ${kind}">${id}</a></sup>`,
  )
  const parts = marks.map(({ owner, role }) => `${owner.id}.${role}`).join(' ')
  // Who does an uncertain deed, and to whom, is not itself in doubt: the deed's own word says it for all three.
  const isDoubtful = marks.some(
    ({ owner, role }) => owner === narrowest && (owner.kind === 'statement' || role === 'anchor'),
  )
  const kinds = classesOf(marks, {
    isStatement: ({ kind }) => kind === 'statement',
    isDoubtful: narrowest.doubt && isDoubtful,
  })
  const classes = kinds.join(' ')
  // White space between two marks lies under a mark, but there is nothing in it to follow.
  if (words.trim() === '') return html`${anchors}<span class="${classes}" data-parts="${parts}">${words}</span>${notes}`
  return html`${anchors}<a class="${classes}" href="#${narrowest.id}" data-parts="${parts}" tabindex="-1">${words}</a>${notes}`
}
