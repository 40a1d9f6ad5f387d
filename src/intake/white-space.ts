/** Soft hyphens, zero-width spaces and marks of byte order: nothing that a reader sees. */
const invisible = /[\u00ad\u200b\u2060\ufeff]/g

/** The text on one line, with single spaces. */
export function oneLine(text: string): string {
  return text.replace(invisible, '').replace(/\s+/g, ' ').trim()
}
