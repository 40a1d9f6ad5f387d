import { type Context, Hono } from 'hono'
import { openMetrics } from '../monitor/metrics.ts'
import { type Answers, answersOf } from './answers.ts'
import { addWriteRoutes } from './api/add-write-routes.ts'
import { addReadRoute, readSent } from './api/read-route.ts'
import { addAssets } from './assets.ts'
import { type KeptAnswers, keepingAnswers } from './kept-answers.ts'
import { addMonitoring, counted, withCountedReadings } from './monitoring.ts'
import { addPastePage } from './paste-page.ts'
import { withProblems } from './problems.ts'
import { readingApp } from './reading-app.ts'
import { addReviewPages } from './review-pages.ts'
import { safeHeaders } from './safety/headers.ts'
import { ownHostAlone, ownPagesAlone } from './safety/origin.ts'
import { rateLimit } from './safety/rate.ts'
import { tokenNeeded } from './safety/token.ts'
import type { ServeContext } from './serve-context.ts'
import { addTokenPage } from './token-page.ts'

/**
 * The web app and the API over an archive, as a function from requests to answers: `app.request('/search?q=boats')`
 * works without a port. What only reads is answered by `answers`, in this thread where they are not given.
 */
export function createApp(given: ServeContext, version: string, answers?: Answers): Hono {
  const app = withProblems(new Hono())
  const metrics = openMetrics()
  const context = withCountedReadings(given, metrics)
  const { access, archive, host, limits } = context
  const reading = readingApp(context, version)
  app.use(counted(metrics, () => [...app.routes, ...reading.routes]))
  app.use(safeHeaders)
  app.use(ownHostAlone(host), ownPagesAlone)
  app.use(rateLimit(limits.asking, () => true))
  app.use(rateLimit(limits.reading, (c) => costly.has(c.req.path) && c.req.method === 'POST'))
  app.use(tokenNeeded(access))

  addMonitoring(app, archive, metrics)
  addAssets(app)
  addTokenPage(app, context)
  const read = readSent(context)
  addReadRoute(app, context, read)
  addPastePage(app, context, read)
  addWriteRoutes(app, context)
  // Who reviews is told by a cookie, so these depend on more than their address.
  addReviewPages(app, context)
  const kept = keepingAnswers(answers ?? answersOf(reading), { changes: () => archive.changes() })
  app.get('*', (c) => answered(c, kept))
  return app
}

/** What reads a report, or tries a token. */
const costly = new Set(['/api/read', '/paste', '/token'])

/** Browsers may keep a page, but ask each time whether it is still so, since the archive or the token may have changed. */
async function answered(c: Context, kept: KeptAnswers): Promise<Response> {
  const { pathname, search } = new URL(c.req.url)
  const { status, headers, body, tag } = await kept.answer(`${pathname}${search}`, c.req.raw.signal)
  if (tag === null) return new Response(body, { status, headers })
  const more = { 'Cache-Control': 'private, no-cache', ETag: tag }
  if (c.req.header('if-none-match') === tag) return new Response(null, { status: 304, headers: more })
  return new Response(body, { status, headers: { ...headers, ...more } })
}
