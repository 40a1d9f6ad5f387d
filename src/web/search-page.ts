import { eventStatus, eventTypes } from '../record/plover.ts'
import { statementModes } from '../record/statement.ts'
import type { AskedFor, Page } from '../views/asked-for.ts'
import type { Counted, Facets } from '../views/count-by.ts'
import type { ListedEvent } from '../views/find-events.ts'
import type { ListedStatement } from '../views/find-statements.ts'
import { withQuery } from './addresses.ts'
import { monthBars } from './bars.ts'
import { type Html, html, type Part, words } from './html.ts'
import { layout } from './layout.ts'
import { eventItem, listLinks, statementItem } from './list-items.ts'
import { figure, many, typeWord } from './phrases.ts'

export type Found =
  | { readonly of: 'statements'; readonly page: Page<ListedStatement> }
  | { readonly of: 'events'; readonly page: Page<ListedEvent> }

export type SearchParts = {
  readonly asked: AskedFor
  /** The same as it stands in the address. */
  readonly query: Readonly<Record<string, string>>
  readonly found: Found
  readonly facets: Facets
}

const facetNames: Readonly<Record<string, string>> = {
  speaker: 'Speaker',
  country: 'Country',
  type: 'Type',
  status: 'Status',
  mode: 'How it is told',
  outlet: 'Outlet',
  review: 'Review',
}

/** Statements or events that are asked for, with what they may be narrowed to. */
export function searchPage({ asked, query, found, facets }: SearchParts): string {
  const to = (change: Readonly<Record<string, string | null>>) => withQuery('/search', query, change)
  const items =
    found.of === 'statements'
      ? found.page.items.map((item) => statementItem(item))
      : found.page.items.map((event) => eventItem(event))
  const one = found.of === 'statements' ? 'statement' : 'event'
  return layout({
    title: asked.q === undefined ? 'Search' : `Search: ${asked.q}`,
    at: '/search',
    wide: true,
    body: html`<h1>Search</h1>
${form(asked, found.of)}
<div class="with-side"><section aria-label="Results">
<p class="lead" role="status">${many(facets.counted, one)}${facets.more && ' or more'}${asked.q !== undefined && html` with ${words(asked.q)}`}</p>
${monthBars(facets.values['month'] ?? [], 'Found')}${facets.more && html`<p class="hint">Counted in the newest ${figure(facets.counted)}.</p>`}
${items.length === 0 ? html`<p class="none">Nothing was found. Take fewer or other words, or fewer conditions.</p>` : html`<ol class="items">${items}</ol>`}
${listLinks({
  next: found.page.next === null ? null : to({ cursor: found.page.next }),
  csv: withQuery('/search.csv', query, {}),
  json: withQuery('/search.json', query, {}),
})}</section>
<aside aria-label="Narrow the search">${chosen(query, to)}
${Object.entries(facetNames).map(([name, title]) => facet(title, name, facets.values[name] ?? [], query, to))}</aside></div>`,
  })
}

function form(asked: AskedFor, of: Found['of']): Html {
  const option = (value: string, label: string, now: string | undefined) =>
    html`<option value="${value}"${now === value && html` selected`}>${label}</option>`
  const any = html`<option value="">any</option>`
  return html`<form class="search" action="/search" role="search">
<label class="wide-field">Words <input type="search" name="q" value="${asked.q ?? ''}"></label>
<label>Of <select name="of">${option('statements', 'statements', of)}${option('events', 'events', of)}</select></label>
<label>Speaker <input name="speaker" value="${asked.speaker ?? ''}"></label>
<label>Country <input name="country" value="${asked.country ?? ''}" pattern="[A-Z]{3}" size="4" placeholder="PER" title="Three capital letters, as PER"></label>
<label>Type <select name="type">${any}${eventTypes.map((type) => option(type, typeWord(type), asked.type))}</select></label>
<label>Status <select name="status">${any}${eventStatus.options.map((status) => option(status, status, asked.status))}</select></label>
<label>Told <select name="mode">${any}${statementModes.map((mode) => option(mode, mode, asked.mode))}</select></label>
<label>Outlet <input name="outlet" value="${asked.outlet ?? ''}"></label>
<label>From <input type="date" name="from" value="${asked.from ?? ''}"></label>
<label>To <input type="date" name="to" value="${asked.to ?? ''}"></label>
<button>Search</button></form>`
}

type To = (change: Readonly<Record<string, string | null>>) => string

function chosen(query: SearchParts['query'], to: To): Part {
  const set = Object.entries(query).filter(
    ([name, value]) => !['q', 'of', 'cursor', 'limit'].includes(name) && value !== '',
  )
  if (set.length === 0) return ''
  return html`<section class="chosen"><h2>Narrowed to</h2><ul>${set.map(
    ([name, value]) =>
      html`<li>${name}: ${words(value)} <a href="${to({ [name]: null })}" aria-label="Take away ${name} ${value}">take away</a></li>`,
  )}</ul></section>`
}

function facet(title: string, name: string, values: readonly Counted[], query: SearchParts['query'], to: To): Part {
  if (values.length === 0 || (query[name] ?? '') !== '') return ''
  return html`<section class="facet"><h2>${title}</h2><ol class="ranked">${values.map(
    ({ value, count }) =>
      html`<li><a href="${to({ [name]: value })}">${words(name === 'type' ? typeWord(value) : value)}</a> <span class="count">${count}</span></li>`,
  )}</ol></section>`
}
