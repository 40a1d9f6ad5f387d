import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { DemarcheError } from '../../record/demarche-error.ts'

/** Who may do what: null where no token is asked for. */
export type Access = {
  readonly token: string | null
  /** Whether reading needs it too. */
  readonly forReading: boolean
}

export const cookieName = 'demarche_token'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])
/** What is needed to show the page that asks for the token. */
const open = new Set(['/token', '/assets/demarche.css', '/assets/demarche.js', '/health'])

/** Lets through what needs no token, or brings it: as `Authorization: Bearer`, or in the cookie that `/token` sets. */
export function tokenNeeded({ token, forReading }: Access): MiddlewareHandler {
  return async (c, next) => {
    const needed = token !== null && !open.has(c.req.path) && (forReading || !safe.has(c.req.method))
    if (needed && !isToken(tokenOf(c), token)) {
      throw new DemarcheError(
        'token-needed',
        'This needs the token that the server was started with; enter it at /token, or send it as "Authorization: Bearer".',
      )
    }
    await next()
  }
}

function tokenOf(c: Context): string | null {
  const bearer = /^Bearer (\S{1,500})$/i.exec(c.req.header('authorization') ?? '')?.[1]
  return bearer ?? getCookie(c, cookieName) ?? null
}

/** Compares without telling by its time how much was right. */
export function isToken(given: string | null, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest()
  return given !== null && timingSafeEqual(hash(given), hash(token))
}

export function newToken(): string {
  return randomBytes(24).toString('base64url')
}
