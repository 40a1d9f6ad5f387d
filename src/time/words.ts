import type { Range } from '../record/ranges.ts'

/** A word, a number or a mark, and how it stands to the one before. */
export type Word = Range & {
  readonly text: string
  readonly lower: string
  /** No white space before it. */
  readonly glued: boolean
  /** A sentence or a paragraph begins with it: no expression reaches across. */
  readonly first: boolean
}

const token = /\p{L}+|\d+|[^\s\p{L}\d]/gu

/** Linear in the text: every alternative begins with another kind of character and none can back up. */
export function words(text: string, sentences: readonly Range[]): Word[] {
  const found: Word[] = []
  let before = 0
  let sentence = 0
  for (const match of text.matchAll(token)) {
    const start = match.index
    const end = start + match[0].length
    let first = found.length === 0 || (start > before && text.slice(before, start).includes('\n'))
    while (sentence < sentences.length && sentences[sentence]!.start <= start) {
      first = first || sentences[sentence]!.start >= before
      sentence++
    }
    found.push({
      start,
      end,
      text: match[0],
      lower: match[0] === '’' || match[0] === '‘' ? "'" : match[0].toLowerCase(),
      glued: start === before && start > 0,
      first,
    })
    before = end
  }
  return found
}

/** The word at a place, in small letters; empty past the end and where a sentence begins, so that no rule reads on. */
export function after(text: readonly Word[], at: number): string {
  const word = text[at]
  return word === undefined || word.first ? '' : word.lower
}

/** The word before a place within its sentence, in small letters; `back` counts further. */
export function before(text: readonly Word[], at: number, back = 1): string {
  for (let i = at; i > at - back; i--) if (text[i] === undefined || text[i]!.first) return ''
  return text[at - back]?.lower ?? ''
}

/** Past a hyphen where there is one. */
export const pastHyphen = (text: readonly Word[], at: number): number => (after(text, at) === '-' ? at + 1 : at)

/** True where the next words are these, in this sentence; their number leads on. */
export function follow(text: readonly Word[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, i) => (i === 0 ? text[at]?.lower : after(text, at + i)) === word)
}
