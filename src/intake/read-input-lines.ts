import { DemarcheError } from '../record/demarche-error.ts'
import { lineInput } from './line-input.ts'
import type { ReportInput } from './report-input.ts'

/** One line of JSON Lines: a report to take in, or an error that stands in its place. Lines are counted from 1. */
export type InputLine =
  | { readonly number: number; readonly input: ReportInput }
  | { readonly number: number; readonly id: string | null; readonly error: DemarcheError }

const longestLine = 20_000_000
const newline = 0x0a

/**
 * The reports that a stream of JSON Lines holds, in order. No more than one line is held at a time, and of a line that is too
 * long nothing; a bad line gives an error and the work goes on. Empty lines are passed over but counted.
 */
export async function* readInputLines(
  stream: AsyncIterable<Uint8Array>,
  longest: number = longestLine,
): AsyncGenerator<InputLine, void, undefined> {
  let held: Uint8Array[] = []
  let length = 0
  let number = 1

  const take = (): InputLine | null => {
    const line = length > longest ? tooLong(number, longest) : readLine(held, length, number)
    held = []
    length = 0
    number++
    return line
  }

  for await (const chunk of stream) {
    let start = 0
    for (;;) {
      const end = chunk.indexOf(newline, start)
      const piece = chunk.subarray(start, end < 0 ? chunk.length : end)
      length += piece.length
      if (length > longest) held = []
      // A stream may use its buffer again for the next chunk, so what is held over is copied.
      else if (piece.length > 0) held.push(end < 0 ? piece.slice() : piece)
      if (end < 0) break
      const line = take()
      if (line !== null) yield line
      start = end + 1
    }
  }
  const line = take()
  if (line !== null) yield line
}

function readLine(pieces: readonly Uint8Array[], length: number, number: number): InputLine | null {
  const bytes = pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces, length)
  const text = decoded(bytes)
  if (text === null) {
    const error = new DemarcheError('bad-line', 'This line is not valid UTF-8; write JSON Lines in UTF-8.')
    return { number, id: null, error }
  }
  return text.trim() === '' ? null : { number, ...lineInput(text) }
}

function tooLong(number: number, longest: number): InputLine {
  const error = new DemarcheError('bad-line', `This line is longer than ${longest} bytes; hand in the article alone.`)
  return { number, id: null, error }
}

/** Takes off a byte order mark; null where the bytes are not UTF-8. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
