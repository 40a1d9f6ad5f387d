import type { Turn } from '../views/dialogue.ts'
import { type Html, html } from './html.ts'
import { isConflict, longDay, periodWords, shortDay, shortMonth, typeWord } from './phrases.ts'

const width = 1000
const left = 10
const right = 990
const lane = 120
const middles = { a: 70, b: 200 } as const
const height = 272

/** So many characters of a name fit above a lane; the page's title has all of it. */
const mostOfName = 70

/**
 * The turns of two actors over time, a lane for each. A statement is a ring on the lane's line; an event is a square,
 * above the line where it is cooperation and below it where it is conflict, by its score; full where it is conflict.
 * Each leads to its entry in the list below, which says the same in words.
 */
export function timeline(turns: readonly Turn[], names: { readonly a: string; readonly b: string }): Html {
  const dated = turns.flatMap((turn, number) => {
    const at = turn.day === null ? Number.NaN : Date.parse(`${turn.day.slice(0, 10)}T00:00:00Z`)
    return Number.isNaN(at) ? [] : [{ turn, number, at }]
  })
  if (dated.length === 0) return html`<p class="none">Nothing that has a day was found.</p>`
  const first = Math.min(...dated.map(({ at }) => at))
  const last = Math.max(...dated.map(({ at }) => at))
  const x = (at: number) =>
    first === last ? width / 2 : left + 20 + ((at - first) / (last - first)) * (right - left - 40)
  const taken = new Map<string, number>()
  const marks = dated.map(({ turn, number, at }) => {
    const { statement, event, by } = turn
    const level = event === null ? 0 : Math.max(-10, Math.min(10, event.intensity))
    const place = `${by} ${Math.round(x(at) / 9)} ${Math.round(level)}`
    const crowd = taken.get(place) ?? 0
    taken.set(place, crowd + 1)
    // What falls on one place is set beside it, so that each can be seen and reached.
    const [cx, cy] = [x(at) + (crowd % 6) * 9, middles[by] - level * 4.2 + Math.floor(crowd / 6) * 9]
    const label =
      statement !== null ? `says: ${statement.content.slice(0, 90)}` : `${typeWord(event!.type)}, ${event!.status}`
    const shape =
      event === null
        ? html`<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="4"/>`
        : html`<rect x="${(cx - 4).toFixed(1)}" y="${(cy - 4).toFixed(1)}" width="8" height="8"/>`
    const full = event !== null && isConflict(event.quad) ? ' full' : ''
    const doubtful = event !== null && event.status !== 'actual' ? ' unreal' : ''
    const until = event?.dayKnown ? Date.parse(`${event.lastDay}T00:00:00Z`) : at
    // What took place somewhere within a month or a year is drawn along all of it.
    const along =
      until > at &&
      html`<line class="span" x1="${cx.toFixed(1)}" x2="${Math.min(x(until), right).toFixed(1)}" y1="${cy.toFixed(1)}" y2="${cy.toFixed(1)}"/>`
    const when = event?.dayKnown ? periodWords(turn.day, event.lastDay) : longDay(turn.day)
    return html`<a href="#turn-${number + 1}"><g class="side-${by}${full}${doubtful}"><title>${when}: ${names[by]} ${label}</title>${along}${shape}</g></a>`
  })
  const line = (
    by: 'a' | 'b',
  ) => html`<line class="lane side-${by}" x1="${left}" x2="${right}" y1="${middles[by]}" y2="${middles[by]}"/>
<text class="name side-${by}" x="${left}" y="${middles[by] - lane / 2 + 14}">${cut(names[by])}</text>`
  return html`<figure class="timeline"><svg viewBox="0 0 ${width} ${height}" role="group" aria-label="What ${names.a} and ${names.b} said of and did to each other, by day; the list below has the same">
${ticks(first, last).map((tick) => html`<line class="tick" x1="${x(tick.at).toFixed(1)}" x2="${x(tick.at).toFixed(1)}" y1="20" y2="${height - 18}"/><text x="${x(tick.at).toFixed(1)}" y="${height - 4}" text-anchor="middle">${tick.label}</text>`)}
${line('a')}${line('b')}
${marks}</svg><figcaption>○ says · □ does, cooperation, above the line · ■ does, conflict, below it · broken: planned, possible or denied</figcaption></figure>`
}

const day = 86_400_000

function monthTick(month: string): string {
  return `${shortMonth(month)} ${month.slice(0, 4)}`
}

/** At most eight beginnings of days, months or years between two moments. */
function ticks(first: number, last: number): readonly { readonly at: number; readonly label: string }[] {
  const span = last - first
  if (span === 0) return [{ at: first, label: longDay(new Date(first).toISOString().slice(0, 10)) }]
  if (span < 62 * day) {
    const step = Math.max(1, Math.ceil(span / day / 7)) * day
    return Array.from({ length: Math.floor(span / step) + 1 }, (_, i) => first + i * step).map((at) => ({
      at,
      label: shortDay(new Date(at).toISOString().slice(0, 10)),
    }))
  }
  const months = Math.ceil(span / day / 30.4 / 7)
  const step = months > 12 ? Math.ceil(months / 12) * 12 : months
  const start = new Date(first)
  const found: { at: number; label: string }[] = []
  for (let i = 0; ; i += step) {
    const at = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1 + i, 1)
    if (at > last) return found
    found.push({ at, label: monthTick(new Date(at).toISOString().slice(0, 7)) })
  }
}

function cut(name: string): string {
  const letters = Array.from(name)
  return letters.length > mostOfName ? `${letters.slice(0, mostOfName - 1).join('')}…` : name
}
