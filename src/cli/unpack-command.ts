import { createReadStream } from 'node:fs'
import type { InputLine } from '../intake/read-input-lines.ts'
import { readWarc } from '../intake/read-warc.ts'
import { failureOf } from '../reading/failure.ts'
import { openOutput } from './output.ts'
import { fileError } from './read-bytes.ts'

/**
 * `demarche unpack`: the pages of web archives as lines that the filter takes, each as soon as it is there, in bounded
 * memory. Gives the exit status, 0 where all were unpacked and 1 where something was not.
 */
export async function unpackCommand(files: readonly string[]): Promise<number> {
  const output = openOutput(process.stdout)
  let status = 0
  for (const file of files) {
    for await (const entry of pagesOf(file)) {
      if ('error' in entry) status = 1
      await output.write(`${lineOf(entry, file)}\n`)
    }
  }
  return status
}

async function* pagesOf(file: string): AsyncGenerator<InputLine> {
  const stream = createReadStream(file)
  let number = 0
  try {
    for await (const entry of readWarc(stream)) {
      number = entry.number
      yield entry
    }
  } catch (error) {
    yield { number: number + 1, id: null, error: fileError(error) }
  } finally {
    stream.destroy()
  }
}

/** The filter passes over `foundAt`, which tells a person where the page stands. */
function lineOf(entry: InputLine, file: string): string {
  const foundAt = `${file}:${entry.number}`
  if ('error' in entry) return JSON.stringify({ foundAt, id: entry.id, error: failureOf(entry.error) })
  const { bytes = new Uint8Array(), mediaType, uri } = entry.input
  return JSON.stringify({ foundAt, uri, mediaType, bytes: Buffer.from(bytes).toString('base64') })
}
