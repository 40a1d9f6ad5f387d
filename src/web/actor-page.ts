import type { ActorPortrait } from '../views/actor-portrait.ts'
import type { ListedEvent } from '../views/find-events.ts'
import { actorAddress, address, dialogueAddress } from './addresses.ts'
import { monthBars } from './bars.ts'
import { type Html, html, type Part, words } from './html.ts'
import { layout } from './layout.ts'
import { eventItem, listLinks, statementItem } from './list-items.ts'
import { longDay, many } from './phrases.ts'

/** All that the archive tells of somebody. */
export function actorPage(portrait: ActorPortrait): string {
  const { actor, reports, aliases, roles, quotedBy, said } = portrait
  const here = actorAddress(actor.key)
  return layout({
    title: actor.name,
    at: '/actors',
    wide: true,
    body: html`<h1>${words(actor.name)}</h1>
<p class="lead">${actor.kind}${actor.country !== null && html` · <span class="code">${actor.country}</span>`} · in ${many(reports, 'report')}${aliases.length > 0 && html` · also ${aliases.map((alias, i) => [i > 0 && ', ', words(alias)])}`}</p>
<div class="with-side"><div>
<section id="said"><h2>What they said</h2>${monthBars(portrait.saidByMonth, 'Statements')}
${said.items.length === 0 ? html`<p class="none">No statement of theirs was found.</p>` : html`<ol class="items">${said.items.map(statementItem)}</ol>`}
${listLinks({
  next: said.next === null ? null : address(here, { cursor: said.next }),
  csv: address('/search.csv', { of: 'statements', actor: actor.key }),
  json: address('/search.json', { of: 'statements', actor: actor.key }),
})}</section>
${events('did', 'What they did', portrait.did.items, portrait)}
${events('done', 'What was done to them', portrait.doneTo.items, portrait)}</div>
<aside aria-label="About ${actor.name}">
${
  roles.length > 0 &&
  html`<section><h2>What reports call them</h2><ul class="plain">${roles.map(
    ({ role, from, to, reports }) =>
      html`<li>${words(role)} <span class="soft">${period(from, to)} · ${many(reports, 'report')}</span></li>`,
  )}</ul></section>`
}
${
  portrait.partners.length > 0 &&
  html`<section><h2>With whom</h2><ol class="ranked">${portrait.partners.map(
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

function period(from: string | null, to: string | null): string {
  if (from === null || to === null) return 'no date'
  return from === to ? longDay(from) : `${longDay(from)} to ${longDay(to)}`
}

function events(id: string, title: string, items: readonly ListedEvent[], { actor }: ActorPortrait): Part {
  const all: Html = html`<p><a href="${address('/search', { of: 'events', actor: actor.key })}">All events with ${actor.name}</a></p>`
  return html`<section id="${id}"><h2>${title}</h2>${items.length === 0 ? html`<p class="none">Nothing was found.</p>` : html`<ol class="items">${items.map((event) => eventItem(event))}</ol>${all}`}</section>`
}
