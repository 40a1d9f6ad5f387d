import { createHash } from 'node:crypto'
import { readActors } from './read-actors.ts'

/**
 * What tells the readings with one's own lists of actors from those with others, or none: a hash of their entries in the
 * order given, whatever their files are called and however their lines are spaced; null where they hold none.
 * @throws DemarcheError `not-found`, `not-readable` or `bad-actors` for a list that cannot be read
 */
export function markOfLists(files: readonly (string | URL)[]): string | null {
  const entries = files.flatMap((file) => readActors(file))
  if (entries.length === 0) return null
  const lines = entries.map((entry) => JSON.stringify(entry)).join('\n')
  return createHash('sha256').update(lines).digest('hex').slice(0, 16)
}
