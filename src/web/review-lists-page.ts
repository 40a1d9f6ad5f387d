import { verdicts } from '../archive/review/review-decision.ts'
import type { Agreement } from '../views/agreement.ts'
import type { Page } from '../views/asked-for.ts'
import type { ListedDecision } from '../views/review-history.ts'
import { withQuery } from './addresses.ts'
import { type Html, html, words } from './html.ts'
import { layout } from './layout.ts'
import { listLinks } from './list-items.ts'
import { frameAddress, momentOf, undoForm } from './review-marks.ts'

type Query = Readonly<Record<string, string>>

/** What people decided about statements and events, the newest first. */
export function decisionsPage(page: Page<ListedDecision>, query: Query, mayWrite: boolean): string {
  return layout({
    title: 'Decisions',
    at: '/review',
    wide: true,
    body: html`<h1>Decisions</h1>
<p class="lead">What people said of statements and events, the newest first. None is ever changed or removed; what is taken back is taken back by another. <a href="/review">Back to the review</a></p>
<form class="search" action="/review/decisions"><label>By <input name="by" value="${query['by'] ?? ''}"></label>
<label>Report <input name="report" value="${query['report'] ?? ''}" placeholder="k_0123456789abcdef"></label><button>Show</button></form>
${page.items.length === 0 ? html`<p class="none">Nobody has decided anything yet.</p>` : table(page.items, mayWrite)}
${listLinks({
  next: page.next === null ? null : withQuery('/review/decisions', query, { cursor: page.next }),
  csv: withQuery('/review/decisions.csv', query, {}),
  json: withQuery('/review/decisions.json', query, {}),
})}`,
  })
}

function table(items: readonly ListedDecision[], mayWrite: boolean): Html {
  return html`<div class="scroll"><table><thead><tr><th scope="col" class="number">No.</th><th scope="col">When</th><th scope="col">Who</th><th scope="col">Verdict</th><th scope="col">Statement or event</th><th scope="col">Before</th><th scope="col"><span class="soft">Undo</span></th></tr></thead>
<tbody>${items.map(
    ({ number, at, by, verdict, undoes, report, frame, before, stands }) =>
      html`<tr${!stands && html` class="undone"`}><td class="number">${number}</td><td>${momentOf(at)}</td><td>${words(by)}</td><td>${verdict === 'undo' ? `takes ${undoes} back` : verdict}</td>
<td>${report === null ? frame : html`<a href="${frameAddress(report, frame)}">${frame}</a> <span class="soft">${report}</span>`}</td><td>${before.state}</td><td>${stands && mayWrite && undoForm({ from: 'decisions' }, number, 'Undo')}</td></tr>`,
  )}</tbody></table></div>`
}

/** How far people agree who reviewed the same. */
export function agreementPage(items: readonly Agreement[]): string {
  return layout({
    title: 'Agreement',
    at: '/review',
    body: html`<h1>Agreement</h1>
<p class="lead">Of every two people who reviewed the same statements or events: how often they agree, and Cohen's kappa, which is 1 where they always do and 0 where they do no more often than chance has it. <a href="/review">Back to the review</a></p>
${items.length === 0 ? html`<p class="none">No two people have reviewed the same yet. Under “Narrow the queue”, “what I have not reviewed” shows what others have.</p>` : items.map(one)}
${items.length > 0 && listLinks({ next: null, csv: '/review/agreement.csv', json: '/review/agreement.json' })}`,
  })
}

const kinds = { statement: 'statements', event: 'events', both: 'statements and events' } as const

function one({ a, b, kind, frames, observed, expected, kappa, counts }: Agreement): Html {
  const count = (mine: string, theirs: string) =>
    counts.find((pair) => pair.a === mine && pair.b === theirs)?.frames ?? 0
  const used = verdicts.filter((verdict) => counts.some((pair) => pair.a === verdict || pair.b === verdict))
  return html`<section><h2>${words(a)} and ${words(b)}: ${frames} ${kinds[kind]}</h2>
<p>Kappa <b>${kappa === null ? 'not defined, since both said one thing of all' : kappa.toFixed(2)}</b> <span class="soft">· agreed on ${percent(observed)}, by chance ${percent(expected)}</span></p>
<div class="scroll"><table class="counts"><caption class="soft">${words(a)} down, ${words(b)} across</caption><thead><tr><th scope="col"></th>${used.map((verdict) => html`<th scope="col" class="number">${verdict}</th>`)}</tr></thead>
<tbody>${used.map((mine) => html`<tr><th scope="row">${mine}</th>${used.map((theirs) => html`<td class="number">${count(mine, theirs)}</td>`)}</tr>`)}</tbody></table></div></section>`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`
}
