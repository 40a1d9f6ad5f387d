import type { Range } from '../record/ranges.ts'
import { isWhiteSpace } from './white-space.ts'

const newline = 0x0a

/** Space that may stand on the line of an empty paragraph; a wider one (U+00A0, say) makes it a line with something on it. */
function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0b || unit === 0x0c || unit === 0x0d
}

/** Paragraphs as ranges: lines with something on them, without the line feed that ends them. */
export function paragraphs(text: string): Range[] {
  const out: Range[] = []
  let start = 0
  while (start <= text.length) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    if (hasInk(text, start, end)) out.push({ start, end })
    if (found < 0) return out
    start = afterBreak(text, found)
  }
  return out
}

function hasInk(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isWhiteSpace(text.charCodeAt(at))) return true
  return false
}

/** Where the next paragraph begins: past one line feed, or past an empty line and all the space that follows it. */
function afterBreak(text: string, lineFeed: number): number {
  let at = lineFeed + 1
  while (isBlank(text.charCodeAt(at))) at++
  if (text.charCodeAt(at) !== newline) return lineFeed + 1
  at++
  while (at < text.length && isWhiteSpace(text.charCodeAt(at))) at++
  return at
}
