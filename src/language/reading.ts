import type { Range } from '../record/ranges.ts'
import type {
  AnchorInput,
  Encoder,
  EventOutput,
  PairInput,
  StretchInput,
  WindowInput,
  WindowOutput,
} from './encoder.ts'
import { paragraphs } from './paragraphs.ts'
import { sentences } from './sentences.ts'
import { cutWindows, type Row, type WindowRange } from './windows.ts'
import type { WordPieces } from './word-pieces.ts'

const cls = 101
const sep = 102

/** The words of a text as the encoder sees them: runs of letters or digits, and single marks. */
export type Words = { readonly starts: Int32Array; readonly ends: Int32Array; readonly count: number }

/** A window as it was read: local words (the first is [CLS]), their vectors and their tags. */
export type ReadWindow = WindowOutput & {
  /** The text's word for each local word; -1 for [CLS] and separators. */
  readonly word: Int32Array
  /** Local words [coreFrom, coreTo) whose anchors are decided here. */
  readonly coreFrom: number
  readonly coreTo: number
}

/** A text with its parts and all that the encoder saw in it. */
export type Reading = {
  readonly text: string
  readonly paragraphs: readonly Range[]
  readonly sentences: readonly Range[]
  readonly words: Words
  /**
   * The windows in order, each read by the encoder when it is asked for: go through them once, and hold none, for
   * those of a long text take more memory than there may be.
   */
  readonly windows: AsyncIterable<ReadWindow>
  /** Asks the role heads about anchors of one window, and the head for antecedents about pairs of pronoun and name. */
  readonly statementRoles: (window: ReadWindow, anchors: AnchorInput, stretch: StretchInput) => Promise<Float32Array>
  readonly eventRoles: (window: ReadWindow, anchors: AnchorInput) => Promise<EventOutput>
  readonly antecedents: (pairs: PairInput) => Promise<Float32Array>
  /** Reads a stretch of the text as if it stood alone; offsets stay those of the whole text. */
  readonly readAlone: (part: Range) => PartReading
}

/** A stretch of text: its words and windows, and what the heads say of them. */
export type PartReading = Pick<Reading, 'words' | 'windows' | 'statementRoles' | 'eventRoles' | 'antecedents'>

/** Makes a text ready for the encoder, which reads it once, window by window. */
export function readText(text: string, pieces: WordPieces, encoder: Encoder): Reading {
  const parts = paragraphs(text)
  return {
    text,
    paragraphs: parts,
    sentences: sentences(text),
    ...readParts(text, parts, pieces, encoder),
    readAlone: (part) => readParts(text, [part], pieces, encoder),
  }
}

function readParts(text: string, parts: readonly Range[], pieces: WordPieces, encoder: Encoder): PartReading {
  const { row, words } = lay(text, parts, pieces)
  return {
    words,
    windows: eachWindow(row, encoder),
    statementRoles: (window, anchors, stretch) => encoder.statementRoles(window.vectors, anchors, stretch),
    eventRoles: (window, anchors) => encoder.eventRoles(window.vectors, anchors),
    antecedents: (pairs) => encoder.antecedents(pairs),
  }
}

async function* eachWindow(row: Row, encoder: Encoder): AsyncGenerator<ReadWindow, void, void> {
  for (const range of cutWindows(row, encoder.manifest.window)) {
    const { input, word, coreFrom, coreTo } = windowInput(row, range)
    yield { word, coreFrom, coreTo, ...(await encoder.encode(input)) }
  }
}

/** Lays all paragraphs' pieces in one row and counts their words. */
function lay(text: string, parts: readonly Range[], pieces: WordPieces): { row: Row; words: Words } {
  const found = parts.map((p) => pieces.pieces(text, p.start, p.end)).filter((p) => p.ids.length > 0)
  const length = found.reduce((sum, p) => sum + p.ids.length + 1, 0)
  const row = { ids: new Int32Array(length), shapes: new Uint8Array(length), word: new Int32Array(length) }
  const starts = new Int32Array(length)
  const ends = new Int32Array(length)
  let at = 0
  let word = -1
  for (const p of found) {
    for (let i = 0; i < p.ids.length; i++, at++) {
      if (p.begins[i] === 1 || i === 0) starts[++word] = p.starts[i]!
      ends[word] = p.ends[i]!
      row.ids[at] = p.ids[i]!
      row.shapes[at] = p.shapes[i]!
      row.word[at] = word
    }
    row.ids[at] = sep
    row.word[at++] = -1
  }
  const count = word + 1
  return { row, words: { starts: starts.slice(0, count), ends: ends.slice(0, count), count } }
}

function windowInput(
  row: Row,
  range: WindowRange,
): { input: WindowInput; word: Int32Array; coreFrom: number; coreTo: number } {
  const n = range.end - range.start + 1
  const ids = new BigInt64Array(n)
  const shapes = new BigInt64Array(n)
  ids[0] = BigInt(cls)
  const begins = [0n]
  const word = [-1]
  let coreFrom = -1
  let coreTo = -1
  for (let i = range.start; i < range.end; i++) {
    const k = i - range.start + 1
    ids[k] = BigInt(row.ids[i]!)
    shapes[k] = BigInt(row.shapes[i]!)
    const isNew = i === range.start || row.word[i] === -1 || row.word[i] !== row.word[i - 1]
    if (!isNew) continue
    if (i >= range.coreStart && coreFrom < 0) coreFrom = word.length
    if (i >= range.coreEnd && coreTo < 0) coreTo = word.length
    begins.push(BigInt(k))
    word.push(row.word[i]!)
  }
  if (coreFrom < 0) coreFrom = word.length
  if (coreTo < 0) coreTo = word.length
  return { input: { ids, shapes, words: BigInt64Array.from(begins) }, word: Int32Array.from(word), coreFrom, coreTo }
}
