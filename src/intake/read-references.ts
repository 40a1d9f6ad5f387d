import { parsePage } from './page-tree.ts'

/** A text in which character references (`&#8217;`, `&amp;`) were left over, as pages leave them in what they tell machines. */
export function readReferences(text: string): string {
  if (text.length > 5_000 || !/&(?:#\d|#x|[a-z]{2,8};)/i.test(text)) return text
  return parsePage(`<html><head></head><body>${text.replaceAll('<', '&lt;')}</body></html>`).body.textContent
}
