import type { KeptOrigin, KeptReport } from '../archive/archive.ts'
import { statesOf } from '../archive/review/reviewed-record.ts'
import type { ReportRecord } from '../record/report-record.ts'
import { reportAddress, webAddress } from './addresses.ts'
import { type CardReview, frameCards } from './frame-cards.ts'
import { framesOf } from './frames.ts'
import { type Html, html, type Part, words } from './html.ts'
import { layout } from './layout.ts'
import { markedReport } from './marked-report.ts'
import { dayOf } from './phrases.ts'

/** A report's text with all that was found in it, and where it came from. */
export function readerPage({ key, record, origins, reviews }: Omit<KeptReport, 'reportId'>): string {
  return layout({
    title: record.title ?? 'Report without a title',
    wide: true,
    body: html`${reader(record, {
      linked: true,
      review: { report: key, state: statesOf({ record, reviews }) },
      more: html`${origins.length > 0 && originList(origins)}
<p class="save">Save what was found as <a href="${reportAddress(key)}.csv">CSV</a> or <a href="${reportAddress(key)}.json">JSON</a>, or the whole record as <a href="/api/reports/${encodeURIComponent(key)}">JSON</a></p>`,
    })}`,
  })
}

/** The text and the column beside it, for a kept report and for one that was only pasted. */
export function reader(
  record: ReportRecord,
  { linked, more = '', review }: { linked: boolean; more?: Part; review?: CardReview },
): Html {
  const frames = framesOf(record)
  const paragraphs = markedReport(record.text, frames)
  const [headline, ...lead] = paragraphs(0, record.bodyStart)
  const title = record.title?.trim() || 'Report without a title'
  const body = [...lead, ...paragraphs(record.bodyStart, record.text.length)]
  return html`<div class="reader">
<article lang="${/^[a-z]{2,3}$/.test(record.language) ? record.language : 'en'}">
<header><h1 dir="auto">${headline ?? title}</h1>${about(record)}</header>
${body.map((paragraph) => html`<p dir="auto">${paragraph}</p>`)}
<footer>${provenance(record)}${more}</footer>
</article>
<aside aria-label="What was found"><h2>What was found</h2>
${legend(record)}
${frameCards(record, frames, { linked, review })}</aside></div>`
}

function legend({ events }: ReportRecord): Html {
  return html`<p class="legend"><span class="mark source">who speaks</span> <span class="mark cue">the word for it</span>
<span class="mark depth1">what is said</span> <span class="mark depth2">said within it</span>
${events.length > 0 && html`<span class="mark anchor">what is done</span>`} <span class="mark depth1 doubt">uncertain</span></p>`
}

function about({ publisher, byline, published }: ReportRecord): Part {
  const parts = [publisher, byline.join(', ')].filter((part) => part !== null && part.trim() !== '')
  return html`<p class="about">${parts.map((part) => html`${words(part ?? '')} · `)}${dayOf(published)}</p>`
}

/** What an auditor asks first: where the text came from and what read it. */
function provenance({ origin, id, fingerprint, reader: by }: ReportRecord): Html {
  return html`<p>Marked by a machine; the text is as it was read. Check a statement against its place in the text before relying on it.</p>
<dl>${origin.uri !== null && html`<dt>Source</dt><dd>${original(origin.uri)}</dd>`}
<dt>Record</dt><dd><code>${id}</code></dd><dt>Text</dt><dd><code>${fingerprint}</code></dd>
<dt>Read by</dt><dd>demarche ${by.demarche}, model ${by.model}</dd></dl>`
}

function original(uri: string): Html {
  const web = webAddress(uri)
  return web === null ? words(uri) : html`<a href="${web}" rel="noreferrer noopener external">${words(uri)}</a>`
}

function originList(origins: readonly KeptOrigin[]): Html {
  return html`<h2>Where this text came from</h2><ul class="plain">${origins.map(
    ({ uri, publisher, published, foundAt }) =>
      html`<li>${publisher !== null && html`${words(publisher)} · `}${dayOf(published)} · ${uri === null ? words(foundAt ?? 'handed in') : original(uri)}</li>`,
  )}</ul>`
}
