import type { Actor } from '../record/actor.ts'
import type { Event } from '../record/event.ts'
import type { ReportRecord } from '../record/report-record.ts'
import type { Statement } from '../record/statement.ts'
import { actorRefOf } from '../views/actor-key.ts'
import { certainFrom, chainOf, confidenceFigure, cueWords, timeWords, wordsOf } from '../views/speakers.ts'
import type { Frame } from './frames.ts'
import { type Html, html, type Part, words } from './html.ts'
import { statusWord } from './list-items.ts'
import { actorLink, isConflict, period, quads, score, typeWord } from './phrases.ts'
import { frameAddress, stateMark } from './review-marks.ts'

/** The column beside a report's text: its frames in the order of the text, each leading to its place there. */
export function frameCards(
  record: ReportRecord,
  frames: readonly Frame[],
  { linked, review }: { readonly linked: boolean; readonly review?: CardReview | undefined },
): Html {
  if (frames.length === 0) return html`<p class="none">No statements and no events were found in this report.</p>`
  const actors = new Map(record.actors.map((actor) => [actor.id, actor]))
  const ids = new Map(
    frames.map((frame) => [frame.kind === 'statement' ? frame.statement.id : frame.event.id, frame.id]),
  )
  const around: Around = {
    record,
    review,
    idOf: (id) => (id === null ? null : (ids.get(id) ?? null)),
    who: (id) => {
      const actor = id === null ? undefined : actors.get(id)
      return actor === undefined ? null : named(actor, linked)
    },
  }
  return html`<ol class="cards">${frames.map((frame) => card(frame, around))}</ol>`
}

/** What people said of a kept report's frames, and where they say so. */
export type CardReview = { readonly report: string; readonly state: (id: string) => string }

type Around = {
  readonly record: ReportRecord
  readonly review: CardReview | undefined
  readonly idOf: (id: string | null) => string | null
  readonly who: (actor: string | null) => Part
}

/** An actor's name with post and state; a link where there is a page to lead to. */
function named(actor: Actor, linked: boolean): Html {
  const posts = actor.roles.map(({ title, organisation, text }) =>
    title !== null && organisation !== null ? `${title}, ${organisation}` : (title ?? organisation ?? text),
  )
  const post = [...new Set(posts)].find((one) => one.trim() !== '')
  const name = linked
    ? actorLink(actorRefOf(actor))
    : html`<b>${words(actor.name)}</b>${actor.country !== null && actor.kind !== 'state' && html` <span class="code">${actor.country}</span>`}`
  return html`${name}${post !== undefined && html` <span class="soft">${words(post)}</span>`}`
}

function card(frame: Frame, around: Around): Html {
  const body = frame.kind === 'statement' ? statementBody(frame.statement, around) : eventBody(frame.event, around)
  const confidence = frame.kind === 'statement' ? frame.statement.confidence : frame.event.confidence
  const own = frame.kind === 'statement' ? frame.statement.id : frame.event.id
  const state = around.review?.state(own) ?? 'machine'
  return html`<li id="${frame.id}" class="card ${frame.kind}${frame.doubt && ' doubt'}${state === 'wrong' && ' struck'}" data-frame="${frame.id}">
<a class="number" href="#in-text-${frame.id}" aria-label="${frame.id}, ${frame.kind}: show it in the text">${frame.id}</a>
${body}${confidence < certainFrom && html`<p class="warning">Uncertain (${confidenceFigure(confidence)})</p>`}${around.review !== undefined && html`<p class="to-review"><a href="${frameAddress(around.review.report, own)}">${state === 'machine' ? 'Review' : stateMark(state)}</a></p>`}</li>`
}

function statementBody(statement: Statement, { record, idOf, who }: Around): Html {
  const speaker = who(statement.source.actor) ?? wordsOf(statement.source.spans)
  const cue = cueWords(statement)
  const more = [wordsOf(statement.medium?.spans ?? []), timeWords(record, statement)].filter((part) => part !== null)
  const addressee = wordsOf(statement.addressee?.spans ?? [])
  return html`<p class="who">${speaker ?? html`<span class="nobody">Speaker not given</span>`}
<span class="cue">${cue === null ? 'quoted' : words(cue)}</span>${addressee !== null && html` to ${words(addressee)}`}${more.map((part) => html` <span class="soft">· ${words(part)}</span>`)}</p>
<p class="said">${words(wordsOf(statement.content.spans) ?? '(no words given)')}</p>
${chain(record, statement, idOf)}`
}

/** Through whom it came: the speaker first, each hand behind the one before. */
function chain(record: ReportRecord, statement: Statement, idOf: Around['idOf']): Part {
  const links = chainOf(record, statement)
  if (links.length === 0) return ''
  return html`<ol class="chain" aria-label="How it came to the report">${links.map(
    ({ how, name, statement: outer }) => {
      const id = idOf(outer)
      return html`<li><span class="arrow">←</span> ${how} ${words(name)}${id !== null && html` <a href="#${id}">${id}</a>`}</li>`
    },
  )}</ol>`
}

function eventBody(event: Event, { record, idOf, who }: Around): Html {
  const party = ({ actors, spans }: Event['source']): Part => {
    const named = actors.map(who).filter((one) => one !== null)
    if (named.length > 0) return named.map((one, i) => [i > 0 && ', ', one])
    const said = wordsOf(spans)
    return said === null ? html`<span class="nobody">not given</span>` : words(said)
  }
  const time = record.times.find(({ id }) => id === event.time?.expression)
  const days =
    event.time?.from == null
      ? (time?.value ?? null)
      : period(event.time.from.slice(0, 10), event.time.to?.slice(0, 10) ?? null)
  const place = event.place?.name ?? wordsOf(event.place?.spans ?? [])
  const asserter = idOf(event.assertedBy)
  return html`<p class="who">${party(event.source)} <span class="arrow">→</span> <strong class="type${isConflict(event.quad) && ' conflict'}">${typeWord(event.type)}</strong> <span class="arrow">→</span> ${party(event.target)}${statusWord(event.status)}</p>
<p class="said">${words(wordsOf(event.anchor.spans) ?? '')}</p>
<p class="soft">${quads[event.quad] ?? ''}, score ${score(event.intensity)}${days !== null && html` · ${time === undefined ? days : html`${words(time.text)} (${days})`}`}${place !== null && html` · ${words(place)}`}
 · ${asserter === null ? "the report's own voice" : html`on the word of <a href="#${asserter}">${asserter}</a>`}</p>`
}
