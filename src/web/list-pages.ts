import type { AskedFor, Page } from '../views/asked-for.ts'
import type { ActorsAsked, ListedActor } from '../views/find-actors.ts'
import type { ListedFailure } from '../views/find-failures.ts'
import type { ListedReport } from '../views/find-reports.ts'
import { withQuery } from './addresses.ts'
import { html, words } from './html.ts'
import { layout } from './layout.ts'
import { listLinks, reportItem } from './list-items.ts'
import { actorLink, figure, many, nothing } from './phrases.ts'

type Query = Readonly<Record<string, string>>

function links(path: string, query: Query, next: string | null) {
  return listLinks({
    next: next === null ? null : withQuery(path, query, { cursor: next }),
    csv: withQuery(`${path}.csv`, query, {}),
    json: withQuery(`${path}.json`, query, {}),
  })
}

export function reportsPage(page: Page<ListedReport>, asked: AskedFor, query: Query): string {
  return layout({
    title: 'Reports',
    at: '/reports',
    body: html`<h1>Reports</h1>
<p class="lead">What was read, the newest first, each with what was found in it.</p>
<form class="search" action="/reports" role="search"><label class="wide-field">Words <input type="search" name="q" value="${asked.q ?? ''}"></label>
<label>Outlet <input name="outlet" value="${asked.outlet ?? ''}"></label>
<label>Published from <input type="date" name="from" value="${asked.from ?? ''}"></label>
<label>to <input type="date" name="to" value="${asked.to ?? ''}"></label><button>Search</button></form>
${page.items.length === 0 ? nothing(query, 'There is no such report.') : html`<ol class="items">${page.items.map(reportItem)}</ol>`}
${links('/reports', query, page.next)}`,
  })
}

export function actorsPage(page: Page<ListedActor>, asked: ActorsAsked, query: Query): string {
  return layout({
    title: 'Actors',
    at: '/actors',
    body: html`<h1>Actors</h1>
<p class="lead">Everybody whom the reports name, those whom the most reports name first.</p>
<form class="search" action="/actors" role="search"><label class="wide-field">Name <input type="search" name="q" value="${asked.q ?? ''}"></label>
<label>Country <input name="country" value="${asked.country ?? ''}" pattern="[A-Z]{3}" size="4" title="Three capital letters, as PER"></label><button>Search</button></form>
${
  page.items.length === 0
    ? nothing(query, 'There is no such actor.')
    : html`<div class="scroll"><table><thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col" class="number">Reports</th><th scope="col" class="number">Statements</th></tr></thead>
<tbody>${page.items.map((actor) => html`<tr><th scope="row">${actorLink(actor)}</th><td>${actor.kind}</td><td class="number">${figure(actor.reports)}</td><td class="number">${figure(actor.statements)}</td></tr>`)}</tbody></table></div>`
}
${links('/actors', query, page.next)}`,
  })
}

export function failuresPage(page: Page<ListedFailure>, total: number, query: Query): string {
  return layout({
    title: 'Failures',
    at: '/',
    body: html`<h1>What could not be read</h1>
<p class="lead">${total === 0 ? 'Every input gave a record.' : `${many(total, 'input')} gave no record. Each is tried again when it is added again.`}</p>
${
  page.items.length === 0
    ? html`<p class="none">Nothing failed.</p>`
    : html`<div class="scroll"><table><thead><tr><th scope="col">Input</th><th scope="col">Code</th><th scope="col">What is wrong</th></tr></thead>
<tbody>${page.items.map(({ foundAt, code, message }) => html`<tr><th scope="row">${words(foundAt)}</th><td><code>${code}</code></td><td class="told">${words(message)}</td></tr>`)}</tbody></table></div>`
}
${links('/failures', query, page.next)}`,
  })
}
