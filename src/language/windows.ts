/** The pieces of a text in one row, with a separator after each paragraph. */
export type Row = {
  /** Piece ids; a separator where `word` is -1. */
  readonly ids: Int32Array
  readonly shapes: Uint8Array
  /** The word that each piece belongs to, or -1 for a separator. */
  readonly word: Int32Array
}

/** A stretch of the row that the encoder reads at once, and the part of it whose anchors it decides. */
export type WindowRange = {
  readonly start: number
  readonly end: number
  readonly coreStart: number
  readonly coreEnd: number
}

/** How much a window sees of what its neighbours decide, in pieces. */
const context = 64

/**
 * Cuts a row into windows of at most `limit` pieces. Cores lie end to end, so every word's anchor is decided once;
 * a core ends with a paragraph where one ends in its second half, else in the middle of text with context on both sides.
 */
export function cutWindows(row: Row, limit: number): WindowRange[] {
  const length = row.ids.length
  const room = limit - 1 // the first piece of every window is [CLS]
  const windows: WindowRange[] = []
  let coreStart = 0
  while (coreStart < length) {
    const start = wordStart(row, Math.max(0, coreStart - context), coreStart)
    const most = start + room
    if (most >= length) {
      windows.push({ start, end: length, coreStart, coreEnd: length })
      break
    }
    const paragraphEnd = lastParagraphEnd(row, coreStart + (room >> 1), most)
    if (paragraphEnd !== null) {
      windows.push({ start, end: paragraphEnd, coreStart, coreEnd: paragraphEnd })
      coreStart = paragraphEnd
    } else {
      const coreEnd = wordStart(row, most - context, most)
      windows.push({ start, end: most, coreStart, coreEnd })
      coreStart = coreEnd
    }
  }
  return windows
}

/** The first position in [from, to] at which a word or a separator begins; `from` where one word fills it all. */
function wordStart(row: Row, from: number, to: number): number {
  for (let i = from; i <= to; i++) {
    if (i === 0 || i >= row.word.length || row.word[i] === -1 || row.word[i] !== row.word[i - 1]) return i
  }
  return from
}

/** The end of the last paragraph that ends after `from` and no later than `to`. */
function lastParagraphEnd(row: Row, from: number, to: number): number | null {
  for (let i = to; i > from; i--) if (row.word[i - 1] === -1) return i
  return null
}
