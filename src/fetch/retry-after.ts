/** No server may ask for more patience than this. */
const longest = 24 * 3_600_000

/**
 * Milliseconds that a `Retry-After` header asks to wait (RFC 9110, 10.2.3): seconds, or a date; null where it asks nothing.
 * @param now milliseconds since 1970
 */
export function retryAfterOf(header: string | undefined, now: number): number | null {
  if (header === undefined) return null
  const text = header.trim()
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isNaN(wait) ? null : Math.min(longest, Math.max(0, wait))
}
