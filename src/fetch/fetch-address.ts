import type { IncomingHttpHeaders } from 'node:http'
import { type CheckedAddress, checkAddress, type GuardOptions } from './check-address.ts'
import { FetchError } from './fetch-error.ts'
import { type FetchLimits, usualFetchLimits } from './fetch-limits.ts'
import { acceptedEncodings } from './read-body.ts'
import { type Answer, type Head, requestOnce } from './request-once.ts'
import { retryAfterOf } from './retry-after.ts'
import { type Rules, rulesIn } from './robots-rules.ts'

/** A host's turn: nobody else asks it meanwhile. */
export type Turn = {
  /** Ends it; the host is left alone for so many milliseconds. */
  done(pause: number): Promise<void>
}

/** Who gives hosts their turns; throws `NotYet` where a host's would come too late to wait for. */
export type Turns = { take(host: string): Promise<Turn> }

export type FetcherOptions = GuardOptions & {
  /** Names the program, as `demarche/1.2 (+https://...)`; its first word is what robots.txt calls it. */
  readonly userAgent: string
  readonly turns: Turns
  /** Milliseconds between two requests of one host, where its robots.txt does not ask for more. */
  readonly pause: number
  readonly limits?: Partial<FetchLimits> | undefined
  readonly now?: (() => number) | undefined
}

/** What is asked for. */
export type Asked = {
  readonly uri: string
  /** What the last answer said of itself; where it still holds, the answer is `null`. */
  readonly etag?: string | null | undefined
  readonly lastModified?: string | null | undefined
  /** Media types that are read, without parameters; an answer of another one is not. */
  readonly types: readonly string[]
  readonly signal?: AbortSignal | undefined
}

export type Fetched = {
  /** Where it was in the end, after redirects. */
  readonly uri: string
  readonly body: Uint8Array
  readonly mediaType: string | undefined
  readonly etag: string | null
  readonly lastModified: string | null
}

export type Fetcher = {
  /**
   * Fetches an address; null where nothing has changed since.
   * @throws FetchError `address-refused`, `robots-refused`, `not-fetched`, `too-large`, `unsupported-type`; `NotYet`
   */
  fetch(asked: Asked): Promise<Fetched | null>
}

/** RFC 9309, 2.4: not longer than a day. */
const rulesHold = 24 * 3_600_000
const mostHosts = 10_000
const robotsSize = 512_000

