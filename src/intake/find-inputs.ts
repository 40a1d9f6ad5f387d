import { globSync, readdirSync, statSync } from 'node:fs'
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
 * @example findInputs(['samples', 'more/*.html', '-'])
 */
export function findInputs(names: readonly string[]): readonly string[] {
  const found = new Set<string>()
  for (const name of names) for (const path of pathsOf(name)) found.add(path)
  return [...found]
}

function pathsOf(name: string): readonly string[] {
  if (name === standardInput) return [name]
  const kind = kindOf(name)
  if (kind === 'file') return [name]
  if (kind === 'folder') return inFolder(name)
  const matches = /[*?[{]/.test(name) ? globSync(name).filter((path) => kindOf(path) === 'file') : []
  if (matches.length > 0) return sorted(matches)
  throw new DemarcheError(
    'not-found',
    `There is no file, folder or match for "${name}"; check the name and the folder you are in.`,
  )
}

function inFolder(folder: string): readonly string[] {
  // Links are not followed: a folder may link to itself.
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && readable.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
  if (paths.length === 0)
    throw new DemarcheError(
      'not-found',
      `The folder "${folder}" holds nothing to read; demarche reads ${[...readable].join(' ')} files.`,
    )
  return sorted(paths)
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
