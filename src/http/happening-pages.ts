import type { Hono } from 'hono'
import { listHappenings } from '../views/list-happenings.ts'
import { toldHappeningOf } from '../views/told-happening.ts'
import { happeningPage, happeningsPage } from '../web/happening-page.ts'
import { notThere } from './api/not-there.ts'
import { checked } from './api/route.ts'
import { happeningsAsked } from './api/routes.ts'
import { happeningTable, tellingTable } from './csv-table.ts'
import { listed, mostSaved, queryOf, saved } from './saved-list.ts'
import type { ReadingContext } from './serve-context.ts'

/** Acts that several reports tell of, and one of them. */
export function addHappeningPages(app: Hono, { archive }: ReadingContext): void {
  app.get('/happenings', async (c) => {
    const query = queryOf(c)
    const asked = checked(happeningsAsked, query)
    return c.html(happeningsPage(await listHappenings(archive, asked, asked), query))
  })
  saved(app, '/happenings', async (query) => {
    const asked = checked(happeningsAsked, query)
    return listed(await listHappenings(archive, asked, { ...asked, limit: mostSaved }), happeningTable)
  })
  saved(app, '/happenings/:key', async (_query, key) => {
    const found = await toldHappeningOf(archive, key)
    if (found === null) throw notThere('happening')
    return { ...listed({ items: found.tellings, next: null }, tellingTable), json: found }
  })
  app.get('/happenings/:key', async (c) => {
    const found = await toldHappeningOf(archive, c.req.param('key'))
    if (found === null) throw notThere('happening')
    return c.html(happeningPage(found))
  })
}
