import { isPunctuation, normalForm } from './bert-characters.ts'
import { PieceList, type Pieces } from './piece-list.ts'
import { plainQuotes } from './plain-quotes.ts'
import { openVocabulary, type Vocabulary } from './vocabulary.ts'
import { isWhiteSpace } from './white-space.ts'
import { shapeOf } from './word-shape.ts'

export type { Pieces } from './piece-list.ts'

/** Cuts text into the word pieces of an uncased BERT, each with its place in the text. */
export type WordPieces = {
  /** The pieces of `text[start, end)`, with offsets into the whole of `text`. */
  pieces(text: string, start?: number, end?: number): Pieces
}

/** Opens the cutter that a `tokenizer.json` describes. */
export function openWordPieces(file: string | URL): WordPieces {
  const cutter = new Cutter(openVocabulary(file))
  return {
    pieces: (text, start = 0, end = text.length) => {
      const list = new PieceList()
      cutter.cut(plainSlice(text, start, end), start, list)
      return list.pieces()
    },
  }
}

/** A treebank escape that the slice's edge cuts in two is replaced as it is in the whole text; escapes hold no space. */
const edge = 256

function plainSlice(text: string, start: number, end: number): string {
  let from = start
  let to = end
  while (from > 0 && start - from < edge && !isWhiteSpace(text.charCodeAt(from - 1))) from--
  while (to < text.length && to - end < edge && !isWhiteSpace(text.charCodeAt(to))) to++
  return plainQuotes(text.slice(from, to)).slice(start - from, end - from)
}

const inWord = 0
const isSpace = 1
const isMark = 2

/** What an ASCII character does: control characters stand within words, where they vanish. */
const asciiClass = Uint8Array.from({ length: 128 }, (_, code) => {
  const form = normalForm(code)
  return form === ' ' ? isSpace : form !== '' && isPunctuation(form) ? isMark : inWord
})

/** Dashes, quotes and ellipses, by far the commonest characters past ASCII: words of their own, so that words are cached without them. */
function isWideMark(unit: number): boolean {
  return unit >= 0x2010 && unit <= 0x2027
}

const mostCached = 1 << 16
const longestCached = 48

class Cutter {
  readonly #vocabulary: Vocabulary
  readonly #marks = new Map<number, number>()
  readonly #fresh = new PieceList()
  #known = new Map<string, readonly number[]>()

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
  }

  cut(text: string, shift: number, list: PieceList): void {
    let at = 0
    while (at < text.length) {
      const unit = text.charCodeAt(at)
      const kind = unit < 128 ? asciiClass[unit] : isWideMark(unit) ? isMark : inWord
      if (kind === isSpace) at++
      else if (kind === isMark) list.add(this.#mark(unit), shift + at, shift + ++at, 1, 0)
      else at = this.#run(text, at, shift, list)
    }
  }

  /** A run without ASCII's spaces and marks: most often one word, which is looked up whole. */
  #run(text: string, start: number, shift: number, list: PieceList): number {
    let end = start + 1
    for (; end < text.length; end++) {
      const unit = text.charCodeAt(end)
      if (unit < 128 ? asciiClass[unit] !== inWord : isWideMark(unit)) break
    }
    if (end - start > longestCached) {
      cutRun(this.#vocabulary, text.slice(start, end), shift + start, list)
      return end
    }
    const run = text.slice(start, end)
    let pieces = this.#known.get(run)
    if (pieces === undefined) {
      this.#fresh.clear()
      cutRun(this.#vocabulary, run, 0, this.#fresh)
      pieces = this.#fresh.packed()
      if (this.#known.size >= mostCached) this.#known = new Map()
      this.#known.set(run, pieces)
    }
    list.addPacked(pieces, shift + start)
    return end
  }

  #mark(unit: number): number {
    const known = this.#marks.get(unit)
    if (known !== undefined) return known
    const id = this.#vocabulary.heads.get(String.fromCharCode(unit)) ?? this.#vocabulary.unknown
    this.#marks.set(unit, id)
    return id
  }
}

/** Cuts a run character by character: normalises, parts it into words, and each word into pieces. */
function cutRun(vocabulary: Vocabulary, run: string, shift: number, list: PieceList): void {
  const word = new Word()
  const finish = (): void => {
    if (word.length > 0) word.cut(vocabulary, run, shift, list)
    word.clear()
  }
  for (let at = 0; at < run.length; ) {
    const code = run.codePointAt(at) ?? 0
    const end = at + (code > 0xffff ? 2 : 1)
    for (const character of normalForm(code)) {
      const alone = character !== ' ' && isPunctuation(character)
      if (alone || character === ' ') finish()
      if (character !== ' ') word.add(character, at, end, vocabulary.longestWord)
      if (alone) finish()
    }
    at = end
  }
  finish()
}

/** A word's normalised characters, and where each came from. */
class Word {
  length = 0
  #characters: string[] = []
  #starts: number[] = []
  #ends: number[] = []
  #end = 0

  clear(): void {
    this.length = 0
    this.#characters = []
    this.#starts = []
    this.#ends = []
  }

  /** Past the longest word only the count and the end matter, so that a text without spaces takes no memory. */
  add(character: string, start: number, end: number, longest: number): void {
    this.length++
    this.#end = end
    if (this.length > longest) return
    this.#characters.push(character)
    this.#starts.push(start)
    this.#ends.push(end)
  }

  /** Greedy, longest piece first; a word with a part that no piece fits is unknown as a whole. */
  cut(vocabulary: Vocabulary, run: string, shift: number, list: PieceList): void {
    const start = this.#starts[0]!
    const shape = shapeOf(run.slice(start, this.#end))
    const found = this.length > vocabulary.longestWord ? undefined : this.#found(vocabulary)
    if (found === undefined) {
      list.add(vocabulary.unknown, start + shift, this.#end + shift, 1, shape)
      return
    }
    for (const [nth, { id, from, to }] of found.entries()) {
      list.add(id, this.#starts[from]! + shift, this.#ends[to - 1]! + shift, nth === 0 ? 1 : 0, shape)
    }
  }

  #found({ heads, tails, longest }: Vocabulary): { id: number; from: number; to: number }[] | undefined {
    const found: { id: number; from: number; to: number }[] = []
    for (let from = 0; from < this.length; ) {
      const pieces = from === 0 ? heads : tails
      let to = Math.min(this.length, from + longest)
      let id: number | undefined
      for (; to > from; to--) {
        id = pieces.get(this.#characters.slice(from, to).join(''))
        if (id !== undefined) break
      }
      if (id === undefined) return undefined
      found.push({ id, from, to })
      from = to
    }
    return found
  }
}
