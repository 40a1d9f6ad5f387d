/** One thing that a search asks for: words that stand next to each other, the last of them perhaps only begun. */
export type Term = { readonly words: readonly string[]; readonly begun: boolean }

/** Terms of which all have to be there. */
export type WordQuery = readonly Term[]

/** More than this asks for nothing that less would not find, and every database has a limit. */
const mostWords = 64

const word = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*/gu

/**
 * What somebody types, as terms: words of which all have to be there, `"words in a row"`, and `begun*`. Every other sign
 * parts words and means nothing, so no input is a fault and none reaches the database's own language for searches.
 * Null where there are no words in it.
 */
export function wordQuery(typed: string): WordQuery | null {
  const terms: Term[] = []
  let left = mostWords
  for (const [, phrase, bare = ''] of typed.toWellFormed().matchAll(/"([^"]*)"?|([^\s"]+)/g)) {
    const words = wordsOf(phrase ?? bare).slice(0, left)
    left -= words.length
    if (words.length > 0) terms.push({ words, begun: phrase === undefined && bare.endsWith('*') })
  }
  return terms.length === 0 ? null : terms
}

/** The words of a text as a search knows them: in small letters, without their accents. */
function wordsOf(text: string): string[] {
  return [...text.matchAll(word)].map(([found]) => foldWord(found))
}

function foldWord(found: string): string {
  return found.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** A piece of a text: `[start, end)` in UTF-16 code units. */
type Piece = { readonly start: number; readonly end: number }

/** Where the words of a query stand in a text, each piece in its order; pieces that touch through blanks are one. */
export function wordsFound(text: string, query: WordQuery): readonly Piece[] {
  const words = [...text.matchAll(word)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
    word: foldWord(found),
  }))
  const hit = new Set<number>()
  for (const { words: sought, begun } of query) {
    for (let at = 0; at + sought.length <= words.length; at++) {
      const fits = sought.every((one, i) => {
        const there = words[at + i]?.word ?? ''
        return begun && i === sought.length - 1 ? there.startsWith(one) : there === one
      })
      if (fits) for (let i = 0; i < sought.length; i++) hit.add(at + i)
    }
  }
  const pieces: Piece[] = []
  for (const [i, { start, end }] of words.entries()) {
    if (!hit.has(i)) continue
    const last = pieces.at(-1)
    if (last && hit.has(i - 1) && /^\s+$/.test(text.slice(last.end, start)))
      pieces[pieces.length - 1] = { start: last.start, end }
    else pieces.push({ start, end })
  }
  return pieces
}
