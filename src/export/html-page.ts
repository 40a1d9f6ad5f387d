import { createHash } from 'node:crypto'
import type { ReportRecord } from '../record/report-record.ts'
import { escapeHtml } from './escape-html.ts'
import { markedText } from './marked-text.ts'
import { pageIdsOf } from './page-ids.ts'
import { pageStyle } from './page-style.ts'
import { statementCards } from './statement-cards.ts'

/** How every page begins; by it a page is known from other files. */
export const pageOpening = '<!doctype html>\n<!-- A page by demarche -->\n'

/**
 * A record as one page that needs nothing else: the text with each statement's words marked where they stand, and a
 * column of statements under their speakers, each leading to the other. It holds no script and asks for nothing from
 * outside, which its Content-Security-Policy enforces.
 */
export function htmlPage(record: ReportRecord): string {
  const ids = pageIdsOf(record)
  const style = pageStyle(record.statements.map((statement) => ids.card(statement)))
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  const paragraphs = markedText(record, ids)
  const [headline, ...lead] = paragraphs(0, record.bodyStart)
  const body = paragraphs(record.bodyStart, record.text.length)
  const title = record.title?.trim() || 'Report without a title'
  const language = /^[a-z]{2,3}$/.test(record.language) ? record.language : 'en'
  return `${pageOpening}<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#statements">To the statements</a>
<main>
<article>
<header>
<h1 dir="auto">${headline ?? escapeHtml(title)}</h1>
${aboutLine(record)}
</header>
${[...lead, ...body].map((paragraph) => `<p dir="auto">${paragraph}</p>`).join('\n')}
</article>
${footer(record)}
</main>
<aside id="statements" aria-label="Statements">
<h2>Who says what</h2>
${legend}
${statementCards(record, ids)}
</aside>
</body>
</html>
`
}

const legend =
  '<p class="legend"><span class="mark source">who speaks</span> <span class="mark cue">the word for it</span> <span class="mark depth1">what is said</span> <span class="mark depth2">said within it</span> <span class="mark depth1 doubt">uncertain</span></p>'

function aboutLine(record: ReportRecord): string {
  const parts = [record.publisher, record.byline.join(', ')]
    .filter((part) => part !== null && part.trim() !== '')
    .map((part) => `<bdi>${escapeHtml(part ?? '')}</bdi>`)
  if (record.published !== null) {
    parts.push(`<time datetime="${escapeHtml(record.published)}">${escapeHtml(longDay(record.published))}</time>`)
  }
  return parts.length === 0 ? '' : `<p class="about">${parts.join(' · ')}</p>`
}

function longDay(day: string): string {
  const moment = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(moment.getTime())) return day
  return moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
}

/** Where the text came from and what read it: what an auditor asks first. */
function footer(record: ReportRecord): string {
  const { uri } = record.origin
  const shown = uri === null ? '' : `<bdi>${escapeHtml(uri)}</bdi>`
  const from =
    uri !== null && /^https?:\/\//i.test(uri) ? `<a href="${escapeHtml(uri)}" rel="noreferrer">${shown}</a>` : shown
  return `<footer>
<p>Marked by a machine; the text is as it was read. Check a statement against its place in the text before relying on it.</p>
<dl>
${from === '' ? '' : `<dt>Source</dt><dd>${from}</dd>\n`}<dt>Record</dt><dd><code>${escapeHtml(record.id)}</code></dd>
<dt>Text</dt><dd><code>${escapeHtml(record.fingerprint)}</code></dd>
<dt>Read by</dt><dd>demarche ${escapeHtml(record.reader.demarche)}, model ${escapeHtml(record.reader.model)}</dd>
</dl>
</footer>`
}
