import type { Range } from '../record/ranges.ts'

/** An aside that runs on for longer is one whose end was forgotten, or sentences of their own. */
const longest = 250

const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[' }

/** Where brackets that open in a paragraph close again, past the closing one; only outermost ones of a plausible length. */
export function asideEnds(text: string, paragraph: Range): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  const open: number[] = []
  for (let at = paragraph.start; at < paragraph.end; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x28 || unit === 0x5b) open.push(at)
    else if (unit === 0x29 || unit === 0x5d) {
      const from = open.pop()
      if (from === undefined || text[from] !== pairs[text[at]!]) open.length = 0
      else if (at - from < longest) ends.set(from, at + 1)
    }
  }
  return ends
}
