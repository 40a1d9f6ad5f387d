import type { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { DemarcheError } from '../record/demarche-error.ts'
import { tokenPage } from '../web/token-page.ts'
import { limitedBody } from './api/read-route.ts'
import { cookieName, isToken } from './safety/token.ts'
import type { ServeContext } from './serve-context.ts'

/**
 * Where a person enters the token once: a cookie that no script can read and no other page can make a browser send
 * keeps it until the browser is closed.
 */
export function addTokenPage(app: Hono, { access }: ServeContext): void {
  app.get('/token', (c) => c.html(tokenPage({ needed: access.token !== null, wrong: false })))
  app.post('/token', limitedBody(4_000), async (c) => {
    const given = (await c.req.parseBody())['token']
    if (access.token === null) throw new DemarcheError('not-found', 'This server asks for no token.')
    if (typeof given !== 'string' || !isToken(given.trim(), access.token)) {
      return c.html(tokenPage({ needed: true, wrong: true }), 401)
    }
    setCookie(c, cookieName, given.trim(), { httpOnly: true, sameSite: 'Strict', path: '/' })
    return c.redirect('/', 303)
  })
}
