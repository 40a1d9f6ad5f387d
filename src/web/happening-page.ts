import type { Page } from '../views/asked-for.ts'
import type { ListedHappening } from '../views/list-happenings.ts'
import { reportAddress, withQuery } from './addresses.ts'
import { type Html, html, type Part, words } from './html.ts'
import { layout } from './layout.ts'
import { listLinks, reviewLink } from './list-items.ts'
import { dayOf, many, typeWord } from './phrases.ts'

/** Acts that several reports tell of. */
export function happeningsPage(page: Page<ListedHappening>, query: Readonly<Record<string, string>>): string {
  return layout({
    title: 'Happenings',
    at: '/happenings',
    body: html`<h1>Happenings</h1>
<p class="lead">Acts that two reports and more tell of, as they were last joined.</p>
<form class="search" action="/happenings"><label>State or name <input name="actor" value="${query['actor'] ?? ''}"></label>
<label>From <input type="date" name="from" value="${query['from'] ?? ''}"></label>
<label>To <input type="date" name="to" value="${query['to'] ?? ''}"></label><button>Show</button></form>
${page.items.length === 0 ? html`<p class="none">There is none. After reports are added, <code>demarche join</code> works them out.</p>` : html`<ol class="items">${page.items.map(happeningItem)}</ol>`}
${listLinks({
  next: page.next === null ? null : withQuery('/happenings', query, { cursor: page.next }),
  csv: withQuery('/happenings.csv', query, {}),
  json: withQuery('/happenings.json', query, {}),
})}`,
  })
}

function happeningItem(one: ListedHappening): Html {
  return html`<li class="item"><h3><a href="/happenings/${encodeURIComponent(one.id)}">${whatHappened(one)}</a></h3>
<p class="whence">${period(one)} · ${many(one.reports.length, 'report')}, ${many(one.assertedBy.length, 'source')}${one.deniedBy.length > 0 && html` · <span class="status">denied by ${many(one.deniedBy.length, 'source')}</span>`}</p></li>`
}

function whatHappened({ source, type, target }: ListedHappening): Html {
  return html`${words(source ?? 'somebody')} → ${typeWord(type)} → ${words(target ?? 'not given')}`
}

function period({ from, to }: ListedHappening): Html {
  return from === null || to === null || from === to ? dayOf(from) : html`${dayOf(from)} to ${dayOf(to)}`
}

/** One act: who asserts it and who denies it side by side, and every report that tells of it. */
export function happeningPage(one: ListedHappening): string {
  return layout({
    title: `${one.source ?? 'Somebody'}: ${typeWord(one.type)}`,
    at: '/happenings',
    wide: true,
    body: html`<h1>${whatHappened(one)}</h1>
<p class="lead">${period(one)} · asserted in ${many(one.reports.length, 'report')}, which are ${many(one.texts, 'text')} where near-copies count once.</p>
<div class="columns"><section><h2>Who says that it is so</h2>${attested(one.assertedBy)}</section>
<section><h2>Who denies it</h2>${attested(one.deniedBy)}</section>
${one.foreseenBy.length > 0 && html`<section><h2>Who says that it is to come, or may</h2>${attested(one.foreseenBy)}</section>`}</div>
<h2>The reports, the first published first</h2>
<ol class="items">${one.tellings.map(
      ({ report, event, stance, anchor, publisher, review }) =>
        html`<li class="item"><p><a href="${reportAddress(report, event)}">${words(anchor)}</a>${stance !== 'asserts' && html` <span class="status">${stance}</span>`}${reviewLink(report, event, review)}</p>
${publisher !== null && html`<p class="whence">${words(publisher)}</p>`}</li>`,
    )}</ol>`,
  })
}

/** Sources, each with the hands through which its word came. */
function attested(list: ListedHappening['assertedBy']): Part {
  if (list.length === 0) return html`<p class="none">Nobody.</p>`
  return html`<ul class="plain">${list.map(
    ({ name, kind, country, reports, hands }) =>
      html`<li><b>${words(name)}</b>${country !== null && html` <span class="code">${country}</span>`}${kind === 'outlet' && html` <span class="soft">in its own voice</span>`}
${hands.map(({ how, name }) => html`<span class="soft">← ${how} ${words(name)}</span> `)}<span class="count">${many(reports.length, 'report')}</span></li>`,
  )}</ul>`
}
