import { type Parser, parse } from 'csv-parse'
import { DemarcheError } from '../record/demarche-error.ts'
import type { InputLine } from './read-input-lines.ts'
import { defaultLimits } from './report-input.ts'

/** What columns are called in the lists that people keep; capitals, blanks and signs in names don't count. */
const names = {
  id: ['id', 'articleid', 'storyid', 'storiesid', 'documentid', 'docid'],
  text: ['text', 'fulltext', 'articletext', 'storytext', 'maintext', 'body', 'bodytext', 'content', 'article', 'story'],
  html: ['html', 'page'],
  title: ['title', 'headline'],
  uri: ['uri', 'url', 'link', 'sourceurl', 'address'],
  published: ['published', 'date', 'publicationdate', 'publisheddate', 'publishdate', 'publishedat', 'pubdate'],
  publisher: ['publisher', 'outlet', 'source', 'sourcename', 'publication', 'newspaper', 'medium', 'medianame'],
} as const

/** Most bytes that are looked at for the line of names. */
const longestHead = 65_536

type Field = keyof typeof names
type Columns = { readonly [F in Field]?: number }

/**
 * The stories of a list as CSV, with a line of column names first: one report a row, its text taken as it is. Columns are
 * parted by commas, semicolons or tabs, as the first line has them. `number` is the line on which a row ends, from 1.
 * @param textColumn the column of texts, where its name is none of the usual ones
 */
export async function* readStoryList(
  stream: AsyncIterable<Uint8Array>,
  textColumn?: string | undefined,
): AsyncGenerator<InputLine, void, undefined> {
  const bytes = withHead(stream)
  const { done, value: head } = await bytes.next()
  if (done === true) return
  const broken: { readonly line: number; readonly why: string }[] = []
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(head),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: defaultLimits.bytes,
    // Else an error would take rows with it that are read but not handed out yet: which ones, chance would say.
    skip_records_with_error: true,
    on_skip: (error) => {
      broken.push({ line: typeof error?.['lines'] === 'number' ? error['lines'] : 0, why: error?.message ?? 'broken' })
      return undefined
    },
    info: true,
  })
  const feeding = feed(parser, head, bytes)
  feeding.catch(() => undefined)
  let columns: Columns | null = null
  for await (const { record, info } of parser as AsyncIterable<Row>) {
    if (columns === null) {
      columns = columnsOf(record, textColumn)
      if (columns.text !== undefined || columns.html !== undefined) continue
      yield { number: info.lines, id: null, error: withoutTexts(record, textColumn) }
      return
    }
    yield { number: info.lines, ...rowInput(record, columns) }
  }
  await feeding
  for (const { line, why } of broken) {
    const error = new DemarcheError(
      'bad-list',
      `The rest of this list can't be read: ${why}. What stands before was taken.`,
    )
    yield { number: line, id: null, error }
  }
}

type Row = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

/** The same bytes, the first piece long enough to hold the line of names. */
async function* withHead(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let head: Buffer | null = Buffer.alloc(0)
  for await (const chunk of stream) {
    if (head === null) {
      yield chunk
      continue
    }
    head = Buffer.concat([head, chunk])
    if (!head.includes('\n') && head.length < longestHead) continue
    yield head
    head = null
  }
  if (head !== null && head.length > 0) yield head
}

/** Of the signs that part columns, the one that the line of names has most of. */
function delimiterOf(head: Uint8Array): string {
  const [line = ''] = Buffer.from(head).toString('utf8').split(/\r?\n/, 1)
  const count = (sign: string): number => line.split(sign).length
  return [',', ';', '\t', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

async function feed(parser: Parser, head: Uint8Array, rest: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    parser.write(head)
    for await (const chunk of rest) {
      if (!parser.write(chunk)) await new Promise((resolve) => parser.once('drain', resolve).once('close', resolve))
      if (parser.destroyed) return
    }
    parser.end()
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}

function columnsOf(header: readonly string[], textColumn: string | undefined): Columns {
  const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const there = header.map(plain)
  const columns: { [F in Field]?: number } = {}
  for (const [field, known] of Object.entries(names) as [Field, readonly string[]][]) {
    const wanted = field === 'text' && textColumn !== undefined ? [plain(textColumn)] : known
    const found = wanted.map((name) => there.indexOf(name)).find((index) => index >= 0)
    if (found !== undefined) columns[field] = found
  }
  return columns
}

function withoutTexts(header: readonly string[], textColumn: string | undefined): DemarcheError {
  const there = header
    .map((name) => `"${name}"`)
    .join(', ')
    .slice(0, 300)
  return new DemarcheError(
    'bad-list',
    textColumn === undefined
      ? `None of its columns is known to hold texts (${there}); name the one that does with --text-column.`
      : `It has no column "${textColumn}" (${there}).`,
  )
}

function rowInput(record: readonly string[], columns: Columns) {
  const at = (field: Field): string | undefined => record[columns[field] ?? -1]?.trim() || undefined
  const text = record[columns.text ?? -1]
  const html = at('html')
  if (text === undefined && html === undefined) {
    const error = new DemarcheError('bad-list', 'This row is too short to have a text.')
    return { id: at('id') ?? null, error }
  }
  const input = {
    id: at('id'),
    ...(text === undefined || (text.trim() === '' && html !== undefined) ? { html } : { text, verbatim: true }),
    title: at('title'),
    uri: at('uri'),
    published: at('published'),
    publisher: at('publisher'),
  }
  return { input }
}
