import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import type { CheckedAddress } from './check-address.ts'
import { FetchError } from './fetch-error.ts'
import type { FetchLimits } from './fetch-limits.ts'
import { readBody } from './read-body.ts'

export type Head = { readonly status: number; readonly headers: IncomingHttpHeaders }
export type Answer = Head & { readonly body: Uint8Array }

export type RequestOptions = {
  readonly headers: Readonly<Record<string, string>>
  readonly limits: FetchLimits
  /** Says of a head whether its body is to be read; what it throws ends the request. */
  readonly wants: (head: Head) => boolean
  /** Takes the beginning of a body that is too long, where that will do. */
  readonly cut?: boolean | undefined
  readonly signal?: AbortSignal | undefined
}

/** Most bytes of an answer's head. */
const headSize = 32_768

/**
 * Sends one GET to the very addresses that were checked and reads what is answered, within limits of time and size.
 * Redirects are given, not followed; no proxy of the environment is used.
 *
 * @throws FetchError `not-fetched` or `too-large`; the signal's own reason where it is aborted
 */
export async function requestOnce(checked: CheckedAddress, options: RequestOptions): Promise<Answer> {
  const { limits, wants, cut = false, signal } = options
  const late = AbortSignal.timeout(limits.time)
  const either = signal === undefined ? late : AbortSignal.any([signal, late])
  try {
    const message = await headOf(checked, options, either)
    const head = { status: message.statusCode ?? 0, headers: message.headers }
    try {
      const body = wants(head) ? await readBody(message, { limits, cut, signal: either }) : new Uint8Array()
      return { ...head, body }
    } finally {
      message.destroy()
    }
  } catch (error) {
    if (error instanceof FetchError) throw error
    signal?.throwIfAborted()
    throw told(error, checked, late.aborted ? limits.time : null)
  }
}

function headOf(
  checked: CheckedAddress,
  { headers, limits }: RequestOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { url, host, port } = checked
  const { get } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const request = get({
      hostname: host,
      port,
      path: `${url.pathname}${url.search}`,
      headers: { ...headers, Host: url.host },
      lookup: lookupOf(checked),
      agent: false,
      rejectUnauthorized: true,
      maxHeaderSize: headSize,
      signal,
    })
    const slow = setTimeout(() => request.destroy(timedOut(checked, limits.head)), limits.head)
    request.once('response', (message) => {
      clearTimeout(slow)
      resolve(message)
    })
    // It stays: what breaks after the answer, as bytes beyond its length, must not bring the program down.
    request.on('error', (error) => {
      clearTimeout(slow)
      reject(error)
    })
  })
}

/** A resolver that knows only what was checked, so that a name whose address has changed since leads nowhere else. */
function lookupOf({ addresses }: CheckedAddress): LookupFunction {
  return (_host, { all }, give) => {
    const [first] = addresses
    if (all) give(null, [...addresses])
    else if (first === undefined) give(new Error('no address'), '')
    else give(null, first.address, first.family)
  }
}

function timedOut({ host }: CheckedAddress, time: number): FetchError {
  return new FetchError('not-fetched', `"${host}" did not answer within ${time / 1000} seconds.`, { again: true })
}

function told(error: unknown, checked: CheckedAddress, late: number | null): FetchError {
  if (late !== null) return timedOut(checked, late)
  const { code, message } = reasonOf(error)
  const isCertificate = /CERT|ERR_TLS|SELF_SIGNED|UNABLE_TO|ERR_SSL|EPROTO/.test(code)
  const why = isCertificate ? `its certificate or its TLS is not right (${code})` : message
  return new FetchError('not-fetched', `"${checked.host}" could not be read: ${why}.`, { again: true, cause: error })
}

function reasonOf(error: unknown): { readonly code: string; readonly message: string } {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  if (!(first instanceof Error)) return { code: '', message: String(first) }
  const code = 'code' in first && typeof first.code === 'string' ? first.code : ''
  return { code, message: first.message.replace(/\s+/g, ' ').replace(/\.$/, '').slice(0, 200) }
}
