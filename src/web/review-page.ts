import type { FrameToReview } from '../views/frame-to-review.ts'
import type { ListedDecision } from '../views/review-history.ts'
import { confidenceFigure } from '../views/speakers.ts'
import { address, reportAddress } from './addresses.ts'
import { type Html, html, type Part, words } from './html.ts'
import { layout } from './layout.ts'
import { statusWord } from './list-items.ts'
import { dayOf, figure, many, typeWord } from './phrases.ts'
import { back, frameAddress, historyOf, stateMark, undoForm } from './review-marks.ts'
import { mendFields, oneLine, wordsIn } from './review-mend.ts'
import type { ReviewParts } from './review-parts.ts'
import { reviewAside } from './review-queue-aside.ts'
import { reviewText } from './review-text.ts'

/** One statement or event at a time: what the machine found, and what people say of it. */
export function reviewPage(parts: ReviewParts): string {
  const { frame, counts, done, problem } = parts
  return layout({
    title: 'Review',
    at: '/review',
    wide: true,
    body: html`<h1>Review</h1>
<p class="lead">${many(counts.machine, 'statement or event awaits', 'statements and events await')} review · ${figure(counts.right)} right · ${figure(counts.mended)} mended · ${figure(counts.unsure)} unsure · ${figure(counts.wrong)} wrong.
<a href="/review/decisions">Decisions</a> · <a href="/review/agreement">Agreement</a> · <a href="/review/actors">Actors</a></p>
${problem !== undefined && html`<p class="warning" role="alert">${problem}</p>`}
${done !== null && doneNotice(done, parts)}
<div class="with-side review">${frame === null ? nothingLeft(parts) : frameSection(frame, parts)}
${reviewAside(parts)}</div>
${keyList}`,
  })
}

function nothingLeft({ query }: ReviewParts): Html {
  return html`<section><p class="none">Nothing is left here.</p>${Object.keys(query).length > 0 && html`<p><a href="/review">Everything that awaits review</a></p>`}</section>`
}

/** What was just kept, with the way back. */
function doneNotice({ number, verdict, frame, report }: ListedDecision, { query, mayWrite }: ReviewParts): Html {
  const what = verdict === 'undo' ? 'Taken back' : `Kept: ${verdict}`
  const place = report === null ? '' : html` <a href="${frameAddress(report, frame, query)}">Show it again</a>`
  return html`<div class="notice done" role="status"><span>${what} (decision ${number}).${place}</span>${mayWrite && verdict !== 'undo' && undoForm(query, number, 'Undo')}</div>`
}

function frameSection(frame: FrameToReview, parts: ReviewParts): Html {
  const { query, before, after, history, mayWrite, reviewer } = parts
  const { report, id, kind, confidence, state } = frame
  const next = after[0] ?? null
  return html`<section class="frame" aria-label="The ${kind} to review">
<p class="what"><b>${kind === 'statement' ? 'Statement' : 'Event'}</b> <a href="${reportAddress(report, id)}">${id}</a> · the machine is ${confidenceFigure(confidence)} sure${stateMark(state)}</p>
${summary(frame)}
<blockquote class="text" id="text" lang="en">${reviewText(frame)}</blockquote>
<p class="whence"><a href="${reportAddress(report, id)}">${words(frame.title ?? 'Report without a title')}</a>${frame.publisher !== null && html` · ${words(frame.publisher)}`} · ${dayOf(frame.published)}</p>
${
  mayWrite
    ? html`<form method="post" action="/review" class="decide">${back(query)}
<input type="hidden" name="report" value="${report}"><input type="hidden" name="frame" value="${frame.frame}">
${next !== null && html`<input type="hidden" name="next" value="${`${next.report}/${next.id}`}">`}
${reviewer === null && html`<label class="by">Your name <input name="by" required maxlength="100" autocomplete="name"></label>`}
<div class="verdicts"><button name="verdict" value="right">Right <kbd>y</kbd></button> <button name="verdict" value="wrong">Wrong <kbd>n</kbd></button> <button name="verdict" value="unsure" class="second">Unsure <kbd>h</kbd></button></div>
<details class="mend"><summary>Mend it <kbd>m</kbd></summary>${mendFields(frame)}
<p><button name="verdict" value="mended">Keep as mended <kbd>Enter</kbd></button></p></details></form>`
    : html`<p class="notice">This server keeps nothing: it was started with <code>--read-only</code>.</p>`
}
<div class="steps">${before !== null && html`<a rel="prev" href="${frameAddress(before.report, before.id, query)}">← Before</a>`}
${mayWrite && reviewer !== null && undoForm(query, null, 'Undo my last')}<span class="hint keys-hint" hidden><kbd>?</kbd> shows the keys</span>
${next !== null && html`<a rel="next" href="${frameAddress(next.report, next.id, query)}">Skip →</a>`}</div>
${historyOf(history)}</section>`
}

/** The frame in a line, as its entry in the reader has it. */
function summary(frame: FrameToReview): Html {
  const { content } = frame
  const said = (role: string, none: string, actors: readonly { readonly name: string }[] = []): Part => {
    const text = wordsIn(frame, role)
    const names = words(actors.map(({ name }) => name).join(', '))
    if (text === '') return actors.length === 0 ? html`<span class="nobody">${none}</span>` : names
    return html`${words(text)}${actors.length > 0 && html` <span class="soft">(${names})</span>`}`
  }
  if (content.kind === 'statement') {
    return html`<p class="who"><span class="is-source">${said('source', 'speaker not given', content.speaker === null ? [] : [content.speaker])}</span> <span class="is-cue">${said('cue', 'quoted')}</span> · ${content.mode}</p>`
  }
  const teller = frame.statements.find((one) => one.frame === content.assertedBy)
  return html`<p class="who">${said('source', 'not given', content.sources)} <span class="arrow">→</span> <strong class="type">${typeWord(content.type)}</strong> <span class="arrow">→</span> ${said('target', 'not given', content.targets)}${statusWord(content.status)}
<span class="soft">· ${teller === undefined ? "the report's own voice" : html`on the word of <a href="${address('/review', { at: `${frame.report}/${teller.frame}` })}">${teller.id}</a> “${oneLine(teller.words).slice(0, 80)}”`}</span></p>`
}

const keyList = html`<dialog class="keys" aria-label="Keys"><h2>Keys</h2><dl>
<dt><kbd>y</kbd></dt><dd>right</dd><dt><kbd>n</kbd></dt><dd>wrong</dd><dt><kbd>h</kbd></dt><dd>unsure</dd><dt><kbd>m</kbd></dt><dd>mend</dd>
<dt><kbd>→</kbd></dt><dd>skip to the next</dd><dt><kbd>←</kbd></dt><dd>the one before</dd><dt><kbd>Ctrl Z</kbd> or <kbd>⌘ Z</kbd></dt><dd>undo my last</dd><dt><kbd>?</kbd></dt><dd>these keys</dd></dl>
<h2>While mending</h2><dl>
<dt><kbd>1</kbd> to <kbd>4</kbd></dt><dd>what to mark</dd><dt>mouse</dt><dd>mark the words that are selected, with Shift as a further piece</dd>
<dt><kbd>←</kbd> <kbd>→</kbd></dt><dd>move the end by a word</dd><dt><kbd>Shift ←</kbd> <kbd>Shift →</kbd></dt><dd>move the beginning</dd><dt><kbd>Delete</kbd></dt><dd>mark nothing</dd><dt><kbd>Enter</kbd></dt><dd>keep</dd><dt><kbd>Esc</kbd></dt><dd>leave it as it was</dd></dl>
<form method="dialog"><button>Close</button></form></dialog>`
