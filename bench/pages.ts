import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { takeIn } from '../src/intake/take-in.ts'
import { DemarcheError } from '../src/record/demarche-error.ts'

// Measures the reading of web pages: takes the JSON Lines that `score.py input` writes and prints the lines that
// `score.py pages` reads. The measure is of extraction alone, so pages in any language count.
const source = process.argv[2] === undefined ? process.stdin : createReadStream(process.argv[2])
for await (const line of createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() === '') continue
  const { id, html, uri } = JSON.parse(line) as { id: string; html: string; uri?: string }
  try {
    const { text, bodyStart, title, byline, publisher, published, language } = takeIn({
      id,
      html,
      uri,
      anyLanguage: true,
    })
    console.log(JSON.stringify({ id, text, bodyStart, title, byline, publisher, published, language }))
  } catch (error) {
    if (!(error instanceof DemarcheError)) throw error
    console.log(JSON.stringify({ id, error: { code: error.code, message: error.message } }))
  }
}
