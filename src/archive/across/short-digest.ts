import { createHash } from 'node:crypto'

/** Sixteen hexadecimal digits that stand for a text, in ids of what is worked out. */
export function shortDigest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16)
}
