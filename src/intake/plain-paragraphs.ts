import { oneLine } from './white-space.ts'

/** Lines longer than this were not broken by hand or by a mail program. */
const widest = 110
const narrowest = 40

/**
 * The paragraphs of a plain text. Where lines are broken at a column they are joined again; where each line is a paragraph
 * it stays one. Blank lines always part paragraphs.
 */
export function plainParagraphs(text: string): readonly string[] {
  const lines = text.split(/\r\n|[\n\r\f\u0085\u2028\u2029]/)
  const chunks: string[][] = [[]]
  for (const line of lines) {
    if (line.trim() === '') chunks.push([])
    else chunks.at(-1)?.push(line.trimEnd())
  }
  const width = wrapWidth(chunks)
  return chunks
    .flatMap((chunk) => (width === null ? chunk.map(oneLine) : joined(chunk, width)))
    .filter((line) => line !== '')
}

/** The column at which the text's lines are broken; null where they are not. */
function wrapWidth(chunks: readonly (readonly string[])[]): number | null {
  let width = 0
  for (const chunk of chunks)
    for (const line of chunk) if (line.trim().includes(' ')) width = Math.max(width, line.length)
  if (width > widest || width < narrowest) return null
  let broken = 0
  let full = 0
  for (const chunk of chunks) {
    for (let i = 0; i + 1 < chunk.length; i++) {
      broken++
      if (isFull(chunk[i] ?? '', chunk[i + 1] ?? '', width)) full++
    }
  }
  return broken >= 2 && full >= broken * 0.6 ? width : null
}

/** True where the next line's first word had no room on this one. A ragged edge is allowed for. */
function isFull(line: string, next: string, width: number): boolean {
  const first = /^\s*(\S+)/.exec(next)?.[1] ?? ''
  return line.length + 1 + first.length > width - 4
}

function joined(chunk: readonly string[], width: number): readonly string[] {
  const paragraphs: string[] = []
  let open = ''
  for (const [i, line] of chunk.entries()) {
    const before = chunk[i - 1]
    const indented = /^(?: {2,}|\t)\S/.test(line) && before !== undefined && !/^(?: {2,}|\t)/.test(before)
    const ended = before !== undefined && !isFull(before, line, width) && /[.!?:]["'”’)]?$/.test(before)
    if (open !== '' && (indented || ended || /^\s*(?:[-*•]\s|\d{1,2}[.)]\s)/.test(line))) {
      paragraphs.push(oneLine(open))
      open = ''
    }
    open += (open === '' || /\p{L}-$/u.test(before ?? '') ? '' : ' ') + line.trim()
  }
  if (open !== '') paragraphs.push(oneLine(open))
  return paragraphs
}
