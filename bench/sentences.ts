import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { sentences } from '../src/language/sentences.ts'
import type { Range } from '../src/record/ranges.ts'

/** Sentence boundaries against people's: documents of GUM, and news sentences joined with a space. */

type Document = { readonly text: string; readonly sentences: readonly Range[] }
type Counts = { found: number; gold: number; same: number }

const data = new URL('../../shared/data/', import.meta.url)
const gumRow = z.object({
  genre: z.string(),
  text: z.string(),
  sents: z.array(z.object({ start: z.number(), end: z.number() })),
})
const newsRow = z.object({ document: z.string(), text: z.string() })

function rows<T>(path: string, row: z.ZodType<T>): T[] {
  const lines = gunzipSync(readFileSync(new URL(path, data)))
    .toString('utf8')
    .split('\n')
  return lines.filter((line) => line !== '').map((line) => row.parse(JSON.parse(line)))
}

/** GUM counts code points. */
function gum(genres?: readonly string[]): Document[] {
  return rows('coref/gum.dev.jsonl.gz', gumRow)
    .filter(({ genre }) => genres === undefined || genres.includes(genre))
    .map(({ text, sents }) => {
      const units = [0]
      for (const character of text) units.push(units.at(-1)! + character.length)
      return { text, sentences: sents.map(({ start, end }) => ({ start: units[start]!, end: units[end]! })) }
    })
}

function news(path: string): Document[] {
  const documents = new Map<string, { text: string; sentences: Range[] }>()
  for (const { document, text } of rows(path, newsRow)) {
    const of = documents.get(document) ?? { text: '', sentences: [] }
    const start = of.text === '' ? 0 : of.text.length + 1
    of.sentences.push({ start, end: start + text.length })
    of.text = of.text === '' ? text : `${of.text} ${text}`
    documents.set(document, of)
  }
  return [...documents.values()]
}

/** The platform's own splitter, given the same paragraphs' ends. */
function builtIn(text: string): Range[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
  return [...segmenter.segment(text)]
    .map(({ index, segment }) => ({ start: index, end: index + segment.trimEnd().length }))
    .filter(({ start, end }) => end > start)
}

/** Boundaries are sentence ends; the last of a document is given, so it is not counted. */
function count(documents: readonly Document[], splitter: (text: string) => readonly Range[]): Counts {
  const counts: Counts = { found: 0, gold: 0, same: 0 }
  for (const { text, sentences: gold } of documents) {
    const ends = new Set(gold.slice(0, -1).map(({ end }) => end))
    const found = splitter(text)
      .map(({ end }) => end)
      .filter((end) => end < gold.at(-1)!.end)
    counts.gold += ends.size
    counts.found += found.length
    counts.same += found.filter((end) => ends.has(end)).length
  }
  return counts
}

function line(name: string, { found, gold, same }: Counts): string {
  const percent = (part: number, whole: number): string => (whole === 0 ? '-' : ((100 * part) / whole).toFixed(1))
  return `${name.padEnd(34)} F1 ${percent(2 * same, found + gold)}  precision ${percent(same, found)}  recall ${percent(same, gold)}  (${gold} boundaries)`
}

if (!existsSync(data)) {
  process.stdout.write('The corpora are not beside this checkout: nothing to measure.\n')
} else {
  const sets: readonly [string, Document[]][] = [
    ['GUM, all genres', gum()],
    ['GUM, news, interview, bio, speech', gum(['news', 'interview', 'bio', 'speech'])],
    ['news sentences', news('events/news.dev.jsonl.gz')],
  ]
  for (const [name, documents] of sets) {
    process.stdout.write(`${line(`${name}: demarche`, count(documents, sentences))}\n`)
    process.stdout.write(`${line(`${name}: Intl`, count(documents, builtIn))}\n`)
    const size = documents.reduce((sum, { text }) => sum + text.length, 0)
    const begun = performance.now()
    for (const { text } of documents) sentences(text)
    process.stdout.write(`  ${(size / 1000 / (performance.now() - begun)).toFixed(1)} million characters a second\n`)
  }
}
