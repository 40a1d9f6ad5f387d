import { type Dirent, globSync, readdirSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { DemarcheError } from '../record/demarche-error.ts'

/** What is read out of a folder; a file that is named itself is taken whatever it is called. */
const readable = new Set(['.txt', '.html', '.htm', '.xhtml', '.jsonl', '.json', '.md'])

/** Stands for standard input. */
export const standardInput = '-'

/**
 * The files that arguments of the command line name: files, folders with all below them, patterns (`reports/*.txt`), and `-`.
 * In the order of the arguments, each folder's and pattern's files sorted, each file once.
 *
 * @param endings what is taken out of folders; a file `.x.gz` is one of `.x`
 * @example findInputs(['samples', 'more/*.html', '-'])
 */
export function findInputs(names: readonly string[], endings: ReadonlySet<string> = readable): readonly string[] {
  const found = new Set<string>()
  for (const name of names) for (const path of pathsOf(name, endings)) found.add(path)
  return [...found]
}

function pathsOf(name: string, endings: ReadonlySet<string>): readonly string[] {
  if (name === standardInput) return [name]
  const kind = kindOf(name)
  if (kind === 'file') return [name]
  if (kind === 'folder') return inFolder(name, endings)
  const matches = /[*?[{]/.test(name) ? globSync(name).filter((path) => kindOf(path) === 'file') : []
  if (matches.length > 0) return sorted(matches)
  throw new DemarcheError(
    'not-found',
    `There is no file, folder or match for "${name}"; check the name and the folder you are in.`,
  )
}

function inFolder(folder: string, endings: ReadonlySet<string>): readonly string[] {
  const paths: string[] = []
  const waiting = [folder]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const entry of entriesOf(at)) {
      // Links are not followed, since a folder may link to itself; Node's own recursion does follow them.
      if (entry.name.startsWith('.')) continue
      const path = join(at, entry.name)
      if (entry.isDirectory()) waiting.push(path)
      else if (entry.isFile() && endings.has(endingOf(entry.name))) paths.push(path)
    }
  }
  if (paths.length === 0)
    throw new DemarcheError(
      'not-found',
      `The folder "${folder}" holds nothing to read; demarche reads ${[...endings].join(' ')} files.`,
    )
  return sorted(paths)
}

/** What a file's name ends in, in small letters; under `.gz`, what it ended in before it was packed. */
function endingOf(name: string): string {
  return extname(name.toLowerCase().replace(/\.gz$/, ''))
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (cause) {
    throw new DemarcheError('not-readable', `The folder "${folder}" can't be opened; check that you may read it.`, {
      cause,
    })
  }
}

function kindOf(path: string): 'file' | 'folder' | null {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return null
  return stats.isDirectory() ? 'folder' : 'file'
}

/** By code units, so that the order is the same in every locale. */
function sorted(paths: readonly string[]): readonly string[] {
  return [...paths].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}
