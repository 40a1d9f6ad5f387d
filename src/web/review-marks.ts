import type { ListedDecision } from '../views/review-history.ts'
import { address } from './addresses.ts'
import { type Html, html, type Part, words } from './html.ts'
import { longDay } from './phrases.ts'
import type { ReviewQuery } from './review-parts.ts'

/** Where one statement or event is reviewed, by its id or key, in a queue. */
export function frameAddress(report: string, frame: string, query: Readonly<Record<string, string>> = {}): string {
  return address('/review', { ...query, at: `${report}/${frame}` })
}

const signs: Readonly<Record<string, string>> = { right: '✓', mended: '✓', unsure: '?', wrong: '✗' }

/** What people said of something, for every list; nothing where nobody has looked at it yet. */
export function stateMark(state: string): Part {
  if (state === 'machine') return ''
  return html` <span class="reviewed ${state}"><span aria-hidden="true">${signs[state] ?? ''}</span> ${state}</span>`
}

/** A moment as days are written, without its parts of seconds. */
export function momentOf(at: string): Html {
  return html`<time datetime="${at}">${longDay(at.slice(0, 10))}, ${at.slice(11, 16)} UTC</time>`
}

/** What was decided about one statement or event, the newest first. */
export function historyOf(history: readonly ListedDecision[]): Part {
  if (history.length === 0) return ''
  return html`<details class="history"><summary>History: ${history.length} ${history.length === 1 ? 'decision' : 'decisions'}</summary>
<ol class="plain">${history.map(
    ({ number, verdict, undoes, by, at, before, stands }) =>
      html`<li${!stands && html` class="undone"`}>${number}: ${verdict === 'undo' ? `takes ${undoes} back` : verdict} <span class="soft">· ${words(by)} · ${momentOf(at)} · it was ${before.state === 'machine' ? 'as the machine found it' : before.state} before${!stands && ' · taken back'}</span></li>`,
  )}</ol></details>`
}

/** The queue to which an answer leads back. */
export function back(query: ReviewQuery): Html {
  return html`<input type="hidden" name="back" value="${new URLSearchParams(query).toString()}">`
}

/** The way back: of one decision, or of the last that this reviewer made. */
export function undoForm(query: ReviewQuery, number: number | null, label: string): Html {
  return html`<form method="post" action="/review/undo" class="undo">${back(query)}
${number !== null && html`<input type="hidden" name="number" value="${number}">`}<button class="second">${label}${query['from'] === undefined && html` <kbd>Ctrl Z</kbd>`}</button></form>`
}
