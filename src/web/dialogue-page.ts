import { eventStatus, eventTypes } from '../record/plover.ts'
import type { AskedFor } from '../views/asked-for.ts'
import type { Dialogue, Turn } from '../views/dialogue.ts'
import type { ListedActor } from '../views/find-actors.ts'
import type { Overview } from '../views/overview.ts'
import { dialogueAddress, withQuery } from './addresses.ts'
import { type Html, html, words } from './html.ts'
import { layout } from './layout.ts'
import { eventLine, listLinks, reviewLink, uncertain, whence } from './list-items.ts'
import { markedWords } from './marked-words.ts'
import { moreFields } from './more-fields.ts'
import { actorLink, dayOf, many, period, typeWord } from './phrases.ts'
import { timeline } from './timeline.ts'

type Query = Readonly<Record<string, string>>

/** Where a person says whose dialogue to show. */
export function dialogueAskPage(query: Query, pairs: Overview['pairs'], actors: readonly ListedActor[]): string {
  return layout({
    title: 'Dialogue',
    at: '/dialogue',
    body: html`<h1>Dialogue</h1>
<p class="lead">What two actors said of and did to each other, over time.</p>
${form(query, {})}
${pairs.length > 0 && html`<h2>Busiest pairs of states</h2><ol class="ranked">${bothWays(pairs).map(({ a, b, aName, bName, events }) => html`<li><a href="${dialogueAddress(`s_${a}`, `s_${b}`)}">${words(aName)} and ${words(bName)}</a> <span class="count">${many(events, 'event')}</span></li>`)}</ol>`}
<datalist id="actors">${actors.map(({ name }) => html`<option value="${name}"></option>`)}</datalist>`,
  })
}

/** Pairs with what each did to the other counted together. */
function bothWays(pairs: Overview['pairs']): Overview['pairs'] {
  const met = Map.groupBy(pairs, ({ a, b }) => [a, b].sort().join())
  return [...met.values()]
    .map((ways) => ({ ...ways[0]!, events: ways.reduce((sum, { events }) => sum + events, 0) }))
    .sort((x, y) => y.events - x.events)
}

/** @param shown what the form has for the two */
export function dialoguePage(
  dialogue: Dialogue,
  asked: AskedFor,
  query: Query,
  shown: Readonly<Record<'a' | 'b', string>>,
): string {
  const { a, b, turns, cut } = dialogue
  return layout({
    title: `${a.name} and ${b.name}`,
    at: '/dialogue',
    wide: true,
    body: html`<h1><span class="side-a">${words(a.name)}</span> and <span class="side-b">${words(b.name)}</span></h1>
<p class="lead">${many(turns.length, 'turn')}: what each said of and did to the other${cut && ', the newest; narrow the days to see more'}.
See ${actorLink(a, 'side-a')} or ${actorLink(b, 'side-b')} alone.</p>
${form(shown, asked)}
${timeline(turns, { a: a.name, b: b.name })}
${turns.length === 0 ? html`<p class="none">Nothing was found that one said of or did to the other.</p>` : html`<ol class="turns">${turns.map(turnItem)}</ol>`}
${listLinks({ next: null, csv: withQuery('/dialogue.csv', query, {}), json: withQuery('/dialogue.json', query, {}) })}`,
  })
}

function turnItem({ day, by, statement, event }: Turn, place: number): Html {
  const who =
    event !== null
      ? eventLine(event, { by, withDay: false })
      : html`${statement!.speaker === null ? words(statement!.source) : actorLink(statement!.speaker, `side-${by}`)} <span class="cue">${words(statement!.cue)}</span>`
  const item = event ?? statement!
  // The day that the report appeared on stands in for order, and is told as that.
  const isTold = event !== null ? event.dayKnown : statement!.time?.startsWith(day ?? ' ') === true
  return html`<li class="turn by-${by}${item.confidence < 0.5 && ' doubt'}" id="turn-${place + 1}">
<p class="day">${day !== null && !isTold && 'reported '}${event?.dayKnown ? period(day, event.lastDay) : dayOf(day)}</p><p class="who">${who}${reviewLink(item.report, statement?.statement ?? event!.event, item.review)}</p>
<details><summary>${words(statement?.content ?? event!.anchor)}</summary><blockquote>${markedWords(item.context)}</blockquote>
${whence(item, statement?.statement ?? event!.event)}</details>${uncertain(item.confidence)}</li>`
}

function form(query: Query, asked: AskedFor): Html {
  const any = html`<option value="">any</option>`
  const option = (value: string, label: string, now: string | undefined) =>
    html`<option value="${value}"${now === value && html` selected`}>${label}</option>`
  return html`<form class="search" action="/dialogue">
<label>Between <input name="a" list="actors" value="${query['a'] ?? ''}" required></label>
<label>and <input name="b" list="actors" value="${query['b'] ?? ''}" required></label><button>Show</button>
<p class="hint">A state's code as PER, or a name as the actors' list has it.</p>
${moreFields(
  'Type, status and days',
  [asked.type, asked.status, asked.from, asked.to],
  html`<label>Type <select name="type">${any}${eventTypes.map((type) => option(type, typeWord(type), asked.type))}</select></label>
<label>Status <select name="status">${any}${eventStatus.options.map((status) => option(status, status, asked.status))}</select></label>
<label>Reported from <input type="date" name="from" value="${asked.from ?? ''}"></label>
<label>to <input type="date" name="to" value="${asked.to ?? ''}"></label>`,
)}</form>`
}
