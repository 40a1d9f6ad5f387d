import { createRequire } from 'node:module'
import { FetchError } from './fetch-error.ts'
import type { Answer } from './request-once.ts'

/** What a host's robots.txt asks of demarche. */
export type Rules = {
  allows(url: URL): boolean
  /** Milliseconds between requests that it asks for; null where it does not say. */
  readonly pause: number | null
}

type Robot = {
  isAllowed(url: string, agent: string): boolean | undefined
  getCrawlDelay(agent: string): number | undefined
}

// A CommonJS package whose types name a default export that Node does not give.
const parse = createRequire(import.meta.url)('robots-parser') as (url: string, text: string) => Robot

const longestPause = 60_000
const everything: Rules = { allows: () => true, pause: null }

/**
 * The rules that an answer to /robots.txt gives for `agent` (RFC 9309): without the file (4xx) everything is allowed; where
 * the server fails or asks for patience, nothing is until it answers.
 *
 * @throws FetchError `not-fetched`, to be tried again
 */
export function rulesIn({ status, body }: Answer, origin: string, agent: string): Rules {
  if (status === 429 || status >= 500) {
    const message = `"${origin}" answers its robots.txt with status ${status}, so nothing else is asked of it yet.`
    throw new FetchError('not-fetched', message, { again: true })
  }
  if (status < 200 || status >= 300) return everything
  const robot = parse(`${origin}/robots.txt`, Buffer.from(body).toString('utf8'))
  const seconds = robot.getCrawlDelay(agent)
  const pause = typeof seconds === 'number' && seconds > 0 ? Math.min(longestPause, seconds * 1000) : null
  return { allows: (url) => robot.isAllowed(url.href, agent) !== false, pause }
}
