import { pipeline, Readable } from 'node:stream'
import { brotliDecompressSync, createGunzip, zstdDecompressSync } from 'node:zlib'
import { WARCParser, type WARCRecord } from 'warcio'
import { DemarcheError } from '../record/demarche-error.ts'
import type { InputLine } from './read-input-lines.ts'
import { defaultLimits } from './report-input.ts'

const readable = /^\s*(?:text\/html|text\/plain|application\/xhtml\+xml)\b/i

/**
 * The reports of a WARC file (ISO 28500), gzipped member by member or not, as a stream: pages that were answered with 200,
 * and records of type resource and conversion (plain text made of a page, as WET files hold it). What is no text is
 * passed over; `number` counts all records from 1. No more than one page is held at a time.
 */
export async function* readWarc(
  stream: AsyncIterable<Uint8Array>,
  most: number = defaultLimits.bytes,
): AsyncGenerator<InputLine, void, undefined> {
  let number = 0
  try {
    // The day of a capture is not the day of publication, so the page itself has to tell that.
    for await (const record of new WARCParser(await plain(stream))) {
      refuseCutHead(record)
      number++
      const mediaType = textType(record)
      if (mediaType === null) continue
      const uri = record.warcTargetURI ?? undefined
      const bytes = await contentOf(record, most)
      refuseCutBody(record)
      yield bytes instanceof DemarcheError
        ? { number, id: uri ?? null, error: bytes }
        : { number, input: { bytes, uri, mediaType } }
    }
  } catch (cause) {
    const message = `After record ${number} this is no WARC file, or it is cut off there; what stands before was taken.`
    yield { number: number + 1, id: null, error: new DemarcheError('bad-warc', message, { cause }) }
  }
}

/** The stream unpacked where it is gzipped: the parser's own unpacking ends quietly where a file is cut off. */
async function plain(stream: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const chunks = stream[Symbol.asyncIterator]()
  const first = await chunks.next()
  async function* all() {
    if (first.done !== true) yield first.value
    yield* { [Symbol.asyncIterator]: () => chunks }
  }
  if (first.done === true || first.value[0] !== 0x1f || first.value[1] !== 0x8b) return all()
  // What goes wrong is thrown to whoever reads.
  return pipeline(Readable.from(all()), createGunzip(), () => undefined)
}

/** The parser takes anything for a record, and what there is of one for the whole. */
function refuseCutHead(record: WARCRecord): void {
  const length = record.warcHeader('content-length')
  if (!record.warcHeaders.statusline.startsWith('WARC/') || length === null || length === undefined) {
    throw new Error('This is no head of a record.')
  }
}

function refuseCutBody({ _reader: reader }: WARCRecord): void {
  if ('limit' in reader && typeof reader.limit === 'number' && reader.limit > 0) {
    throw new Error('The record is shorter than it says.')
  }
}

/** The media type of a record that may hold a report; null for all others. */
function textType(record: WARCRecord): string | null {
  const { warcType, httpHeaders } = record
  if (warcType === 'response') {
    if (Number(httpHeaders?.statusCode) !== 200) return null
    return textOnly(httpHeaders?.headers.get('content-type'))
  }
  return warcType === 'resource' || warcType === 'conversion' ? textOnly(record.warcContentType) : null
}

function textOnly(mediaType: string | null | undefined): string | null {
  return mediaType !== null && mediaType !== undefined && readable.test(mediaType) ? mediaType : null
}

async function contentOf(record: WARCRecord, most: number): Promise<Uint8Array | DemarcheError> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of record) {
    size += chunk.length
    // The rest is passed over piece by piece, so that a page that unpacks without end takes no memory.
    if (size <= most) chunks.push(chunk)
  }
  if (size > most) {
    return new DemarcheError('too-large', `This page has ${size} bytes and the limit is ${most}.`)
  }
  return unpacked(Buffer.concat(chunks, size), record.httpHeaders?.headers.get('content-encoding') ?? '', most)
}

/** What the parser itself does not unpack. A server may also say so of what is not packed at all. */
function unpacked(bytes: Uint8Array, encoding: string, most: number): Uint8Array {
  try {
    if (/^\s*br\s*$/i.test(encoding)) return brotliDecompressSync(bytes, { maxOutputLength: most })
    if (/^\s*zstd\s*$/i.test(encoding)) return zstdDecompressSync(bytes, { maxOutputLength: most })
  } catch {
    return bytes
  }
  return bytes
}
