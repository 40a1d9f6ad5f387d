import type { ReportRecord } from '../record/report-record.ts'
import type { Statement } from '../record/statement.ts'
import {
  certainFrom,
  chainOf,
  confidenceFigure,
  cueWords,
  isUncertain,
  type Speaker,
  speakersOf,
  statementOf,
  timeWords,
  wordsOf,
} from '../views/speakers.ts'
import { escapeHtml } from './escape-html.ts'
import type { PageIds } from './page-ids.ts'

/** The column beside the text: speakers, and under each what they say, each entry leading to its place in the text. */
export function statementCards(record: ReportRecord, ids: PageIds): string {
  const speakers = speakersOf(record)
  if (speakers.length === 0) return '<p class="none">No statements were found in this report.</p>'
  return speakers.map((speaker) => speakerSection(record, speaker, ids)).join('\n')
}

function speakerSection(record: ReportRecord, speaker: Speaker, ids: PageIds): string {
  const name =
    speaker.name === null
      ? '<h3 class="nobody">Speaker not given</h3>'
      : `<h3><bdi>${escapeHtml(speaker.name)}</bdi></h3>`
  const roles = speaker.roles.map((role) => `<bdi>${escapeHtml(role)}</bdi>`).join('; ')
  const cards = speaker.statements.map((statement) => card(record, statement, ids))
  return `<section class="speaker">${name}${roles === '' ? '' : `<p class="roles">${roles}</p>`}
<ol>
${cards.join('\n')}
</ol></section>`
}

function card(record: ReportRecord, statement: Statement, ids: PageIds): string {
  const place = `#${ids.place(statement)}`
  const number = ids.number(statement)
  const doubt =
    statement.confidence < certainFrom
      ? `<p class="warning">Uncertain <span class="figure">(${confidenceFigure(statement.confidence)})</span></p>`
      : ''
  const content = wordsOf(statement.content.spans) ?? '(no words given)'
  return `<li id="${ids.card(statement)}" class="card${isUncertain(statement) ? ' doubt' : ''}">
<a class="number" href="${place}" aria-label="Statement ${number}, show in the text">${number}</a>
<p class="how">${how(record, statement)}</p>
<a class="said" href="${place}" tabindex="-1"><bdi>${escapeHtml(content)}</bdi></a>${chain(record, statement, ids)}${doubt}</li>`
}

function how(record: ReportRecord, statement: Statement): string {
  const cue = cueWords(statement)
  const parts = [
    cue === null
      ? '<span class="cue-word">quoted</span>'
      : `<span class="cue-word"><bdi>${escapeHtml(cue)}</bdi></span>`,
    ...[wordsOf(statement.addressee?.spans ?? []), wordsOf(statement.medium?.spans ?? []), timeWords(record, statement)]
      .filter((part) => part !== null)
      .map((part) => `<bdi>${escapeHtml(part)}</bdi>`),
  ]
  return parts.join(' · ')
}

function chain(record: ReportRecord, statement: Statement, ids: PageIds): string {
  const links = chainOf(record, statement).map((link) => {
    const words = `${link.how} <bdi>${escapeHtml(link.name)}</bdi>`
    const outer = statementOf(record, link.statement)
    return outer ? `${words} <a href="#${ids.card(outer)}">${ids.number(outer)}</a>` : words
  })
  if (links.length === 0) return ''
  return `<p class="chain">${links.map((link) => `<span>→ ${link}</span>`).join(' ')}</p>`
}
