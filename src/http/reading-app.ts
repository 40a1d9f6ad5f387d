import { Hono } from 'hono'
import { openApi } from './api/openapi.ts'
import { routes } from './api/routes.ts'
import { addPages } from './pages.ts'
import { withProblems } from './problems.ts'
import type { ReadingContext } from './serve-context.ts'

/**
 * All that is answered from the archive to whoever may read it: pages, lists, the API's questions. What it answers
 * depends on the address alone, so its answers can be kept, and be made in other threads.
 */
export function readingApp(context: ReadingContext, version: string): Hono {
  const app = withProblems(new Hono())
  app.get('/api/openapi.json', (c) => c.json(openApi(routes, version)))
  for (const route of routes) {
    app.get(route.path.replace(/\{(\w+)\}/g, ':$1'), async (c) =>
      c.json(await route.run(context, { params: c.req.param() as Record<string, string>, query: c.req.query() })),
    )
  }
  addPages(app, context)
  return app
}
