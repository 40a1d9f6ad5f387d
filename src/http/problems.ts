import type { Hono } from 'hono'
import { DemarcheError } from '../record/demarche-error.ts'
import { problemPage } from '../web/problem-page.ts'
import { problemOf } from './safety/problem.ts'

/** What goes wrong is told as a page where a page was asked for, else as a problem object. */
export function withProblems(app: Hono): Hono {
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
  return app
}

function wantsPage(path: string): boolean {
  return !path.startsWith('/api/') && !/\.(?:json|csv)$/.test(path)
}
