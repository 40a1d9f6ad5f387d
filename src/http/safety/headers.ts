import type { MiddlewareHandler } from 'hono'

/**
 * What a page of demarche's may do: show its own style, run its own script, send its own forms, ask its own server.
 * No inline script, no inline style, no frame, nothing from outside; and no text may become script by any other door
 * (https://www.w3.org/TR/CSP3/, https://www.w3.org/TR/trusted-types/).
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // Tells other servers nothing. With no-referrer, browsers would send the server's own forms with `Origin: null`, as if
  // they came from elsewhere (https://fetch.spec.whatwg.org/#append-a-request-origin-header).
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
}

/** Puts the headers of safety on every answer, errors too; nothing is kept by caches between, since a token may be needed. */
export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value)
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
}
