import type { Hono } from 'hono'
import { listHappenings } from '../views/list-happenings.ts'
import { toldHappeningOf } from '../views/told-happening.ts'
import { happeningPage, happeningsPage } from '../web/happening-page.ts'
import { there } from './api/not-there.ts'
import { happeningsAsked } from './api/routes.ts'
import { happeningTable, tellingTable } from './csv-table.ts'
import { addList, listed, saved } from './saved-list.ts'
import type { ReadingContext } from './serve-context.ts'

/** Acts that several reports tell of, and one of them. */
export function addHappeningPages(app: Hono, { archive }: ReadingContext): void {
  addList(app, '/happenings', {
    asks: happeningsAsked,
    find: (asked) => listHappenings(archive, asked, asked),
    table: happeningTable,
    page: (page, _asked, query) => happeningsPage(page, query),
  })
  saved(app, '/happenings/:key', async (_query, key) => {
    const found = there(await toldHappeningOf(archive, key), 'happening')
    return { ...listed({ items: found.tellings, next: null }, tellingTable), json: found }
  })
  app.get('/happenings/:key', async (c) =>
    c.html(happeningPage(there(await toldHappeningOf(archive, c.req.param('key')), 'happening'))),
  )
}
