import { eventStatus, eventTypes } from '../record/plover.ts'
import { statementModes } from '../record/statement.ts'
import type { AskedFor, Page } from '../views/asked-for.ts'
import type { Counted, Facets } from '../views/count-by.ts'
import { daysOf } from '../views/days.ts'
import type { ListedEvent } from '../views/find-events.ts'
import type { ListedStatement } from '../views/find-statements.ts'
import { withQuery } from './addresses.ts'
import { monthBars } from './bars.ts'
import { type Html, html, type Part, words } from './html.ts'
import { layout } from './layout.ts'
import { eventItem, listLinks, statementItem } from './list-items.ts'
import { moreFields } from './more-fields.ts'
import { figure, longDay, longMonth, many, nothing, typeWord } from './phrases.ts'

export type Found =
  | { readonly of: 'statements'; readonly page: Page<ListedStatement> }
  | { readonly of: 'events'; readonly page: Page<ListedEvent> }

export type SearchParts = {
  readonly asked: AskedFor
  /** The same as it stands in the address. */
  readonly query: Readonly<Record<string, string>>
  readonly found: Found
  readonly facets: Facets
  /** What a state is called, by its code. */
  readonly stateName: (code: string) => string
}

const facetNames = {
  speaker: 'Speaker',
  country: 'Country',
  type: 'Type',
  status: 'Status',
  mode: 'How it is told',
  outlet: 'Outlet',
  review: 'Review',
} as const

/** What the address calls the conditions, as people do. */
const conditionNames: Readonly<Record<string, string>> = {
  ...facetNames,
  actor: 'Who takes part',
  from: 'Published from',
  to: 'Published to',
}

/** Statements or events that are asked for, with what they may be narrowed to. */
export function searchPage({ asked, query, found, facets, stateName }: SearchParts): string {
  const to = (change: Readonly<Record<string, string | null>>) => withQuery('/search', query, change)
  const items =
    found.of === 'statements'
      ? found.page.items.map((item) => statementItem(item))
      : found.page.items.map((event) => eventItem(event))
  const one = found.of === 'statements' ? 'statement' : 'event'
  const shown = (name: string, value: string) =>
    name === 'type' ? typeWord(value) : name === 'country' ? stateName(value) : value
  return layout({
    title: asked.q === undefined ? 'Search' : `Search: ${asked.q}`,
    at: '/search',
    wide: true,
    body: html`<h1>Search</h1>
${form(asked, found.of)}
<div class="with-side"><section aria-label="Results">
<p class="lead" role="status">${many(facets.counted, one)}${facets.more && ' or more'}${asked.q !== undefined && html` with ${words(asked.q)}`}</p>
${monthBars(facets.values['month'] ?? [], 'Found')}${facets.more && html`<p class="hint">Counted in the newest ${figure(facets.counted)}.</p>`}
${items.length === 0 ? nothing(query, 'Nothing was found. Take fewer or other words, or fewer conditions.') : html`<ol class="items">${items}</ol>`}
${listLinks({
  next: found.page.next === null ? null : to({ cursor: found.page.next }),
  csv: withQuery('/search.csv', query, {}),
  json: withQuery('/search.json', query, {}),
})}</section>
<aside aria-label="Narrow the search">${chosen(query, to, shown)}
${Object.entries(facetNames).map(([name, title]) => facet(title, links(name, facets.values[name] ?? [], query, to, shown)))}
${facet('Published', asked.from === undefined && asked.to === undefined ? spans(facets.values['month'] ?? [], to) : [])}</aside></div>`,
  })
}

function form(asked: AskedFor, of: Found['of']): Html {
  const option = (value: string, label: string, now: string | undefined) =>
    html`<option value="${value}"${now === value && html` selected`}>${label}</option>`
  const any = html`<option value="">any</option>`
  return html`<form class="search" action="/search" role="search">
<label class="wide-field">Words <input type="search" name="q" value="${asked.q ?? ''}"></label>
<label>Of <select name="of">${option('statements', 'statements', of)}${option('events', 'events', of)}</select></label>
<button>Search</button>
${moreFields(
  'Speaker, country, type, outlet and days',
  [asked.speaker, asked.country, asked.type, asked.status, asked.mode, asked.outlet, asked.from, asked.to],
  html`<label>Speaker <input name="speaker" value="${asked.speaker ?? ''}"></label>
<label>Country <input name="country" value="${asked.country ?? ''}" pattern="[A-Z]{3}" size="4" placeholder="PER" title="Three capital letters, as PER"></label>
<label>Type <select name="type">${any}${eventTypes.map((type) => option(type, typeWord(type), asked.type))}</select></label>
<label>Status <select name="status">${any}${eventStatus.options.map((status) => option(status, status, asked.status))}</select></label>
<label>How it is told <select name="mode">${any}${statementModes.map((mode) => option(mode, mode, asked.mode))}</select></label>
<label>Outlet <input name="outlet" value="${asked.outlet ?? ''}"></label>
<label>Published from <input type="date" name="from" value="${asked.from ?? ''}"></label>
<label>to <input type="date" name="to" value="${asked.to ?? ''}"></label>`,
)}</form>`
}

type To = (change: Readonly<Record<string, string | null>>) => string

type Shown = (name: string, value: string) => string

function chosen(query: SearchParts['query'], to: To, shown: Shown): Part {
  const set = Object.entries(query).filter(
    ([name, value]) => !['q', 'of', 'cursor', 'limit'].includes(name) && value !== '',
  )
  if (set.length === 0) return ''
  return html`<section class="chosen"><h2>Narrowed to</h2><ul>${set.map(([name, value]) => {
    const title = conditionNames[name] ?? name
    const told = name === 'from' || name === 'to' ? longDay(value) : shown(name, value)
    return html`<li>${title}: ${words(told)} <a href="${to({ [name]: null })}" aria-label="Take away ${title} ${told}">take away</a></li>`
  })}</ul></section>`
}

/** A value that a search may be narrowed to, and where that leads. */
type FacetLink = { readonly href: string; readonly label: string; readonly count: number }

function facet(title: string, values: readonly FacetLink[]): Part {
  if (values.length === 0) return ''
  return html`<section class="facet"><h2>${title}</h2><ol class="ranked">${values.map(
    ({ href, label, count }) =>
      html`<li><a href="${href}">${words(label)}</a> <span class="count">${figure(count)}</span></li>`,
  )}</ol></section>`
}

function links(
  name: string,
  values: readonly Counted[],
  query: SearchParts['query'],
  to: To,
  shown: Shown,
): readonly FacetLink[] {
  if ((query[name] ?? '') !== '') return []
  return values.map(({ value, count }) => ({ href: to({ [name]: value }), label: shown(name, value), count }))
}

/** Most months that are listed one by one; of more, years are. */
const mostMonths = 12

/** When it was published, the newest first: months, or years where there are many. */
function spans(months: readonly Counted[], to: To): readonly FacetLink[] {
  const size = months.length > mostMonths ? 4 : 7
  const counts = new Map<string, number>()
  for (const { value, count } of months) {
    counts.set(value.slice(0, size), (counts.get(value.slice(0, size)) ?? 0) + count)
  }
  return [...counts]
    .flatMap(([span, count]) => {
      const days = daysOf(span)
      return days === null ? [] : [{ href: to({ from: days.first, to: days.last }), label: longMonth(span), count }]
    })
    .reverse()
    .slice(0, mostMonths)
}
