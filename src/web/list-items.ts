import type { ListedEvent } from '../views/find-events.ts'
import type { ListedReport } from '../views/find-reports.ts'
import type { ListedStatement } from '../views/find-statements.ts'
import { certainFrom, confidenceFigure } from '../views/speakers.ts'
import { reportAddress } from './addresses.ts'
import { type Html, html, type Part, words } from './html.ts'
import { markedWords } from './marked-words.ts'
import { actorLink, dayOf, isConflict, many, period, typeWord } from './phrases.ts'
import { frameAddress, stateMark } from './review-marks.ts'

type FromReport = {
  readonly report: string
  readonly title: string | null
  readonly publisher: string | null
  readonly published: string | null
}

/** Where something stands: the outlet, the day, the headline as the way there. */
export function whence(item: FromReport, place: string): Html {
  return html`<p class="whence"><a href="${reportAddress(item.report, place)}">${words(item.title ?? 'Report without a title')}</a>
${item.publisher !== null && html` · ${words(item.publisher)}`} · ${dayOf(item.published)}</p>`
}

export function statementItem(item: ListedStatement, more: Part = ''): Html {
  const speaker = item.speaker !== null ? actorLink(item.speaker) : item.source !== '' ? words(item.source) : null
  const doubt = item.confidence < certainFrom || speaker === null
  const how: Part[] = [
    item.cue !== '' && html`<span class="cue">${words(item.cue)}</span>`,
    item.addressee !== null && html` to ${words(item.addressee)}`,
    item.via !== null && html` <span class="arrow">←</span> through ${words(item.via)}`,
    item.medium !== null && html` <span class="soft">(${words(item.medium)})</span>`,
  ]
  return html`<li class="item statement${doubt && ' doubt'}" id="${item.report}-${item.statement}">
<p class="who">${speaker ?? html`<span class="nobody">speaker not given</span>`} ${how}${reviewLink(item.report, item.statement, item.review)}</p>
<blockquote>${markedWords(item.context)}</blockquote>
${uncertain(item.confidence)}${whence(item, item.statement)}${more}</li>`
}

export function eventItem(item: ListedEvent): Html {
  return html`<li class="item event${item.confidence < certainFrom && ' doubt'}" id="${item.report}-${item.event}">
<p class="who">${eventLine(item)}${reviewLink(item.report, item.event, item.review)}</p>
<blockquote>${markedWords(item.context)}</blockquote>
${uncertain(item.confidence)}${whence(item, item.event)}</li>`
}

/** What people said of something, which leads to where they say so; nothing where nobody has. */
export function reviewLink(report: string, id: string, state: string): Part {
  return state !== 'machine' && html`<a class="mark-link" href="${frameAddress(report, id)}">${stateMark(state)}</a>`
}

export type EventLineOptions = {
  /** The side of a dialogue whose deed it is, which gives the colours; the other side is the target's. */
  readonly by?: 'a' | 'b'
  readonly withDay?: boolean
}

/** Who does what to whom, when, and on whose word, in one line. */
export function eventLine(item: ListedEvent, { by = 'a', withDay = true }: EventLineOptions = {}): Html {
  const party = ({ words: said, actors }: ListedEvent['source'], side: string): Part =>
    actors.length > 0
      ? actors.map((actor, i) => [i > 0 && ', ', actorLink(actor, side)])
      : said === ''
        ? html`<span class="nobody">not given</span>`
        : words(said)
  return html`${party(item.source, `side-${by}`)} <span class="arrow">→</span> <strong class="type${isConflict(item.quad) && ' conflict'}">${typeWord(item.type)}</strong>
<span class="arrow">→</span> ${party(item.target, `side-${by === 'a' ? 'b' : 'a'}`)}${statusWord(item.status)}
<span class="soft">${withDay && item.dayKnown && html` · ${period(item.day, item.lastDay)}`}${item.place !== null && html` · ${words(item.place)}`} · ${onWhoseWord(item)}</span>`
}

function onWhoseWord({ assertedBy }: ListedEvent): Part {
  if (assertedBy === null) return "the report's own voice"
  return html`says ${assertedBy.speaker === null ? 'somebody not named' : words(assertedBy.speaker)}`
}

/** What did not, or not yet, take place says so. */
export function statusWord(status: string): Part {
  return status === 'actual' ? '' : html` <span class="status">${status}</span>`
}

export function uncertain(confidence: number): Part {
  return confidence < certainFrom && html`<p class="warning">Uncertain (${confidenceFigure(confidence)})</p>`
}

export function reportItem(item: ListedReport): Html {
  return html`<li class="item report">
<h3><a href="${reportAddress(item.report)}">${words(item.title ?? 'Report without a title')}</a></h3>
<p class="whence">${item.publisher !== null && html`${words(item.publisher)} · `}${dayOf(item.published)} · ${many(item.statements, 'statement')}, ${many(item.events, 'event')}</p>
<p class="opening">${words(item.opening)}</p></li>`
}

export type ListLinks = { readonly next: string | null; readonly csv: string; readonly json: string }

/** What leads on from a list: its next page, and the same list for a spreadsheet or a program. */
export function listLinks({ next, csv, json }: ListLinks): Html {
  return html`<nav class="onward" aria-label="More of this list">${next !== null && html`<a class="next" href="${next}" rel="next">More</a>`}
<span class="save">Save as <a href="${csv}">CSV</a> or <a href="${json}">JSON</a></span></nav>`
}
