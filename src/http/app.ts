import { Hono } from 'hono'
import { DemarcheError } from '../record/demarche-error.ts'
import { problemPage } from '../web/problem-page.ts'
import { openApi } from './api/openapi.ts'
import { addReadRoute, readSent } from './api/read-route.ts'
import { routes } from './api/routes.ts'
import { addAssets } from './assets.ts'
import { addPages } from './pages.ts'
import { safeHeaders } from './safety/headers.ts'
import { ownHostAlone, ownPagesAlone } from './safety/origin.ts'
import { problemOf } from './safety/problem.ts'
import { rateLimit } from './safety/rate.ts'
import { tokenNeeded } from './safety/token.ts'
import type { ServeContext } from './serve-context.ts'
import { addTokenPage } from './token-page.ts'

/**
 * The web app and the API over an archive, as a function from requests to answers: `app.request('/search?q=boats')`
 * works without a port.
 */
export function createApp(context: ServeContext, version: string): Hono {
  const app = new Hono()
  const { access, host, limits } = context
  app.use(safeHeaders)
  app.onError((error, c) => {
    const problem = problemOf(error)
    const answer = wantsPage(c.req.path)
      ? c.html(problemPage(problem))
      : c.body(JSON.stringify(problem), 200, { 'Content-Type': 'application/problem+json' })
    const headers = new Headers(answer.headers)
    for (const [name, value] of c.res.headers) if (name === 'retry-after') headers.set(name, value)
    if (problem.status === 401) headers.set('WWW-Authenticate', 'Bearer')
    return new Response(answer.body, { status: problem.status, headers })
  })
  app.notFound((c) => {
    throw new DemarcheError('not-found', `There is no page ${c.req.path.slice(0, 200)} here; begin at /.`)
  })
  app.use(ownHostAlone(host), ownPagesAlone)
  app.use(rateLimit(limits.asking, () => true))
  app.use(rateLimit(limits.reading, (c) => c.req.method === 'POST'))
  app.use(tokenNeeded(access))

  app.get('/health', (c) => c.json({ status: 'ok' }))
  addAssets(app)
  addTokenPage(app, context)
  app.get('/api/openapi.json', (c) => c.json(openApi(routes, version)))
  for (const route of routes) {
    app.get(route.path.replace(/\{(\w+)\}/g, ':$1'), async (c) =>
      c.json(await route.run(context, { params: c.req.param() as Record<string, string>, query: c.req.query() })),
    )
  }
  const read = readSent(context)
  addReadRoute(app, context, read)
  addPages(app, context, read)
  return app
}

function wantsPage(path: string): boolean {
  return !path.startsWith('/api/') && !/\.(?:json|csv)$/.test(path)
}
