import type { Overview } from '../views/overview.ts'
import { address, dialogueAddress, withQuery } from './addresses.ts'
import { monthBars } from './bars.ts'
import { html, type Part, words } from './html.ts'
import { layout } from './layout.ts'
import { reportItem } from './list-items.ts'
import { actorLink, figure, longDay, many, nothing, score, typeWord } from './phrases.ts'

/** What is in the archive. */
export function overviewPage(overview: Overview, place: string): string {
  const { counts, firstDay, lastDay } = overview
  const span = firstDay === null || lastDay === null ? '' : ` from ${longDay(firstDay)} to ${longDay(lastDay)}`
  const tiles = [
    { count: counts.reports, one: 'report', href: '/reports' },
    { count: counts.statements, one: 'statement', href: '/search' },
    { count: counts.events, one: 'event', href: address('/search', { of: 'events' }) },
    { count: counts.failures, one: 'failure', href: '/failures' },
  ]
  return layout({
    title: 'Overview',
    at: '/',
    body: html`<h1>What is in the archive</h1>
<p class="lead">${many(counts.reports, 'report')}${span}, in ${words(place)}.</p>
<ul class="tiles">${tiles.map(({ count, one, href }) => html`<li><a href="${href}"><b>${figure(count)}</b> ${count === 1 ? one : `${one}s`}</a></li>`)}</ul>
${search}
<div class="columns">
<section>${months('Reports', overview.reportsByMonth)}${months('Statements', overview.statementsByMonth)}${months('Events', overview.eventsByMonth)}</section>
<section><h2>Who is in it</h2>${overview.actors.length === 0 && html`<p class="none">Nobody was found.</p>`}<ol class="ranked">${overview.actors.map((actor) => html`<li>${actorLink(actor)} <span class="count">${many(actor.reports, 'report')}, ${many(actor.statements, 'statement')}</span></li>`)}</ol>
<p class="all"><a href="/actors">All actors</a></p></section>
<section><h2>Busiest pairs of states</h2>${pairs(overview)}</section>
<section><h2>What is done</h2>${
      overview.types.length === 0
        ? html`<p class="none">No events were found.</p>`
        : html`<ol class="ranked">${overview.types.map(({ value, count }) => html`<li><a href="${address('/search', { of: 'events', type: value })}">${typeWord(value)}</a> <span class="count">${count}</span></li>`)}</ol>`
    }</section>
<section><h2>Outlets</h2>${overview.outlets.length === 0 && html`<p class="none">No report names one.</p>`}<ol class="ranked">${overview.outlets.map(({ value, count }) => html`<li><a href="${withQuery('/reports', {}, { outlet: value })}">${words(value)}</a> <span class="count">${many(count, 'report')}</span></li>`)}</ol></section>
<section><h2>To look at</h2><ul class="plain">
<li><a href="/review">${many(overview.reviews.machine, 'statement or event awaits', 'statements and events await')} review</a>; ${reviewedOf(overview)}.</li>
<li>${many(overview.uncertain, 'statement or event is', 'statements and events are')} uncertain.</li>
<li>In ${many(overview.withoutStatements, 'report')} nothing was found.</li>
<li>${counts.failures === 0 ? 'Nothing failed.' : html`<a href="/failures">${many(counts.failures, 'input')}</a> could not be read.`}</li></ul></section>
</div>
<section><h2>Newest reports</h2>${overview.newest.length === 0 ? nothing({}, '') : html`<ol class="items">${overview.newest.map(reportItem)}</ol>`}</section>`,
  })
}

const search = html`<form class="find" action="/search" role="search"><label>Search <input type="search" name="q"></label><button>Search</button></form>`

function reviewedOf({ reviews }: Overview): string {
  const { right, mended, unsure, wrong } = reviews
  return right + mended + unsure + wrong === 0
    ? 'nobody has reviewed any yet'
    : `${figure(right)} are right, ${figure(mended)} mended, ${figure(unsure)} unsure, ${figure(wrong)} wrong`
}

function pairs({ pairs }: Overview) {
  if (pairs.length === 0) return html`<p class="none">No event between two states was found.</p>`
  return html`<ol class="ranked">${pairs.map(
    ({ a, b, aName, bName, events, intensity }) =>
      html`<li><a href="${dialogueAddress(`s_${a}`, `s_${b}`)}"><span class="side-a">${words(aName)}</span> → <span class="side-b">${words(bName)}</span></a>
<span class="count">${many(events, 'event')}, mean score ${score(intensity.toFixed(1))}</span></li>`,
  )}</ol>
<p class="hint">PLOVER's scores go from \u221210, most hostile, to 10, most friendly.</p>`
}

function months(what: string, counts: Overview['reportsByMonth']): Part {
  return counts.length > 0 && html`<h2>${what} by month</h2>${monthBars(counts, what)}`
}
