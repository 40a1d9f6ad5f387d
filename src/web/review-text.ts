import { type FrameContent, rolesOf, spansIn } from '../archive/review/frame-content.ts'
import type { FrameToReview } from '../views/frame-to-review.ts'
import { type Html, html } from './html.ts'

/** What people call the places of a statement or an event. */
export const roleNames: Readonly<Record<FrameContent['kind'], Readonly<Record<string, string>>>> = {
  statement: { source: 'Who speaks', cue: 'Word for it', content: 'What is said' },
  event: { anchor: 'What is done', source: 'Who does it', target: 'On whom', place: 'Where' },
}

/**
 * The paragraphs around a frame, word by word, each with its place in the report's text (UTF-16 code units), so that a
 * script can mark others; the frame's own words are marked as they stand.
 */
export function reviewText({ around, content }: FrameToReview): Html {
  const marks = rolesOf[content.kind].flatMap((role) => spansIn(content, role).map((place) => ({ role, ...place })))
  const pieces = [
    ...around.text.matchAll(/[\p{L}\p{N}\p{M}]+(?:[’'.,-][\p{L}\p{N}\p{M}]+)*|\s+|[^\p{L}\p{N}\p{M}\s]/gu),
  ]
  return html`${pieces.map(({ index, 0: words }) => {
    const start = around.start + index
    const end = start + words.length
    const roles = new Set(marks.filter((mark) => mark.start <= start && end <= mark.end).map(({ role }) => role))
    const classes = [...roles].map((role) => `is-${role}`).join(' ')
    return html`<span data-at="${start}"${classes !== '' && html` class="${classes}"`}>${words}</span>`
  })}`
}
