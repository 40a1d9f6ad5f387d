import type { Page } from '../views/asked-for.ts'
import type { ListedHappening } from '../views/list-happenings.ts'
import type { Told, ToldHappening } from '../views/told-happening.ts'
import { reportAddress, withQuery } from './addresses.ts'
import { type Html, html, type Part, words } from './html.ts'
import { layout } from './layout.ts'
import { listLinks, reviewLink } from './list-items.ts'
import { markedWords } from './marked-words.ts'
import { dayOf, many, period, typeWord } from './phrases.ts'

/** Acts that several reports tell of. */
export function happeningsPage(page: Page<ListedHappening>, query: Readonly<Record<string, string>>): string {
  return layout({
    title: 'Happenings',
    at: '/happenings',
    body: html`<h1>Happenings</h1>
<p class="lead">Acts that two reports and more tell of, as they were last joined.</p>
<form class="search" action="/happenings"><label>State or name <input name="actor" value="${query['actor'] ?? ''}"></label>
<label>From <input type="date" name="from" value="${query['from'] ?? ''}"></label>
<label>to <input type="date" name="to" value="${query['to'] ?? ''}"></label><button>Show</button></form>
${page.items.length === 0 ? html`<p class="none">There is none here. After reports are added, <code>demarche join</code> works them out.</p>` : html`<ol class="items">${page.items.map(happeningItem)}</ol>`}
${listLinks({
  next: page.next === null ? null : withQuery('/happenings', query, { cursor: page.next }),
  csv: withQuery('/happenings.csv', query, {}),
  json: withQuery('/happenings.json', query, {}),
})}`,
  })
}

function happeningItem(one: ListedHappening): Html {
  return html`<li class="item"><h3><a href="${happeningAddress(one)}">${whatHappened(one)}</a></h3>
<p class="whence">${period(one.from, one.to)} · ${many(one.reports.length, 'report')}, ${many(one.assertedBy.length, 'source')}${one.deniedBy.length > 0 && html` · <span class="status">denied by ${many(one.deniedBy.length, 'source')}</span>`}</p></li>`
}

const happeningAddress = ({ id }: { readonly id: string }) => `/happenings/${encodeURIComponent(id)}`

type Act = Pick<ListedHappening, 'source' | 'type' | 'target'>

function whatHappened({ source, type, target }: Act): Html {
  return html`${words(source ?? 'Somebody')} → ${typeWord(type)}${target !== null && html` → ${words(target)}`}`
}

/** One act: who asserts it and who denies it side by side, and every report that tells of it. */
export function happeningPage(one: ToldHappening): string {
  return layout({
    title: `${one.source ?? 'Somebody'}: ${typeWord(one.type)}`,
    at: '/happenings',
    wide: true,
    body: html`<h1>${whatHappened(one)}</h1>
<p class="lead">${period(one.from, one.to)} · asserted in ${many(one.reports.length, 'report')}, which are ${many(one.texts, 'text')} where near-copies count once.</p>
${firstReport(one)}
<div class="columns"><section><h2>Who says that it is so</h2>${attested(one.assertedBy)}</section>
<section><h2>Who denies it</h2>${attested(one.deniedBy)}</section>
${one.foreseenBy.length > 0 && html`<section><h2>Who says that it is to come, or may</h2>${attested(one.foreseenBy)}</section>`}</div>
${sideBySide(one)}
${listLinks({ next: null, csv: `${happeningAddress(one)}.csv`, json: `${happeningAddress(one)}.json` })}`,
  })
}

/** Which report told of it first, or that no day of publication is known. */
function firstReport({ tellings }: ToldHappening): Part {
  const first = tellings.find(({ published }) => published !== null)
  return (
    first !== undefined &&
    html`<p>First reported on ${dayOf(first.published)}${first.publisher !== null && html` by ${words(first.publisher)}`}: <a href="${reportAddress(first.report, first.event)}">${words(first.title ?? 'report without a title')}</a>.</p>`
  )
}

const stances = {
  asserts: 'Reports that assert it',
  denies: 'Reports that deny it',
  foresees: 'Reports that foresee it',
}

/** What reports say, each stance in a column of its own where there are several. */
function sideBySide({ tellings }: ToldHappening): Html {
  const sections = (Object.entries(stances) as [Told['stance'], string][]).flatMap(([stance, title]) => {
    const list = tellings.filter((telling) => telling.stance === stance)
    return list.length === 0
      ? []
      : [html`<section id="${stance}"><h2>${title}</h2><ol class="items">${list.map(tellingItem)}</ol></section>`]
  })
  return html`<div class="${sections.length > 1 ? 'columns' : 'column'}">${sections}</div>`
}

function tellingItem({
  report,
  event,
  word,
  context,
  title,
  publisher,
  published,
  status,
  copyOf,
  review,
}: Told): Html {
  return html`<li class="item" id="${report}-${event}"><p class="who">On the word of ${
    word.statement === null
      ? words(word.name)
      : html`<a href="${reportAddress(report, word.statement)}">${words(word.name)}</a>`
  }${word.statement === null && html` <span class="soft">in its own voice</span>`}${status !== 'actual' && html` <span class="status">${status}</span>`}${reviewLink(report, event, review)}</p>
<blockquote>${markedWords(context)}</blockquote>
<p class="whence"><a href="${reportAddress(report, event)}">${words(title ?? 'Report without a title')}</a>${publisher !== null && html` · ${words(publisher)}`} · ${dayOf(published)}${copyOf !== null && html` · <a href="${reportAddress(copyOf)}">near-copy of another report</a>`}</p></li>`
}

/** Sources, each with the hands through which its word came. */
function attested(list: ListedHappening['assertedBy']): Part {
  if (list.length === 0) return html`<p class="none">Nobody.</p>`
  return html`<ul class="ranked">${list.map(
    ({ name, kind, country, reports, hands }) =>
      html`<li><span class="named"><b>${words(name)}</b>${country !== null && html` <span class="code">${country}</span>`}${kind === 'outlet' && html` <span class="soft">in its own voice</span>`}
${hands.map(({ how, name }) => html`<span class="soft">← ${how} ${words(name)}</span> `)}</span><span class="count">${many(reports.length, 'report')}</span></li>`,
  )}</ul>`
}
