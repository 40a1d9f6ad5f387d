const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

// Controls that HTML does not allow, and marks that turn the direction of what stands beside them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const notAllowed = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\p{Cs}]/gu

/** Text as it may stand in HTML, between tags and in quoted attributes alike. */
export function escapeHtml(text: string): string {
  return text.replace(notAllowed, '\uFFFD').replace(/[&<>"'`]/g, (sign) => entities[sign] ?? '')
}
