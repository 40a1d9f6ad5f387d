import type { ActorRef } from '../views/actor-key.ts'
import type { ActorPortrait } from '../views/actor-portrait.ts'
import type { FoldedStatement } from '../views/actor-said.ts'
import type { Page } from '../views/asked-for.ts'
import type { Counted } from '../views/count-by.ts'
import type { ListedEvent } from '../views/find-events.ts'
import { actorListAddress, address, dialogueAddress, reportAddress } from './addresses.ts'
import { monthBars } from './bars.ts'
import { type Html, html, words } from './html.ts'
import { layout } from './layout.ts'
import { eventItem, listLinks, statementItem } from './list-items.ts'
import { actorLink, dayOf, many, period } from './phrases.ts'

/** A list of somebody's, with a page of its own. */
export type ActorList =
  | { readonly of: 'said'; readonly page: Page<FoldedStatement> }
  | { readonly of: 'did' | 'done'; readonly page: Page<ListedEvent> }

export const actorLists = { said: 'What they said', did: 'What they did', done: 'What was done to them' } as const

/** All that the archive tells of somebody. */
export function actorPage(portrait: ActorPortrait): string {
  const { actor, reports, aliases, namesakes, roles, quotedBy, partners } = portrait
  return layout({
    title: actor.name,
    at: '/actors',
    wide: true,
    body: html`<h1>${words(actor.name)}</h1>
<p class="lead">${actor.kind}${actor.country !== null && html` · <span class="code">${actor.country}</span>`} · in ${many(reports, 'report')}${aliases.length > 0 && html` · also ${aliases.map((alias, i) => [i > 0 && ', ', words(alias)])}`}</p>
${namesakes.length > 0 && html`<p class="hint">Several are called so: ${namesakes.map((one, i) => [i > 0 && ', ', actorLink(one)])}. What follows is of all of them.</p>`}
<div class="with-side"><div>
${section(actor, { of: 'said', page: portrait.said }, portrait.saidByMonth)}
${section(actor, { of: 'did', page: portrait.did }, portrait.didByMonth)}
${section(actor, { of: 'done', page: portrait.doneTo }, portrait.doneToByMonth)}</div>
<aside aria-label="About ${actor.name}">
${
  roles.length > 0 &&
  html`<section><h2>What reports call them</h2><ul class="plain">${roles.map(
    ({ role, from, to, reports }) =>
      html`<li>${words(role)} <span class="soft">${period(from, to)} · ${many(reports, 'report')}</span></li>`,
  )}</ul></section>`
}
${
  partners.length > 0 &&
  html`<section><h2>With whom</h2><ol class="ranked">${partners.map(
    (partner) =>
      html`<li><a href="${dialogueAddress(actor.key, partner.key)}">${words(partner.name)}</a> <span class="count">${many(partner.events, 'event')}</span></li>`,
  )}</ol></section>`
}
${
  quotedBy.length > 0 &&
  html`<section><h2>Who quotes them</h2><ol class="ranked">${quotedBy.map(
    ({ value, count }) =>
      html`<li><a href="${address('/search', { of: 'statements', actor: actor.key, outlet: value })}">${words(value)}</a> <span class="count">${count}</span></li>`,
  )}</ol></section>`
}
<section><h2>Dialogue</h2><form action="/dialogue"><input type="hidden" name="a" value="${actor.key}">
<label>with (a state's code or a name) <input name="b" required></label> <button>Show</button></form></section></aside></div>`,
  })
}

/** A page of one of somebody's lists. */
export function actorListPage(actor: ActorRef, list: ActorList): string {
  return layout({
    title: `${actor.name}: ${actorLists[list.of]}`,
    at: '/actors',
    body: html`<h1>${actorLink(actor)}: ${actorLists[list.of].toLowerCase()}</h1>
${items(list)}
${links(actor, list)}`,
  })
}

function section(actor: ActorRef, list: ActorList, months: readonly Counted[]): Html {
  const { of, page } = list
  return html`<section id="${of}"><h2>${actorLists[of]}</h2>${monthBars(months, actorLists[of])}
${items(list)}${page.items.length > 0 && links(actor, list)}</section>`
}

function items(list: ActorList): Html {
  if (list.page.items.length === 0) return html`<p class="none">Nothing was found.</p>`
  const each = list.of === 'said' ? list.page.items.map(foldedItem) : list.page.items.map((one) => eventItem(one))
  return html`<ol class="items">${each}</ol>`
}

function links({ key }: ActorRef, { of, page }: ActorList): Html {
  const path = actorListAddress(key, of)
  return listLinks({
    next: page.next === null ? null : address(path, { cursor: page.next }),
    csv: `${path}.csv`,
    json: `${path}.json`,
  })
}

/** A statement, and where near-copies carry the same, folded away. */
function foldedItem(item: FoldedStatement): Html {
  return statementItem(
    item,
    item.copies.length > 0 &&
      html`<details class="copies"><summary>The same in ${many(item.copies.length, 'near-copy', 'near-copies')}</summary><ul class="plain">${item.copies.map(
        ({ report, statement, publisher, published }) =>
          html`<li><a href="${reportAddress(report, statement)}">${words(publisher ?? 'outlet not given')}</a> · ${dayOf(published)}</li>`,
      )}</ul></details>`,
  )
}
