import { eventTypes } from '../record/plover.ts'
import type { Queued } from '../views/review-queue.ts'
import { confidenceFigure } from '../views/speakers.ts'
import { address } from './addresses.ts'
import { type Html, html, words } from './html.ts'
import { figure, typeWord } from './phrases.ts'
import { back, frameAddress } from './review-marks.ts'
import { oneLine } from './review-mend.ts'
import type { ReviewParts, ReviewQuery } from './review-parts.ts'

/** The queue beside what is reviewed: what comes next, what it is narrowed to, and who reviews. */
export function reviewAside(parts: ReviewParts): Html {
  const { after, total, query, reviewer, mayWrite } = parts
  return html`<aside aria-label="Queue"><h2>${figure(total)} in this queue</h2>
<ol class="queue">${after.map((one) => html`<li><a href="${frameAddress(one.report, one.id, query)}">${line(one)}</a> <span class="count">${confidenceFigure(one.confidence)}</span></li>`)}</ol>
${filterForm(query)}
<p class="save">Save the queue as <a href="${address('/review.csv', saving(query, reviewer))}">CSV</a> or <a href="${address('/review.json', saving(query, reviewer))}">JSON</a></p>
${
  mayWrite &&
  html`<form method="post" action="/review/reviewer" class="stack reviewer">${back(query)}<label>Who reviews <input name="name" value="${reviewer ?? ''}" required maxlength="100" autocomplete="name"></label><button class="second">${reviewer === null ? 'That is me' : 'Change'}</button></form>`
}</aside>`
}

function line({ kind, type, who, words: told }: Queued): Html {
  const cut = shortened(told, 60)
  if (kind === 'event') return html`<b>${typeWord(type ?? '')}</b> ${words(cut)}`
  return html`${who !== '' && html`<b>${words(shortened(who, 40))}</b> `}${words(cut)}`
}

function shortened(text: string, most: number): string {
  const line = oneLine(text)
  return line.length > most ? `${line.slice(0, most).toWellFormed().trimEnd()}…` : line
}

const shows: readonly (readonly [string, string])[] = [
  ['', 'what nobody has reviewed'],
  ['mine', 'what I have not reviewed'],
  ['right', 'right'],
  ['mended', 'mended'],
  ['unsure', 'unsure'],
  ['wrong', 'wrong'],
  ['any', 'all'],
]

function filterForm(query: ReviewQuery): Html {
  const option = (value: string, label: string, now: string | undefined) =>
    html`<option value="${value}"${(now ?? '') === value && html` selected`}>${label}</option>`
  return html`<details${Object.keys(query).length > 0 && html` open`}><summary>Narrow the queue</summary><form class="narrow" action="/review">
<label class="wide-field">Show <select name="show">${shows.map(([value, label]) => option(value, label, query['show']))}</select></label>
<label>Of <select name="kind">${option('', 'both', query['kind'])}${option('statement', 'statements', query['kind'])}${option('event', 'events', query['kind'])}</select></label>
<label>Type <select name="type">${option('', 'any', query['type'])}${eventTypes.map((type) => option(type, typeWord(type), query['type']))}</select></label>
<label class="wide-field">Actor <input name="actor" value="${query['actor'] ?? ''}" placeholder="s_PER or n_Ana Dorn"></label>
<label class="wide-field">Report <input name="report" value="${query['report'] ?? ''}" placeholder="k_0123456789abcdef"></label>
<label class="wide-field">The machine is less sure than <input name="below" value="${query['below'] ?? ''}" placeholder="0.5" inputmode="decimal"></label>
<button class="second">Show</button></form></details>`
}

/** The same queue in the words of the API. */
function saving({ show, ...query }: ReviewQuery, reviewer: string | null): Readonly<Record<string, string | null>> {
  if (show === undefined) return query
  return show === 'mine' ? { ...query, unreviewedBy: reviewer } : { ...query, state: show }
}
