import type { ReportRecord } from '../record/report-record.ts'
import { reportAddress } from './addresses.ts'
import { html, type Part } from './html.ts'
import { layout } from './layout.ts'
import { reader } from './reader-page.ts'

export type Pasted = {
  readonly text: string
  readonly title: string
  readonly published: string
  readonly publisher: string
}

export const nothingPasted: Pasted = { text: '', title: '', published: '', publisher: '' }

/** Where text is pasted or a file is chosen, and its record is shown at once. */
export function pastePage(parts: {
  readonly pasted: Pasted
  readonly mayKeep: boolean
  readonly record?: ReportRecord
  readonly keptAs?: string | null
  readonly problem?: string
}): string {
  const { pasted, mayKeep, record, keptAs, problem } = parts
  return layout({
    title: 'Paste',
    at: '/paste',
    wide: true,
    body: html`<h1>Paste a report</h1>
<p class="lead">Its record is shown at once. Nothing is kept unless you ask for it, and nothing is fetched.</p>
${problem !== undefined && html`<p class="warning" role="alert">${problem}</p>`}
${keptAs !== undefined && keptAs !== null && html`<p class="notice" role="status">It is kept: <a href="${reportAddress(keptAs)}">open it in the archive</a>.</p>`}
<form class="paste" action="/paste" method="post" enctype="multipart/form-data">
<label class="wide-field">Text or HTML <textarea name="text" rows="${record === undefined ? 14 : 5}">${pasted.text}</textarea></label>
<label>or a file <input type="file" name="file" accept=".txt,.html,.htm,.xhtml,text/plain,text/html"></label>
<label>Title <input name="title" value="${pasted.title}"></label>
<label>Publisher <input name="publisher" value="${pasted.publisher}"></label>
<label>Published <input type="date" name="published" value="${pasted.published}"></label>
<button name="keep" value="no">Read</button>${keepButton(mayKeep)}</form>
${record !== undefined && reader(record, { linked: false })}`,
  })
}

function keepButton(mayKeep: boolean): Part {
  return mayKeep && html`<button name="keep" value="yes" class="second">Read and keep</button>`
}
