import type { Paint, Style } from './paint.ts'

export type Run = { readonly style: Style; readonly text: string }

export type WrapOptions = {
  /** Columns; Infinity leaves lines as they are. */
  readonly width: number
  /** Put before the first line; its width indents the others. */
  readonly lead?: Run | undefined
  readonly indent?: number | undefined
  readonly paint: Paint
}

// Scripts and signs that take two columns in a terminal.
const wide =
  /[\p{Extended_Pictographic}\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7E]*$/.test(text)) return text.length
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += wide.test(segment) ? 2 : 1
  return width
}

/** Lays runs of text out in lines no wider than asked; a word wider than a line is cut. */
export function wrapText(runs: readonly Run[], options: WrapOptions): string {
  const { paint, width, lead } = options
  const indent = options.indent ?? (lead ? widthOf(lead.text) : 0)
  const room = Math.max(1, width - indent)
  const lines: Run[][] = [[]]
  let used = 0
  for (const { style, word, glued } of wordsOf(runs, room)) {
    const columns = widthOf(word)
    const gap = used === 0 || glued ? 0 : 1
    if (used > 0 && used + gap + columns > room) {
      lines.push([])
      used = 0
    }
    const space = used === 0 || glued ? '' : ' '
    lines.at(-1)?.push({ style, text: space + word })
    used += space.length + columns
  }
  const first = lead
    ? paint(lead.style, lead.text) + ' '.repeat(Math.max(0, indent - widthOf(lead.text)))
    : ' '.repeat(indent)
  return lines
    .map(
      (line, index) =>
        (index === 0 ? first : ' '.repeat(indent)) +
        joined(line)
          .map((run) => paint(run.style, run.text))
          .join(''),
    )
    .join('\n')
}

/** The words of the runs; one that touches the word before it is `glued`, as a comma after a name in colour. */
function* wordsOf(runs: readonly Run[], room: number): Generator<{ style: Style; word: string; glued: boolean }> {
  let touching = false
  for (const { style, text } of runs) {
    let glued = touching && !/^\s/.test(text)
    for (const word of text.split(/\s+/).filter((part) => part !== '')) {
      let piece = ''
      let columns = 0
      if (widthOf(word) <= room) piece = word
      else {
        for (const { segment } of graphemes.segment(word)) {
          const more = widthOf(segment)
          if (columns + more > room && piece !== '') {
            yield { style, word: piece, glued }
            glued = true
            piece = ''
            columns = 0
          }
          piece += segment
          columns += more
        }
      }
      yield { style, word: piece, glued }
      glued = false
    }
    if (text !== '') touching = !/\s$/.test(text)
  }
}

/** Neighbours of one style as one run: fewer escapes, and text that stays searchable in a captured terminal. */
function joined(line: readonly Run[]): readonly Run[] {
  const out: Run[] = []
  for (const run of line) {
    const last = out.at(-1)
    if (last && last.style === run.style) out[out.length - 1] = { style: run.style, text: last.text + run.text }
    else out.push(run)
  }
  return out
}
