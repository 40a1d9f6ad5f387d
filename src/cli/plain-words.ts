// C0 and C1 controls, marks of writing direction, line and paragraph separators, byte order marks, lone surrogates.
const unprintable = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu

/** Text that is safe to show on a terminal: in one line, and unable to move the cursor, colour or turn what follows. */
export function plainWords(text: string): string {
  return text
    .replace(/[\s\u0085]+/gu, ' ')
    .trim()
    .replace(unprintable, '\uFFFD')
}
