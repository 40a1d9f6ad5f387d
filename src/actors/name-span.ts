import type { FoundName } from '../frames/found-name.ts'
import { type Range, spanAt } from '../record/ranges.ts'
import type { Span } from '../record/span.ts'
import { titles } from './name-words.ts'
import { isDemonym, stateNamed } from './states.ts'

/** A name where it stands, less the titles before it. */
export type NameSpan = Range & {
  readonly text: string
  readonly type: FoundName['type']
  readonly score: number
  /** The words of the name. */
  readonly words: readonly string[]
  /** The titles that stand before it, as written: "Prime Minister". */
  readonly title: Span | null
}

/** A word, with the marks that stand within one: "U.S", "al-Bashir", "O’Neill", "AT&T". */
export const wordPattern = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|[’'.&-](?=[\p{L}\p{N}]))*/gu

/** A found name with its words and the titles that stand before it, which are no part of it. */
export function nameSpan(text: string, found: FoundName): NameSpan {
  const { end, score } = found
  const words = [...text.slice(found.start, end).matchAll(wordPattern)]
  let first = 0
  const isTitle = (i: number): boolean => titles.has(words[i]?.[0].toLowerCase() ?? '')
  while (first < words.length - 1 && (isTitle(first) || (isTitle(first + 1) && isDemonymOrState(words[first]![0]))))
    first++
  const start = found.start + (words[first]?.index ?? 0)
  const name = text.slice(start, end)
  return {
    start,
    end,
    text: name,
    type: stateNamed(name) ? 'LOC' : found.type,
    score,
    words: withoutSuffix(words.slice(first).flatMap((w) => parted(text, withStop(text, found.start + w.index, w[0])))),
    title: titleBefore(text, start),
  }
}

/** "US President Barack Obama" is Barack Obama. */
const isDemonymOrState = (word: string): boolean => stateNamed(word) !== null || isDemonym(word)

const suffix = /^(?:Jr|Sr|I{1,3}|IV|Esq|Ph\.?D|M\.?D|J\.?D|[KDOMC]BE|FRS|QC|KC|SC|MP|MEP|RA)\.?$/u

/** "Morris J. Brooks Jr." is a Brooks, "Ada Brooks OBE FRS" is, too. */
function withoutSuffix(words: readonly string[]): readonly string[] {
  let end = words.length
  while (end > (end === words.length ? 1 : 2) && suffix.test(words[end - 1]!)) end--
  return words.slice(0, end)
}

/** "JanNovak" is Jan Novak where the text, which has lost a space there, has Novak elsewhere. */
function parted(text: string, word: string): readonly string[] {
  const parts = /^(?!Mac|Mc|Fitz|De|Di|Du|La|Le|Van)(\p{Lu}\p{Ll}{2,})(\p{Lu}\p{Ll}{3,})$/u.exec(word)
  if (!parts) return [word]
  const [, first, last] = parts as unknown as [string, string, string]
  return new RegExp(`(?<![\\p{L}\\p{N}])${last}(?![\\p{L}\\p{N}])`, 'u').test(text) ? [first, last] : [word]
}

/** "U.S." keeps its full stop. */
function withStop(text: string, start: number, word: string): string {
  return /^(?:\p{Lu}\.)+\p{Lu}$/u.test(word) && text[start + word.length] === '.' ? `${word}.` : word
}

/** The capitalised titles just before a name: "Vice President" in "former Vice President Ilse Varga". */
export function titleBefore(text: string, start: number): Span | null {
  const lead = /(?:\p{Lu}[\p{L}\p{M}-]*\.?[ \u00a0]+){1,6}$/u.exec(text.slice(Math.max(0, start - 120), start))
  if (!lead) return null
  const words = [...lead[0].matchAll(/\p{Lu}[\p{L}\p{M}-]*/gu)]
  let first = words.length
  while (first > 0 && titles.has(words[first - 1]![0].toLowerCase())) first--
  if (first === words.length) return null
  const base = start - lead[0].length
  const last = words.at(-1)!
  return spanAt(text, { start: base + words[first]!.index, end: base + last.index + last[0].length })
}
