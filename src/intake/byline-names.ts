const notNames = new RegExp(
  '\\b(?:staff|reporters?|editors?|editorial|correspondents?|writers?|press|news|newsroom|agency|agence|reuters|bureau|desk' +
    '|team|service|contributors?|columnist|online|media|tv|radio|daily|times|post|journal|magazine|network|wire|admin' +
    '|administrator|guest|special|for|the|in|at|from|of|by|on|via|published|updated|min|read|ago|http|https|www|com|inc|ltd|associated|board)\\b',
  'i',
)
const nameWord =
  "(?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|(?:de|da|di|del|della|der|den|van|von|bin|al|el|la|le|du|dos|ter|ten|ibn)(?=\\s)|(?:al|el|d|an)[-'’]\\p{Lu}[\\p{L}'’-]*)"
const fullName = new RegExp(`^${nameWord}(?: ${nameWord}){1,5}$`, 'u')

/** The people whom a byline names: "By Ana Ruiz and TOM REED, Associated Press" gives two. */
export function bylineNames(line: string): readonly string[] {
  const pieces = line
    .slice(0, 400)
    .replace(
      /^\s*(?:(?:story|words|text|report|reporting|analysis|written|posted|compiled)\s+)?(?:by|author)\b\s*:?\s*/i,
      '',
    )
    .replace(/[|•·–—].*$/u, '')
    .split(/\s*(?:,|;|&|\/|\band\b|\bwith\b)\s*/i)
  const names: string[] = []
  for (const piece of pieces) {
    const name = piece
      .replace(/\s+(?:in|for|at|of)\s.*$/i, '')
      .replace(/\s+/g, ' ')
      .trim()
    if (name.length > 60 || !fullName.test(name) || notNames.test(name)) continue
    const usual = nameCase(name)
    if (!names.includes(usual)) names.push(usual)
  }
  return names
}

/** A name set all in capitals is written as names are. */
function nameCase(name: string): string {
  if (name !== name.toUpperCase()) return name
  return name
    .split(' ')
    .map((word) =>
      /^(?:\p{L}\.)+$/u.test(word)
        ? word
        : word.toLowerCase().replace(/(^|[-'’.])\p{L}/gu, (start) => start.toUpperCase()),
    )
    .join(' ')
}
