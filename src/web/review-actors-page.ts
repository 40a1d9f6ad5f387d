import type { KeptDecision } from '../archive/across/decisions.ts'
import type { JoinedActor } from '../views/joined-actors.ts'
import { address, reportAddress } from './addresses.ts'
import { type Html, html, type Part, words } from './html.ts'
import { layout } from './layout.ts'
import { many } from './phrases.ts'
import { momentOf } from './review-marks.ts'

export type ReviewActorsParts = {
  readonly q: string
  readonly found: readonly JoinedActor[]
  /** Those whose members are shown, to be parted. */
  readonly open: JoinedActor | null
  readonly decisions: readonly KeptDecision[]
  readonly mayWrite: boolean
  readonly isJoined: boolean
}

/** Where people say which actors of several reports are one, and which are not. */
export function reviewActorsPage({ q, found, open, decisions, mayWrite, isJoined }: ReviewActorsParts): string {
  return layout({
    title: 'Actors in review',
    at: '/review',
    wide: true,
    body: html`<h1>Who is one, and who is not</h1>
<p class="lead">Actors of several reports are joined by what the reports say of them. Here they are merged or split by hand; that stays, whatever reports come, until it is undone. <a href="/review">Back to the review</a></p>
${!isJoined && html`<p class="notice">What is shown is as of the last joining; <code>demarche join</code> brings it up to date.</p>`}
<form class="search" action="/review/actors" role="search"><label class="wide-field">Name <input type="search" name="q" value="${q}"></label><button>Search</button></form>
<div class="with-side"><section aria-label="Actors">${open === null ? foundList(found, q, mayWrite) : membersList(open, q, mayWrite)}</section>
<aside aria-label="Decisions"><h2>Decided by hand</h2>${decided(decisions, q, mayWrite)}</aside></div>`,
  })
}

function foundList(found: readonly JoinedActor[], q: string, mayWrite: boolean): Html {
  if (found.length === 0)
    return html`<p class="none">${q === '' ? 'No actors are joined yet.' : 'There is no such actor.'}</p>`
  return html`<form method="post" action="/review/actors">${hidden(q)}<input type="hidden" name="verdict" value="same">
<div class="scroll"><table><thead><tr><th scope="col">Merge</th><th scope="col">Name</th><th scope="col">Kind</th><th scope="col" class="number">Reports</th><th scope="col" class="number">Joined of</th></tr></thead>
<tbody>${found.map(
    ({ id, name, kind, country, reports, members }) =>
      html`<tr><td><input type="checkbox" name="key" value="${id}" aria-label="Merge ${name}"></td><th scope="row">${words(name)}${country !== null && html` <span class="code">${country}</span>`}</th><td>${kind}</td><td class="number">${reports}</td>
<td class="number">${members.length > 1 ? html`<a href="${address('/review/actors', { q, open: id })}">${members.length}</a>` : 1}</td></tr>`,
  )}</tbody></table></div>
${mayWrite && html`<p><button>Those that are ticked are one</button></p>`}</form>`
}

function membersList({ id, name, members }: JoinedActor, q: string, mayWrite: boolean): Html {
  return html`<h2>${words(name)}: ${many(members.length, 'actor')} of reports</h2>
<form method="post" action="/review/actors">${hidden(q)}<input type="hidden" name="verdict" value="different"><input type="hidden" name="group" value="${id}">
<div class="scroll"><table><thead><tr><th scope="col">Split</th><th scope="col">In the report</th><th scope="col">Called</th></tr></thead>
<tbody>${members.map(
    ({ handle, report, title, called }) =>
      html`<tr><td><input type="checkbox" name="key" value="${handle}" aria-label="Split off ${called} of ${title ?? report}"></td><th scope="row"><a href="${reportAddress(report)}">${words(title ?? report)}</a></th><td>${words(called)}</td></tr>`,
  )}</tbody></table></div>
${mayWrite && html`<p><button>Those that are ticked are somebody else</button></p>`}</form>
<p><a href="${address('/review/actors', { q })}">Back to the list</a></p>`
}

function decided(decisions: readonly KeptDecision[], q: string, mayWrite: boolean): Part {
  if (decisions.length === 0) return html`<p class="none">Nothing yet.</p>`
  return html`<ol class="plain">${decisions.map(
    ({ number, verdict, one, other, by, at, undoneAt }) =>
      html`<li${undoneAt !== null && html` class="undone"`}>${number}: ${listed(one)} ${verdict === 'same' ? 'with' : 'apart from'} ${listed(other)} <span class="soft">· ${words(by ?? 'not said by whom')} · ${momentOf(at)}</span>
${undoneAt === null && mayWrite && html`<form method="post" action="/review/actors/undo" class="inline">${hidden(q)}<input type="hidden" name="number" value="${number}"><button class="second">Undo</button></form>`}</li>`,
  )}</ol>`
}

/** Handles as people read them: the name within, each once. */
function listed(handles: readonly string[]): Part {
  const names = [...new Set(handles.map((handle) => handle.replace(/^[^:]*:/, '').replace(/#\d+$/, '')))]
  return words(names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', '))
}

function hidden(q: string): Html {
  return html`<input type="hidden" name="q" value="${q}">`
}
