import type { Range } from '../record/ranges.ts'
import { endsNothing } from './abbreviations.ts'
import { asideEnds } from './asides.ts'
import { paragraphs } from './paragraphs.ts'
import { isWhiteSpace } from './white-space.ts'

/** The sentences of a text, in order, without the space around them. None crosses a paragraph's end. */
export function sentences(text: string): Range[] {
  return paragraphs(text).flatMap((paragraph) => split(text, paragraph))
}

function split(text: string, paragraph: Range): Range[] {
  const out: Range[] = []
  const asides = asideEnds(text, paragraph)
  let start = skipSpace(text, paragraph.start, paragraph.end)
  let quotes = 0
  for (let at = start; at < paragraph.end; ) {
    const unit = text.charCodeAt(at)
    if (unit === doubleQuote) quotes++
    const aside = asides.get(at)
    // An aside within a sentence is part of it, whatever stops it holds; one that begins a sentence is sentences itself.
    if (aside !== undefined && at > start && !text.startsWith('(', start)) {
      at = aside
      continue
    }
    if (!isStop(unit)) {
      at++
      continue
    }
    const stop = { start: at, end: pastStops(text, at, paragraph.end) }
    const end = pastClosers(text, stop.end, paragraph.end, quotes % 2 === 1)
    for (let i = stop.end; i < end; i++) if (text.charCodeAt(i) === doubleQuote) quotes++
    if (isEnd(text, { start, end: paragraph.end }, stop, end)) {
      out.push({ start, end })
      start = skipSpace(text, end, paragraph.end)
      at = start
    } else at = end
  }
  const end = trimmedEnd(text, start, paragraph.end)
  if (end > start) out.push({ start, end })
  return out
}

const doubleQuote = 0x22

/** `. ! ?`, the ellipsis, and the full stops of other scripts. */
function isStop(unit: number): boolean {
  if (unit < 0x80) return unit === 0x2e || unit === 0x21 || unit === 0x3f
  return unit === 0x2026 || unit === 0x203d || unit === 0x61f || unit === 0x964 || isWideStop(unit)
}

/** Full stops after which no space is written. */
function isWideStop(unit: number): boolean {
  return unit === 0x3002 || unit === 0xff01 || unit === 0xff1f
}

function skipSpace(text: string, from: number, to: number): number {
  let at = from
  while (at < to && isWhiteSpace(text.charCodeAt(at))) at++
  return at
}

function trimmedEnd(text: string, from: number, to: number): number {
  let at = to
  while (at > from && isWhiteSpace(text.charCodeAt(at - 1))) at--
  return at
}

/** Past "?!", "..." and the spaced ". . .". */
function pastStops(text: string, from: number, to: number): number {
  let at = from + 1
  for (;;) {
    while (at < to && isStop(text.charCodeAt(at))) at++
    if (at + 1 < to && text.charCodeAt(at) === 0x20 && text.charCodeAt(at + 1) === 0x2e) at += 2
    else return at
  }
}

const closer = /["'”’»›)\]}\u300d\u300f\uff09]+|\[\s?\d{1,3}\]/y
const spacedCloser = /\s(?:''|-R[RS]B-|[”’»)\]]+|\[\s?\d{1,3}\])(?!\S)|\s"(?=\s|$)/y

/** Quotation marks, brackets and note numbers that belong to what the stop closes; treebanks write a space before them. */
function pastClosers(text: string, from: number, to: number, quoted: boolean): number {
  let at = from
  let open = quoted
  while (at < to) {
    closer.lastIndex = at
    spacedCloser.lastIndex = at
    const found = closer.exec(text)?.[0] ?? spacedCloser.exec(text)?.[0] ?? ''
    if (found === '' || at + found.length > to) return at
    if (/^\s"$/.test(found)) {
      // A lone straight quotation mark closes what is open; at the paragraph's end it can only close.
      if (!open && trimmedEnd(text, at, to) !== at + found.length) return at
      open = false
    }
    at += found.length
  }
  return at
}

const opener = /^["'“‘«‹([{`¿¡\u300c\u300e-]+/

/** True where the stop, with the marks that close after it, ends a sentence. */
function isEnd(text: string, rest: Range, stop: Range, end: number): boolean {
  if (end >= rest.end) return true
  if (isWideStop(text.charCodeAt(stop.end - 1))) return true
  if (!isWhiteSpace(text.charCodeAt(end))) return false
  const [first = '', second = ''] = wordsFrom(text, skipSpace(text, end, rest.end), rest.end)
  const next = first.replace(opener, '')
  if (/^\p{Ll}/u.test(next)) return false
  const stops = text.slice(stop.start, stop.end)
  if (/[!?]/.test(stops)) return end === stop.end || !isSpeaking(text.slice(end, Math.min(end + 80, rest.end)))
  if (stops.length > 1 || stops === '…') return /^[\p{Lu}\p{N}]/u.test(next) || first !== next
  const from = wordStart(text, rest.start, stop.start)
  const before = text.slice(from, stop.start).replace(opener, '')
  return !endsNothing({ before, first: from === rest.start, next, quoted: openQuote.test(first), afterNext: second })
}

const openQuote = /^(?:["“«]|''|``)/

const speaking =
  /^\s+(?!(?:He|She|They|We|I|It|You|The)\b)(?:(?:[A-Z][\w'’-]*|[A-Z]\.|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.)\s+){1,4}(?:said|says|asked|asks|added|adds|wrote|told|replied|exclaimed|demanded|tweeted|shouted|cried|continued|concluded)\b/

/** True where the words after a closed quotation tell who spoke it: `"Why now?" Ms. Orlova asked`. */
function isSpeaking(after: string): boolean {
  return speaking.test(after)
}

/** No word of English that matters here is longer. */
const longestWord = 40

function wordStart(text: string, start: number, end: number): number {
  let at = end
  while (at > start && end - at < longestWord && !isWhiteSpace(text.charCodeAt(at - 1))) at--
  return at
}

/** The next two words, cut where they are absurdly long. */
function wordsFrom(text: string, from: number, to: number): string[] {
  const found: string[] = []
  let at = from
  while (found.length < 2 && at < to) {
    let end = at
    while (end < to && end - at < longestWord && !isWhiteSpace(text.charCodeAt(end))) end++
    found.push(text.slice(at, end))
    while (end < to && isWhiteSpace(text.charCodeAt(end))) end++
    at = end
  }
  return found
}
