import { createReadStream } from 'node:fs'
import { checkRecord } from '../record/check-record.ts'
import { DemarcheError } from '../record/demarche-error.ts'
import type { ReportRecord } from '../record/report-record.ts'
import { fileError } from './read-bytes.ts'

/** A line of a file of records: a record, a report that could not be read, or what is wrong with the line. */
export type RecordLine =
  | { readonly record: ReportRecord }
  | { readonly unread: true }
  | { readonly where: string; readonly fault: string }

/**
 * The records of JSON Lines files, each checked before anything is made of it; `-` is standard input. A line that holds
 * no sound record is given with the first thing that is wrong with it.
 */
export async function* recordLines(files: readonly string[]): AsyncGenerator<RecordLine> {
  for (const file of files) {
    const name = file === '-' ? 'standard input' : file
    const stream = file === '-' ? process.stdin : createReadStream(file)
    let number = 0
    try {
      for await (const line of linesOf(stream)) {
        number++
        if (line.trim() !== '') yield recordOf(line, `${name}:${number}`)
      }
    } catch (error) {
      throw error instanceof DemarcheError ? error : named(fileError(error), name)
    }
  }
}

function recordOf(line: string, where: string): RecordLine {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { where, fault: 'This line is not JSON.' }
  }
  if (typeof value === 'object' && value !== null && 'error' in value && !('statements' in value))
    return { unread: true }
  const [fault] = checkRecord(value)
  // Checked above: what has no fault has the shape of a record.
  if (fault === undefined) return { record: value as ReportRecord }
  return { where, fault: `This is not a sound record: ${fault.path} ${fault.message}` }
}

function named({ code, message }: DemarcheError, name: string): DemarcheError {
  return new DemarcheError(code, `${name}: ${message}`)
}

/** Lines parted by line feeds alone: JSON may hold every other sign that some take for the end of a line. */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let held: string[] = []
  for await (const chunk of stream) {
    const pieces = decoder.decode(chunk, { stream: true }).split('\n')
    for (const [index, piece] of pieces.entries()) {
      held.push(piece)
      if (index === pieces.length - 1) break
      yield held.join('')
      held = []
    }
  }
  held.push(decoder.decode())
  yield held.join('')
}
