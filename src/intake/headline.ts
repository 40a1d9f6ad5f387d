import { oneLine } from './white-space.ts'

const longest = 200

/**
 * Parts the headline from the body. `known` is the title that the caller or the page gives: where the body begins with it,
 * it is not told twice. Without one, a first line that is no sentence is the headline of what follows.
 */
export function headlineOf(
  paragraphs: readonly string[],
  known: string | null,
): { readonly title: string | null; readonly body: readonly string[] } {
  const first = paragraphs[0] ?? ''
  if (known !== null) return { title: known, body: withoutTitle(paragraphs, known) }
  const second = paragraphs[1]
  if (second === undefined || !isHeadline(first, second)) return { title: null, body: paragraphs }
  return { title: first, body: withoutTitle(paragraphs, first) }
}

function isHeadline(line: string, next: string): boolean {
  const words = line.split(' ').length
  return (
    words >= 2 &&
    words <= 30 &&
    line.length <= longest &&
    /[\p{Lu}\p{N}]/u.test(line) &&
    !/[.:;,]["'”’)]?$/.test(line) &&
    next.length > line.length * 0.5
  )
}

/** The body without the headline where it is repeated among its first paragraphs. */
function withoutTitle(paragraphs: readonly string[], title: string): readonly string[] {
  const same = likeness(title)
  let kept = 0
  return paragraphs.filter((line) => {
    if (kept < 4 && (line === title || (same !== '' && likeness(line) === same))) return false
    kept++
    return true
  })
}

function likeness(line: string): string {
  return oneLine(line.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '))
}
