import type { RangeIndex } from '../record/range-index.ts'
import type { Range } from '../record/ranges.ts'

const opening = new Set(['“', '„', '«', '‟'])
const closing = new Set(['”', '»'])

/**
 * The quotations of a text, marks included: double marks of every kind, paired within their paragraph.
 * A quotation left open runs to the end of its paragraph, as is the custom where it goes on in the next.
 * Treebank marks (`` and '') count as double marks.
 */
export function quotations(text: string, paragraphs: readonly Range[]): Range[] {
  return paragraphs.flatMap((p) => quotationsIn(text, p))
}

function quotationsIn(text: string, paragraph: Range): Range[] {
  const found: Range[] = []
  let open = -1
  const close = (end: number): void => {
    if (open >= 0) found.push({ start: open, end })
    open = -1
  }
  for (let i = paragraph.start; i < paragraph.end; i++) {
    const c = text[i]!
    const pair = (c === '`' || c === "'") && text[i + 1] === c
    if (opening.has(c) || (pair && c === '`')) {
      if (open < 0) open = i
      if (pair) i++
    } else if (closing.has(c) || (pair && open >= 0)) {
      close(pair ? i + 2 : i + 1)
      if (pair) i++
    } else if (c === '"') {
      if (open < 0) open = i
      else close(i + 1)
    }
  }
  close(paragraph.end)
  return found
}

/** The share of the letters and digits in `range` that stand between quotation marks, 0 to 1. */
export function quotedShare(text: string, range: Range, quoted: RangeIndex<Range>): number {
  const near = quoted.touching(range)
  let all = 0
  let inside = 0
  let q = 0
  for (let i = range.start; i < range.end; i++) {
    if (!/[\p{L}\p{N}]/u.test(text[i]!)) continue
    while (q < near.length && near[q]!.end <= i) q++
    all++
    if (q < near.length && near[q]!.start <= i) inside++
  }
  return all === 0 ? 0 : inside / all
}
