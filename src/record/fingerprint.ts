import { createHash } from 'node:crypto'

/** The fingerprint of a text: the same text gives the same one, whoever named it. */
export function fingerprintOf(text: string): string {
  return `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`
}
