import type { Hono } from 'hono'
import type { ServeContext } from '../serve-context.ts'
import { limitedBody } from './read-route.ts'
import { writeRoutes } from './review-writes.ts'
import { sentJson } from './write-route.ts'

/** Most bytes of a decision. */
const mostSent = 200_000

/** Answers what changes something. */
export function addWriteRoutes(app: Hono, context: ServeContext): void {
  for (const { path, run } of writeRoutes) {
    app.post(path, limitedBody(mostSent), async (c) =>
      c.json((await run(context, sentJson(c.req.header('content-type'), await c.req.text()))) as object),
    )
  }
}