/** Opens a fetcher that asks as robots.txt wants, one request at a time a host, of public addresses alone. */
export function openFetcher(options: FetcherOptions): Fetcher {
  const { userAgent, turns, pause, now = Date.now } = options
  const limits: FetchLimits = { ...usualFetchLimits, ...options.limits }
  const agent = /^[\w-]+/.exec(userAgent)?.[0] ?? userAgent
  const known = new Map<string, { readonly rules: Rules; readonly until: number }>()

  type Request = Pick<Parameters<typeof requestOnce>[1], 'wants' | 'cut' | 'signal' | 'limits'> & {
    readonly headers: Readonly<Record<string, string>>
  }

  /** One request in its host's turn; a host that asks for patience is given it. */
  async function inTurn(checked: CheckedAddress, hostPause: number, request: Request): Promise<Answer> {
    const turn = await turns.take(checked.host)
    let rest = hostPause
    try {
      const headers = { 'User-Agent': userAgent, 'Accept-Encoding': acceptedEncodings, ...request.headers }
      const answer = await requestOnce(checked, { ...request, headers })
      rest = Math.max(rest, patienceOf(answer, now()) ?? 0)
      return answer
    } catch (error) {
      if (error instanceof FetchError) rest = Math.max(rest, error.after ?? 0)
      throw error
    } finally {
      await turn.done(rest)
    }
  }

  async function rulesOf({ url }: CheckedAddress, signal: AbortSignal | undefined): Promise<Rules> {
    const { origin } = url
    const there = known.get(origin)
    if (there !== undefined && there.until > now()) return there.rules
    const robotsLimits = { ...limits, unpacked: Math.min(robotsSize, limits.unpacked) }
    const request = { headers: {}, limits: robotsLimits, cut: true, wants: isFine, signal }
    const { answer } = await follow(`${origin}/robots.txt`, (checked) => inTurn(checked, pause, request))
    const rules = rulesIn(answer, origin, agent)
    known.delete(origin)
    known.set(origin, { rules, until: now() + rulesHold })
    if (known.size > mostHosts) known.delete(known.keys().next().value ?? '')
    return rules
  }

  /** Asks, and asks again where the answer leads elsewhere: each address on the way is checked like the first. */
  async function follow(
    first: string,
    ask: (checked: CheckedAddress) => Promise<Answer>,
  ): Promise<{ readonly answer: Answer; readonly uri: string }> {
    const seen = new Set<string>()
    let uri = first
    for (;;) {
      const checked = await checkAddress(uri, options)
      seen.add(checked.url.href)
      const answer = await ask(checked)
      const to = locationOf(answer, checked.url)
      if (to === null) return { answer, uri: checked.url.href }
      if (seen.has(to)) throw new FetchError('not-fetched', `"${first}" leads round in a circle of redirects.`)
      if (seen.size > limits.redirects) {
        throw new FetchError('not-fetched', `"${first}" leads on through more than ${limits.redirects} redirects.`)
      }
      uri = to
    }
  }

  return {
    async fetch({ uri, etag, lastModified, types, signal }) {
      const conditions: Record<string, string> = { Accept: [...types, '*/*;q=0.1'].join(', ') }
      if (etag) conditions['If-None-Match'] = etag
      if (lastModified) conditions['If-Modified-Since'] = lastModified
      const found = await follow(uri, async (checked) => {
        const rules = await rulesOf(checked, signal)
        if (!rules.allows(checked.url)) {
          throw new FetchError(
            'robots-refused',
            `The robots.txt of "${checked.host}" asks not to fetch ${checked.url.href.slice(0, 300)}.`,
          )
        }
        const wants = (head: Head): boolean => isFine(head) && isOfType(head, types)
        return inTurn(checked, Math.max(pause, rules.pause ?? 0), { headers: conditions, limits, wants, signal })
      })
      const { answer } = found
      if (answer.status === 304) return null
      refuseStatus(answer, uri, now())
      return {
        uri: found.uri,
        body: answer.body,
        mediaType: answer.headers['content-type'],
        etag: answer.headers.etag ?? null,
        lastModified: answer.headers['last-modified'] ?? null,
      }
    },
  }
}

function isFine({ status }: Head): boolean {
  return status >= 200 && status < 300
}

/** An answer that does not say its type is read: intake finds out what it is. */
function isOfType({ headers }: Head, types: readonly string[]): boolean {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === '' || types.includes(type)) return true
  throw new FetchError('unsupported-type', `The answer is of the type "${type.slice(0, 80)}", which is not read.`)
}

function locationOf({ status, headers }: Answer, from: URL): string | null {
  if (![301, 302, 303, 307, 308].includes(status)) return null
  const { location } = headers
  if (location === undefined || !URL.canParse(location, from.href)) {
    throw new FetchError('not-fetched', `"${from.href.slice(0, 200)}" leads on, but not to an address.`)
  }
  const to = new URL(location, from)
  to.hash = ''
  return to.href
}

/** How long a server that is busy (429, 503) asks to be left alone. */
function patienceOf({ status, headers }: Head, now: number): number | null {
  return status === 429 || status === 503 ? retryAfterOf(headers['retry-after'], now) : null
}

const passing = new Set([408, 421, 425, 429])

function refuseStatus(
  head: { readonly status: number; readonly headers: IncomingHttpHeaders },
  uri: string,
  now: number,
) {
  if (isFine(head)) return
  const again = head.status >= 500 || passing.has(head.status)
  throw new FetchError('not-fetched', `"${uri.slice(0, 200)}" is answered with status ${head.status}.`, {
    again,
    after: patienceOf(head, now),
  })
}
