import { createReadStream } from 'node:fs'
import { DemarcheError } from '../record/demarche-error.ts'

/** The bytes of a file, or of standard input for `-`; never more than `most`, however much there is. */
export async function readBytes(file: string, most: number): Promise<Uint8Array> {
  const stream = file === '-' ? process.stdin : createReadStream(file)
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > most) {
        const limit = Math.floor(most / 1_000_000)
        throw new DemarcheError('too-large', `It is larger than ${limit} MB, the most that is read as one report.`)
      }
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof DemarcheError ? error : fileError(error)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/** A fault of the file system as a sentence. */
export function fileError(error: unknown): DemarcheError {
  const code = error instanceof Error && 'code' in error ? error.code : null
  const options = { cause: error }
  if (code === 'ENOENT') return new DemarcheError('not-found', 'There is no such file.', options)
  if (code === 'EISDIR') return new DemarcheError('not-readable', 'It is a folder, not a file.', options)
  if (code === 'ENOTDIR') return new DemarcheError('not-found', 'A part of its path is a file, not a folder.', options)
  if (code === 'EACCES' || code === 'EPERM') {
    return new DemarcheError('not-readable', 'You are not allowed to read or write it.', options)
  }
  return new DemarcheError('not-readable', `It could not be read or written (${code ?? String(error)}).`, options)
}
