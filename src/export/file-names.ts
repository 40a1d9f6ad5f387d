import { createHash } from 'node:crypto'

/**
 * A name for a report's own files: of letters, digits, dots, dashes and underscores that every file system takes. An id
 * that is no such name gets a hash of itself, so two ids never share a file, whatever the order in which they come.
 */
export function fileStem(id: string): string {
  const plain = id.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 80)
  const isName = plain === id && plain === plain.toLowerCase() && /^[a-z0-9]/.test(plain) && !/\.$/.test(plain)
  if (isName && !reserved.test(plain)) return plain
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 12)
  return `${plain.replace(/^[^A-Za-z0-9]+/, '')}-${hash}`.replace(/^-/, '')
}

/** Names that Windows keeps for its devices, and those of our own files. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|manifest|annotation)(?:\.|$)/
