import { createReadStream, statSync } from 'node:fs'
import { extname } from 'node:path'
import { createGunzip, gunzipSync } from 'node:zlib'
import { keyOfInput } from '../archive/keys.ts'
import { findInputs } from '../intake/find-inputs.ts'
import { readFeed } from '../intake/read-feed.ts'
import { type InputLine, readInputLines } from '../intake/read-input-lines.ts'
import { readStoryList } from '../intake/read-story-list.ts'
import { readWarc } from '../intake/read-warc.ts'
import { defaultLimits, type ReportInput } from '../intake/report-input.ts'
import type { ReadItem } from '../reading/read-many.ts'
import { DemarcheError } from '../record/demarche-error.ts'
import type { AddSettings } from './add-settings.ts'
import { fileError, readBytes } from './read-bytes.ts'

/** One input of `demarche add`. */
export type AddInput = {
  /** Where a person finds it: a file, or a file and the line, row, entry or record in it. */
  readonly name: string
  /** The file that holds it. */
  readonly file: string
  /** What tells it from every other input; null for one that could not be opened. */
  readonly key: string | null
  readonly item: ReadItem
  /** How many bytes of all files are behind once this one is done. */
  readonly behind: number
}

export type AddInputs = {
  /** How many there are; null where only reading the files will tell. */
  readonly total: number | null
  /** How many bytes all the files have. */
  readonly bytes: number
  readonly items: AsyncIterable<AddInput>
}

/** Feeds are files that hold many reports at once, but are short enough to be held whole. */
const feeds = new Set(['.xml', '.rss', '.atom', '.rdf'])
const lists = new Set(['.csv', '.tsv'])
const jsonLines = new Set(['.jsonl', '.ndjson'])
const pages = ['.txt', '.html', '.htm', '.xhtml', '.md', '.json']
const endings = new Set([...pages, ...feeds, ...lists, ...jsonLines, '.warc', '.wet'])

type Place = { readonly path: string; readonly size: number; readonly error?: DemarcheError }

/** All inputs that the paths of `demarche add` name, each file opened when it is its turn. */
export function addInputs(paths: readonly string[], settings: AddSettings): AddInputs {
  const places = placesOf(paths)
  async function* items(): AsyncGenerator<AddInput> {
    let before = 0
    for (const place of places) {
      for await (const { taken, ...input } of inputsOf(place, settings)) {
        yield { ...input, file: place.path, behind: before + taken }
      }
      before += place.size
    }
  }
  return {
    total: places.every(({ path }) => holdsOne(path)) ? places.length : null,
    bytes: places.reduce((sum, { size }) => sum + size, 0),
    items: items(),
  }
}

function placesOf(paths: readonly string[]): readonly Place[] {
  const places = new Map<string, Place>()
  for (const given of paths) {
    try {
      for (const path of findInputs([given], endings)) {
        places.set(path, { path, size: statSync(path, { throwIfNoEntry: false })?.size ?? 0 })
      }
    } catch (error) {
      const known = error instanceof DemarcheError ? error : fileError(error)
      places.set(given, { path: given, size: 0, error: known })
    }
  }
  return [...places.values()]
}

function endingOf(path: string): string {
  return extname(path.toLowerCase().replace(/\.gz$/, ''))
}

function holdsOne(path: string): boolean {
  const ending = endingOf(path)
  return (
    !feeds.has(ending) && !lists.has(ending) && !jsonLines.has(ending) && !['.warc', '.wet', '.json'].includes(ending)
  )
}

type Taken = Omit<AddInput, 'behind' | 'file'> & { readonly taken: number }

async function* inputsOf({ path, size, error }: Place, settings: AddSettings): AsyncGenerator<Taken> {
  if (error !== undefined) {
    yield { name: path, key: null, item: { id: null, error }, taken: size }
    return
  }
  const ending = endingOf(path)
  if (lists.has(ending)) yield* entries(path, settings, (stream) => readStoryList(stream, settings.textColumn))
  else if (jsonLines.has(ending)) yield* entries(path, settings, readInputLines)
  else if (ending === '.warc' || ending === '.wet') yield* entries(path, settings, readWarc, true)
  else yield* wholeFile(path, size, settings)
}

type Reading = (stream: AsyncIterable<Uint8Array>) => AsyncIterable<InputLine>

/** The entries of a file that is read as a stream. */
async function* entries(
  path: string,
  settings: AddSettings,
  read: Reading,
  unpacksItself = false,
): AsyncGenerator<Taken> {
  const file = createReadStream(path)
  const unpack = /\.gz$/i.test(path) && !unpacksItself
  const stream = unpack ? file.pipe(createGunzip()) : file
  // A pipe does not pass on what goes wrong at its head.
  if (unpack) file.on('error', (error) => stream.destroy(error))
  try {
    for await (const entry of read(stream)) yield taken(entry, path, settings, file.bytesRead)
  } catch (error) {
    yield { name: path, key: null, item: { id: null, error: fileError(error) }, taken: file.bytesRead }
  } finally {
    file.destroy()
  }
}

async function* wholeFile(path: string, size: number, settings: AddSettings): AsyncGenerator<Taken> {
  let bytes: Uint8Array
  try {
    bytes = unpacked(await readBytes(path, defaultLimits.bytes), path)
  } catch (error) {
    yield { name: path, key: null, item: { id: null, error: error as DemarcheError }, taken: size }
    return
  }
  const ending = endingOf(path)
  if (feeds.has(ending) || (ending === '.json' && isJsonFeed(bytes))) {
    for (const entry of readFeed(bytes)) yield taken(entry, path, settings, size)
    return
  }
  // A packed file's own name no longer tells intake what it is.
  const mediaType = path.toLowerCase().endsWith('.gz') ? mediaTypes[ending] : undefined
  const input = withSettings({ bytes, uri: path, mediaType }, settings)
  yield { name: path, key: keyOfInput(input), item: { input }, taken: size }
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'text/html',
  '.json': 'application/json',
}

function unpacked(bytes: Uint8Array, path: string): Uint8Array {
  if (!path.toLowerCase().endsWith('.gz')) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: defaultLimits.bytes })
  } catch (cause) {
    const isLong = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE'
    throw isLong
      ? new DemarcheError(
          'too-large',
          `Unpacked it is larger than ${defaultLimits.bytes} bytes, the most that is read.`,
          { cause },
        )
      : new DemarcheError('not-readable', 'It is no gzip file, or it is cut off; fetch it again.', { cause })
  }
}

/** https://www.jsonfeed.org/version/1.1/: the version is an address of theirs. */
function isJsonFeed(bytes: Uint8Array): boolean {
  return /"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/.test(
    Buffer.from(bytes.subarray(0, 2_000)).toString('utf8'),
  )
}

function taken(entry: InputLine, path: string, settings: AddSettings, behind: number): Taken {
  const name = `${path}:${entry.number}`
  if ('error' in entry) return { name, key: null, item: { id: entry.id, error: entry.error }, taken: behind }
  const input = withSettings(entry.input, settings)
  return { name, key: keyOfInput(input), item: { input }, taken: behind }
}

/** What the options say of every report; what an input says of its own counts more. */
function withSettings(input: ReportInput, settings: AddSettings): ReportInput {
  return {
    ...input,
    published: input.published ?? settings.published,
    publisher: input.publisher ?? settings.publisher,
    anyLanguage: settings.anyLanguage,
  }
}
