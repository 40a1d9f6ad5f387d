import type { Span } from './span.ts'

/** A stretch of text without its words: `[start, end)` in UTF-16 code units. */
export type Range = { readonly start: number; readonly end: number }

/** The span of `text` that a range covers. */
export function spanAt(text: string, range: Range): Span {
  return { start: range.start, end: range.end, text: text.slice(range.start, range.end) }
}

/** True where two ranges share at least one code unit. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end
}

/** True where `outer` holds all of `inner`. */
export function holds(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** The index of the range that holds an offset, or of the last before it. */
export function indexAt(ranges: readonly Range[], offset: number): number {
  let low = 0
  let high = ranges.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (ranges[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return low
}
