import { readFileSync } from 'node:fs'
import { DemarcheError } from '../../record/demarche-error.ts'
import { type Entry, entry } from './entry.ts'

/**
 * Reads a list of actors as `demarche actors import` writes it: JSON Lines of entries.
 * @throws DemarcheError `not-found` or `not-readable` for the file, `bad-actors` for a line that is no entry
 */
export function readActors(file: string | URL): readonly Entry[] {
  const name = file instanceof URL ? file.pathname : file
  const text = contentOf(file, name)
  return text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [entryOf(line, `${name}:${at + 1}`)]))
}

function contentOf(file: string | URL, name: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new DemarcheError(
      missing ? 'not-found' : 'not-readable',
      missing ? `There is no list of actors ${name}.` : `The list of actors ${name} could not be read.`,
      { cause: error },
    )
  }
}

function entryOf(line: string, place: string): Entry {
  const remedy = 'Write the list with "demarche actors import".'
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    throw new DemarcheError('bad-actors', `${place}: this is no line of JSON. ${remedy}`, { cause: error })
  }
  const read = entry.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new DemarcheError('bad-actors', `${place}: ${issue?.path.join('.')}: ${issue?.message}. ${remedy}`)
}
