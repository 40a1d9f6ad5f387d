import type { MiddlewareHandler } from 'hono'
import { DemarcheError } from '../../record/demarche-error.ts'

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i

/** Whether a host to listen on is this machine's own alone. */
export function isLoopback(host: string): boolean {
  return loopback.test(host.includes(':') && !host.startsWith('[') ? `[${host}]` : host)
}

/**
 * On loopback a request must call the server by a name of loopback: a page elsewhere whose name was made to lead to
 * 127.0.0.1 (DNS rebinding) calls it by its own.
 */
export function ownHostAlone(host: string): MiddlewareHandler {
  return async (c, next) => {
    if (isLoopback(host) && !loopback.test(c.req.header('host') ?? new URL(c.req.url).host)) {
      throw new DemarcheError('not-allowed', 'This server answers to localhost alone; start it with --host for others.')
    }
    await next()
  }
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * What changes something, or costs something, must come from the server's own pages or from no page at all: browsers
 * say where a request comes from (https://www.w3.org/TR/fetch-metadata/), and programs that are no browsers say nothing.
 */
export const ownPagesAlone: MiddlewareHandler = async (c, next) => {
  if (!safe.has(c.req.method)) {
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const host = c.req.header('host') ?? new URL(c.req.url).host
    const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none'
    const foreignOrigin = origin !== undefined && hostOf(origin) !== host.toLowerCase()
    if (foreignSite || foreignOrigin) {
      throw new DemarcheError('not-allowed', 'This request comes from another page; send it from this one.')
    }
  }
  await next()
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host.toLowerCase() : null
}
