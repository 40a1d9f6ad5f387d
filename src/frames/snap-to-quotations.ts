import type { RangeIndex } from '../record/range-index.ts'
import type { Range } from '../record/ranges.ts'

/**
 * Moves the ends of content pieces that fall inside a quotation out to its marks, unless other words of the statement
 * (`taken`: cues, sources, other contents) stand between: a quotation belongs to its speaker whole.
 * Pieces that then touch, or that only blanks part, become one; paragraphs stay apart.
 */
export function snapToQuotations(
  text: string,
  content: readonly Range[],
  quoted: RangeIndex<Range>,
  taken: (stretch: Range) => boolean,
): Range[] {
  const moved = content.map((c) => {
    let { start, end } = c
    const near = quoted.touching(c)
    const first = near.find((q) => q.start < start && start < q.end)
    if (first && !taken({ start: first.start, end: start }) && coversHalf(c, first)) start = first.start
    const last = near.find((q) => q.start < end && end < q.end)
    if (last && !taken({ start: end, end: last.end }) && coversHalf(c, last)) end = last.end
    return { start, end }
  })
  return joined(text, moved)
}

/** A statement that only brushes a quotation does not own it. */
function coversHalf(c: Range, q: Range): boolean {
  const shared = Math.min(c.end, q.end) - Math.max(c.start, q.start)
  return shared * 2 >= q.end - q.start
}

function joined(text: string, pieces: readonly Range[]): Range[] {
  const out: Range[] = []
  for (const p of [...pieces].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1)
    if (last && (p.start <= last.end || /^[^\S\n]*$/u.test(text.slice(last.end, p.start)))) {
      out[out.length - 1] = { start: last.start, end: Math.max(last.end, p.end) }
    } else out.push(p)
  }
  return out
}
