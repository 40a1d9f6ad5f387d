import { type ActorName, type FrameContent, rolesOf, spansIn } from '../archive/review/frame-content.ts'
import { eventStatus, eventTypes } from '../record/plover.ts'
import { statementModes } from '../record/statement.ts'
import type { FrameToReview } from '../views/frame-to-review.ts'
import { type Html, html } from './html.ts'
import { typeWord } from './phrases.ts'
import { roleNames } from './review-text.ts'

/** What parts the pieces of a role that stand apart. */
export const betweenPieces = ' … '

/** The fields in which a frame is mended: by its words, which a script fills from what is marked in the text. */
export function mendFields(frame: FrameToReview): Html {
  const { content } = frame
  const names = roleNames[content.kind]
  return html`<div class="roles" hidden>${rolesOf[content.kind].map(
    (role, i) =>
      html`<button type="button" class="second role" data-role="${role}" aria-pressed="false"><kbd>${i + 1}</kbd> <span class="is-${role}">${names[role] ?? role}</span></button>`,
  )}</div>
<p class="hint mending" hidden>Choose what to mark, then select words in the text, with Shift for a further piece; or move its end with ← and →, its beginning with Shift; Delete empties it.</p>
<div class="mend-fields">${rolesOf[content.kind].map(
    (
      role,
    ) => html`<label class="wide-field">${names[role] ?? role} <input name="${role}" value="${wordsIn(frame, role)}" data-role="${role}" autocomplete="off"></label>
<input type="hidden" name="${role}_at" value="${spansIn(content, role)
      .map(({ start, end }) => `${start}-${end}`)
      .join(' ')}">`,
  )}
${content.kind === 'statement' ? statementFields(frame, content) : eventFields(frame, content)}</div>`
}

/** A role's words on one line. */
export function wordsIn({ around, content }: FrameToReview, role: string): string {
  return spansIn(content, role)
    .map(({ start, end }) => oneLine(around.text.slice(start - around.start, end - around.start)))
    .join(betweenPieces)
}

export function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}

function statementFields({ actors }: FrameToReview, { speaker, mode }: FrameContent & { kind: 'statement' }): Html {
  return html`<label>Who that is <select name="speaker"><option value="">not known</option>${actorOptions(actors, speaker === null ? [] : [speaker])}</select></label>
<label>How it is told <select name="mode">${options(statementModes, mode)}</select></label>`
}

function eventFields(frame: FrameToReview, content: FrameContent & { kind: 'event' }): Html {
  const { type, status, sources, targets, assertedBy } = content
  const size = Math.min(5, Math.max(2, frame.actors.length))
  return html`<label>Type <select name="type">${eventTypes.map((one) => option(one, typeWord(one), one === type))}</select></label>
<label>Status <select name="status">${options(eventStatus.options, status)}</select></label>
<label class="wide-field">On whose word <select name="assertedBy"><option value="">the report's own voice</option>${frame.statements.map(
    ({ frame: key, id, words }) => option(key, `${id}: ${oneLine(words).slice(0, 70)}`, key === assertedBy),
  )}</select></label>
<label>Who does it, by name <select name="sources" multiple size="${size}">${actorOptions(frame.actors, sources)}</select></label>
<label>On whom, by name <select name="targets" multiple size="${size}">${actorOptions(frame.actors, targets)}</select></label>`
}

function options(values: readonly string[], now: string): Html {
  return html`${values.map((value) => option(value, value, value === now))}`
}

function option(value: string, label: string, chosen: boolean): Html {
  return html`<option value="${value}"${chosen && html` selected`}>${label}</option>`
}

/** Those whom the report names, and those who are chosen though it does not. */
function actorOptions(actors: readonly ActorName[], chosen: readonly ActorName[]): Html {
  const values = new Map([...actors, ...chosen].map((actor) => [JSON.stringify(actor), actor]))
  const now = new Set(chosen.map((actor) => JSON.stringify(actor)))
  return html`${[...values].map(([value, { name, country }]) => option(value, country === null ? name : `${name} (${country})`, now.has(value)))}`
}
