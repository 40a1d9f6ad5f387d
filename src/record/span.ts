import { z } from 'zod'

/**
 * A piece of the report's text: `text.slice(start, end) === span.text`.
 * Offsets are UTF-16 code units, end exclusive.
 */
export const span = z
  .strictObject({
    start: z.int().min(0),
    end: z.int().min(0),
    text: z.string(),
  })
  .readonly()

export type Span = z.infer<typeof span>

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
