import { readFile } from 'node:fs/promises'
import { type ImportedActors, importActors } from '../actors/gazetteer/import/import-actors.ts'
import { DemarcheError } from '../record/demarche-error.ts'

/**
 * Reads a file with a list of actors, in any of the forms that `docs/actors.md` tells of.
 * @throws DemarcheError `not-found` or `not-readable` for the file, `bad-encoding` where it is not UTF-8, `bad-actors`
 * where it is no list that demarche knows
 */
export async function importActorsFile(file: string): Promise<ImportedActors> {
  const bytes = await bytesOf(file)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new DemarcheError('bad-encoding', `${file} is not UTF-8: save it as UTF-8.`, { cause: error })
  }
  return importActors(text)
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new DemarcheError(
      missing ? 'not-found' : 'not-readable',
      missing ? `There is no file ${file}.` : `The file ${file} could not be read.`,
      { cause: error },
    )
  }
}
