import { DemarcheError } from '../record/demarche-error.ts'
import type { ReportInput } from './report-input.ts'

/** A JSON Lines line as a report to take in, or why it is none. */
export type LineInput = { readonly input: ReportInput } | { readonly id: string | null; readonly error: DemarcheError }

/**
 * Reads `{"id"?, "text" | "html" | "bytes", "title"?, "uri"?, "published"?, "publisher"?}`; fields of other names are
 * passed over. `bytes` are a file's own in base64, of the type that `mediaType` may name.
 */
export function lineInput(line: string): LineInput {
  const value = parsed(line)
  if (value instanceof DemarcheError) return { id: null, error: value }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return failed(null, 'bad-line', 'This is no JSON object; write one like {"id": "1", "text": "..."}.')
  const fields = value as Readonly<Record<string, unknown>>
  const id = idOf(fields['id'])
  if (id === undefined) return failed(null, 'bad-line', 'Its "id" is neither a string nor a number.')
  for (const name of ['text', 'html', 'bytes', 'mediaType', 'title', 'uri', 'published', 'publisher']) {
    const field = fields[name]
    if (field !== undefined && field !== null && typeof field !== 'string')
      return failed(id, 'bad-line', `Its "${name}" is no string; write it in quotes, or leave it out.`)
  }
  const text = stringAt(fields, 'text')
  const html = stringAt(fields, 'html')
  const encoded = stringAt(fields, 'bytes')
  if (text === undefined && html === undefined && encoded === undefined)
    return failed(id, 'bad-line', 'It has neither "text" nor "html" nor "bytes"; give it one of them.')
  if (encoded !== undefined && !isBase64(encoded))
    return failed(id, 'bad-line', 'Its "bytes" are not base64; encode them, or give the report as "text" or "html".')
  return {
    input: {
      id: id ?? undefined,
      // A text that came with its page is the caller's own reading of it.
      ...(text !== undefined
        ? { text, verbatim: true }
        : html !== undefined
          ? { html }
          : bytesOf(encoded ?? '', fields)),
      title: stringAt(fields, 'title'),
      uri: stringAt(fields, 'uri'),
      published: stringAt(fields, 'published'),
      publisher: stringAt(fields, 'publisher'),
    },
  }
}

/** Padded or not, in the alphabet of RFC 4648, section 4. */
function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.replace(/=+$/, '').length % 4 !== 1
}

function bytesOf(encoded: string, fields: Readonly<Record<string, unknown>>): Pick<ReportInput, 'bytes' | 'mediaType'> {
  // A buffer of its own: what shares Node's pool can't be handed to another thread.
  return { bytes: new Uint8Array(Buffer.from(encoded, 'base64')), mediaType: stringAt(fields, 'mediaType') }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return new DemarcheError(
      'bad-json',
      'This is no valid JSON; write one whole JSON object, and in JSON Lines one a line, in UTF-8.',
    )
  }
}

function failed(id: string | null, code: 'bad-line', message: string): LineInput {
  return { id, error: new DemarcheError(code, message) }
}

/** `undefined` for what can't be an id. */
function idOf(value: unknown): string | null | undefined {
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'string') return value.toWellFormed()
  return typeof value === 'number' ? String(value) : undefined
}

function stringAt(fields: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = fields[name]
  return typeof value === 'string' ? value : undefined
}
