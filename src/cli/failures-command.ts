import { openArchive } from '../archive/open-archive.ts'
import { openOutput } from './output.ts'
import { plainWords } from './plain-words.ts'

export type FailuresFlags = { readonly archive: string; readonly json?: boolean }

/** `demarche failures`: what could not be read into an archive and why, a line each. Gives the exit status. */
export async function failuresCommand({ archive: place, json = false }: FailuresFlags): Promise<number> {
  const output = openOutput(process.stdout)
  const archive = await openArchive(place, { readOnly: true })
  try {
    for await (const { foundAt, id, error, failedAt } of archive.failures()) {
      const line = json
        ? JSON.stringify({ foundAt, id, error, failedAt })
        : `${plainWords(foundAt)}: ${error.code}: ${plainWords(error.message)}`
      await output.write(`${line}\n`)
    }
  } finally {
    await archive.close()
  }
  return 0
}
