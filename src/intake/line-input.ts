import { DemarcheError } from '../record/demarche-error.ts'
import type { ReportInput } from './report-input.ts'

/** A JSON Lines line as a report to take in, or why it is none. */
export type LineInput = { readonly input: ReportInput } | { readonly id: string | null; readonly error: DemarcheError }

/** Reads `{"id"?, "text" | "html", "title"?, "uri"?, "published"?, "publisher"?}`; fields of other names are passed over. */
export function lineInput(line: string): LineInput {
  const value = parsed(line)
  if (value instanceof DemarcheError) return { id: null, error: value }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return failed(null, 'bad-line', 'This is no JSON object; write one like {"id": "1", "text": "..."}.')
  const fields = value as Readonly<Record<string, unknown>>
  const id = idOf(fields['id'])
  if (id === undefined) return failed(null, 'bad-line', 'Its "id" is neither a string nor a number.')
  for (const name of ['text', 'html', 'title', 'uri', 'published', 'publisher']) {
    const field = fields[name]
    if (field !== undefined && field !== null && typeof field !== 'string')
      return failed(id, 'bad-line', `Its "${name}" is no string; write it in quotes, or leave it out.`)
  }
  const text = stringAt(fields, 'text')
  const html = stringAt(fields, 'html')
  if (text === undefined && html === undefined)
    return failed(id, 'bad-line', 'It has neither "text" nor "html"; give it one of them.')
  return {
    input: {
      id: id ?? undefined,
      // A text that came with its page is the caller's own reading of it.
      ...(text === undefined ? { html } : { text, verbatim: true }),
      title: stringAt(fields, 'title'),
      uri: stringAt(fields, 'uri'),
      published: stringAt(fields, 'published'),
      publisher: stringAt(fields, 'publisher'),
    },
  }
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
