import { createReadStream } from 'node:fs'
import { extname } from 'node:path'
import { findInputs, standardInput } from '../intake/find-inputs.ts'
import { lineInput } from '../intake/line-input.ts'
import { readInputLines } from '../intake/read-input-lines.ts'
import { defaultLimits, type ReportInput } from '../intake/report-input.ts'
import type { ReadItem } from '../reading/read-many.ts'
import { DemarcheError } from '../record/demarche-error.ts'
import { fileError, readBytes } from './read-bytes.ts'
import { type ReadSettings, wrong } from './read-settings.ts'

/** An item with the name by which a person knows it: a file, or a file and a line. */
export type NamedItem = { readonly name: string; readonly item: ReadItem }

export type Inputs = {
  /** How many reports there are; null where only reading will tell. */
  readonly total: number | null
  readonly items: AsyncIterable<NamedItem>
}

type Place = { readonly path: string } | { readonly path: string; readonly error: DemarcheError }

/** The reports that the arguments of `demarche read` name, each opened when it is its turn. */
export function inputItems(files: readonly string[], settings: ReadSettings): Inputs {
  const places = placesOf(files)
  const holdsLines = (path: string) =>
    path === standardInput ? settings.format === 'jsonl' : ['.jsonl', '.ndjson'].includes(extname(path).toLowerCase())
  const total = places.some(({ path }) => holdsLines(path)) ? null : places.length
  if (settings.title !== undefined && total !== 1) throw wrong('--title is for one report; give one FILE.')

  async function* items(): AsyncGenerator<NamedItem> {
    for (const place of places) {
      if ('error' in place) yield { name: place.path, item: { id: place.path, error: place.error } }
      else if (holdsLines(place.path)) yield* lines(place.path, settings)
      else yield { name: nameOf(place.path), item: await oneReport(place.path, settings) }
    }
  }
  return { total, items: items() }
}

/** A name that leads nowhere is an error in its place: the rest is read. */
function placesOf(files: readonly string[]): readonly Place[] {
  const places = new Map<string, Place>()
  for (const file of files) {
    try {
      for (const path of findInputs([file])) places.set(path, { path })
    } catch (error) {
      places.set(file, { path: file, error: error instanceof DemarcheError ? error : fileError(error) })
    }
  }
  return [...places.values()]
}

async function oneReport(path: string, settings: ReadSettings): Promise<ReadItem> {
  const id = nameOf(path)
  try {
    const bytes = await readBytes(path, defaultLimits.bytes)
    if (extname(path).toLowerCase() === '.json') {
      const line = lineInput(new TextDecoder().decode(bytes))
      return 'error' in line ? { id, error: line.error } : { id, input: withSettings(line.input, settings) }
    }
    const uri = path === standardInput ? undefined : path
    return { id, input: withSettings({ bytes, uri }, settings) }
  } catch (error) {
    if (error instanceof DemarcheError) return { id, error }
    throw error
  }
}

async function* lines(path: string, settings: ReadSettings): AsyncGenerator<NamedItem> {
  const stream = path === standardInput ? process.stdin : createReadStream(path)
  const where = path === standardInput ? 'line ' : `${path}:`
  try {
    for await (const line of readInputLines(stream)) {
      const name = `${where}${line.number}`
      yield { name, item: 'error' in line ? line : { input: withSettings(line.input, settings) } }
    }
  } catch (error) {
    // The stream broke; what the consumer throws never comes here.
    yield { name: nameOf(path), item: { id: null, error: fileError(error) } }
  }
}

/** What the options say of every report; what a line says of its own counts more. */
function withSettings(input: ReportInput, settings: ReadSettings): ReportInput {
  return {
    ...input,
    title: input.title ?? settings.title,
    published: input.published ?? settings.published,
    publisher: input.publisher ?? settings.publisher,
    anyLanguage: settings.anyLanguage,
  }
}

function nameOf(path: string): string {
  return path === standardInput ? 'standard input' : path
}
