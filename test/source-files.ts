import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

const root = new URL('../', import.meta.url)

export type SourceFile = { readonly path: string; readonly text: string }

/** The TypeScript and JavaScript files under a folder of the checkout, by their paths from its root. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => /\.(?:ts|tsx|mjs)$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }))
}

const specifier = /\b(?:from|import)\s*\(?\s*'([^'\n]+)'/g

/** The file without its imports of types, which are gone when it runs. */
export function withoutTypes({ path, text }: SourceFile): SourceFile {
  return { path, text: text.replace(/^(?:import|export) type [^;]*?from '[^']+'/gm, '') }
}

/** What a file imports, types too: paths from the checkout's root, and names of packages. */
export function importsOf({ path, text }: SourceFile): string[] {
  return [...text.matchAll(specifier)].map(([, name = '']) =>
    name.startsWith('.') ? posix.join(posix.dirname(path), name) : name,
  )
}
