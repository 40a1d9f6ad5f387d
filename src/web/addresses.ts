/** The addresses of pages. What comes of a report goes into them as data: encoded, and never first. */
export function address(
  path: string,
  query: Readonly<Record<string, string | number | null | undefined>> = {},
): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)] as [string, string]))
  return given.length === 0 ? path : `${path}?${search.toString()}`
}

export function reportAddress(key: string, place?: string): string {
  return `/reports/${encodeURIComponent(key)}${place === undefined ? '' : `#${encodeURIComponent(place)}`}`
}

export function actorAddress(key: string): string {
  return `/actors/${encodeURIComponent(key)}`
}

/** Of what they said, did, or had done to them. */
export function actorListAddress(key: string, list: 'said' | 'did' | 'done'): string {
  return `${actorAddress(key)}/${list}`
}

export function dialogueAddress(a: string, b: string): string {
  return address('/dialogue', { a, b })
}

/** The same question with some of its answers changed; what is empty is left out. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  change: Readonly<Record<string, string | null>>,
): string {
  return address(path, { ...query, cursor: null, ...change })
}

/** An address on the web that may be followed from a page, or null. */
export function webAddress(uri: string | null): string | null {
  return uri !== null && /^https?:\/\//i.test(uri) && URL.canParse(uri) ? uri : null
}
