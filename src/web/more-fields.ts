import { type Html, html } from './html.ts'

/** Fields of a form that few need, folded away until one of them is filled in. */
export function moreFields(title: string, filled: readonly (string | undefined)[], fields: Html): Html {
  const isOpen = filled.some((value) => value !== undefined)
  return html`<details class="more"${isOpen && html` open`}><summary>${title}</summary><div class="fields">${fields}</div></details>`
}
