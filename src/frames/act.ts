import type { EventType } from '../record/plover.ts'
import type { Range } from '../record/ranges.ts'

/** An act with who does it and to whom, as the rules over its clause see it; offsets in UTF-16 code units. */
export type Act = {
  readonly type: EventType
  readonly anchor: Range
  readonly source: Range | null
  readonly target: Range | null
}

/** The acts whose anchors end at most `reach` code units before another's, the nearest first. Anchors stand in order, and apart. */
export function actsBefore<A extends { readonly anchor: Range }>(
  acts: readonly A[],
  anchor: Range,
  reach: number,
): A[] {
  const near: A[] = []
  for (let i = acts.length - 1; i >= 0 && anchor.start - acts[i]!.anchor.end <= reach; i--) near.push(acts[i]!)
  return near
}

/**
 * The words right before an anchor that a pattern finds in the `reach` code units there: its first group where it has one,
 * else all that it covers, less the blanks at the end.
 */
export function wordsBefore(text: string, anchor: Range, pattern: RegExp, reach: number): Range | null {
  const from = Math.max(0, anchor.start - reach)
  const found = pattern.exec(text.slice(from, anchor.start))
  if (found === null) return null
  const start = from + found.index
  return { start, end: start + (found[1] ?? found[0].trimEnd()).length }
}
