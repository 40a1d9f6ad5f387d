import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import type { Page, PageAsked } from '../views/asked-for.ts'
import { checked, withoutEmpty } from './api/route.ts'
import { type CsvTable, csvOf } from './csv-table.ts'

/** Most rows of a list that is saved at once; `Link` leads to those after them. */
export const mostSaved = 1_000

export type Query = Readonly<Record<string, string>>
export type Saved = { readonly json: unknown; readonly csv: string; readonly next: string | null }

export function queryOf(c: Context): Query {
  return withoutEmpty(c.req.query())
}

/** A page of a list as both. */
export function listed<T>(
  page: { readonly items: readonly T[]; readonly next: string | null },
  table: CsvTable<T>,
): Saved {
  return { json: page, csv: csvOf(table, page.items), next: page.next }
}

/** The same list as CSV and as JSON, with the way to what comes after it in `Link` (RFC 8288). */
export function saved(app: Hono, path: string, list: (query: Query, key: string) => Promise<Saved>): void {
  for (const ending of ['csv', 'json'] as const) {
    // A key ends where the ending begins.
    const place = path.endsWith('/:key') ? `${path}{.+\\.${ending}}` : `${path}.${ending}`
    app.get(place, async (c) => {
      const query = queryOf(c)
      const key = c.req.param('key') ?? ''
      const found = await list(query, place === `${path}.${ending}` ? key : key.slice(0, -ending.length - 1))
      if (found.next !== null) {
        const address = new URL(c.req.url).pathname
        c.header('Link', `<${address}?${new URLSearchParams({ ...query, cursor: found.next })}>; rel="next"`)
      }
      if (ending === 'json') return c.json(found.json)
      const name = path.replace('/:key', '').slice(1).replaceAll('/', '-')
      c.header('Content-Disposition', `attachment; filename="${name}.csv"`)
      return c.body(found.csv, 200, { 'Content-Type': 'text/csv; charset=utf-8' })
    })
  }
}

/** A list: what it may be asked for, how it is found, and its columns. */
export type AskedList<A extends PageAsked, T> = {
  readonly asks: z.ZodType<A>
  readonly find: (asked: A, query: Query) => Promise<Page<T>>
  readonly table: CsvTable<T>
}

/** A list as CSV and JSON alone. */
export function savedList<A extends PageAsked, T>(
  app: Hono,
  path: string,
  { asks, find, table }: AskedList<A, T>,
): void {
  saved(app, path, async (query) => listed(await find({ ...checked(asks, query), limit: mostSaved }, query), table))
}

/** A list as a page for people, and the same as CSV and JSON. */
export function addList<A extends PageAsked, T>(
  app: Hono,
  path: string,
  list: AskedList<A, T> & { readonly page: (page: Page<T>, asked: A, query: Query) => string | Promise<string> },
): void {
  app.get(path, async (c) => {
    const query = queryOf(c)
    const asked = checked(list.asks, query)
    return c.html(await list.page(await list.find(asked, query), asked, query))
  })
  savedList(app, path, list)
}
