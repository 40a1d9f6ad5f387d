import { escapeHtml } from '../export/escape-html.ts'

/** HTML that is safe as it stands, because `html` made it. */
export class Html {
  readonly text: string

  private constructor(text: string) {
    this.text = text
  }

  /** Only for what the program itself has written, or what is escaped already. */
  static trusted(text: string): Html {
    return new Html(text)
  }

  toString(): string {
    return this.text
  }
}

export type Part = Html | string | number | null | undefined | false | readonly Part[]

/**
 * A template whose values are escaped unless they are `Html` themselves; lists are joined, and null, undefined and false
 * give nothing. Attributes must stand in quotes.
 *
 * @example html`<p title="${title}">${words}</p>`
 */
export function html(pieces: TemplateStringsArray, ...values: readonly Part[]): Html {
  let text = pieces[0] ?? ''
  for (const [i, value] of values.entries()) text += written(value) + (pieces[i + 1] ?? '')
  return Html.trusted(text)
}

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Html) return part.text
  if (typeof part === 'object') return part.map(written).join('')
  return escapeHtml(String(part))
}

/** Words of a report: their direction is their own, so that they can't turn what stands beside them. */
export function words(text: string): Html {
  return html`<bdi>${text}</bdi>`
}
