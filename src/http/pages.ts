import type { Context, Hono } from 'hono'
import { portraitOf } from '../views/actor-portrait.ts'
import { agreementOf } from '../views/agreement.ts'
import { askedFor, pageAsked } from '../views/asked-for.ts'
import { countAll, eventFacets, statementFacets } from '../views/count-by.ts'
import { dialogueOf } from '../views/dialogue.ts'
import { findActors } from '../views/find-actors.ts'
import { eventsFrom, findEvents } from '../views/find-events.ts'
import { findFailures } from '../views/find-failures.ts'
import { findReports } from '../views/find-reports.ts'
import { findStatements, statementsFrom } from '../views/find-statements.ts'
import { listHappenings } from '../views/list-happenings.ts'
import { overviewOf } from '../views/overview.ts'
import { decisionsAsked, findReviews } from '../views/review-history.ts'
import { queueAsked, reviewQueue } from '../views/review-queue.ts'
import { actorPage } from '../web/actor-page.ts'
import { apiPage } from '../web/api-page.ts'
import { dialogueAskPage, dialoguePage } from '../web/dialogue-page.ts'
import { happeningPage, happeningsPage } from '../web/happening-page.ts'
import { actorsPage, failuresPage, reportsPage } from '../web/list-pages.ts'
import { overviewPage } from '../web/overview-page.ts'
import { readerPage } from '../web/reader-page.ts'
import { searchPage } from '../web/search-page.ts'
import { notThere } from './api/not-there.ts'
import { parametersOf } from './api/openapi.ts'
import { checked, withoutEmpty } from './api/route.ts'
import { happeningsAsked, routes } from './api/routes.ts'
import { type CsvTable, csvOf, eventTable, statementTable, turnTable } from './csv-table.ts'
import { dialogueKey } from './dialogue-key.ts'
import { agreementTable, decisionTable, queueTable } from './review-tables.ts'
import type { ReadingContext } from './serve-context.ts'

const searched = askedFor.extend(pageAsked.shape)
const actorsAsked = pageAsked.extend({ q: askedFor.shape.q, country: askedFor.shape.country })
/** Most rows of a list that is saved at once; `Link` leads to those after them. */
const mostSaved = 1_000

/** The pages that people see. Each list has the same as CSV and as JSON at the same address with an ending. */
export function addPages(app: Hono, { archive }: ReadingContext): void {
  const place = archive.place.split(/[\\/]/).at(-1) ?? archive.place

  app.get('/', async (c) => c.html(overviewPage(await overviewOf(archive), place)))
  app.get('/overview.json', async (c) => c.json(await overviewOf(archive)))

  app.get('/search', async (c) => {
    const query = queryOf(c)
    const asked = checked(searched, query)
    if (query['of'] === 'events') {
      const total = await countAll(archive, eventsFrom(archive, asked))
      const found = { of: 'events', page: await findEvents(archive, asked, asked) } as const
      return c.html(searchPage({ asked, query, found, total, facets: await eventFacets(archive, asked) }))
    }
    const total = await countAll(archive, statementsFrom(archive, asked))
    const found = { of: 'statements', page: await findStatements(archive, asked, asked) } as const
    return c.html(searchPage({ asked, query, found, total, facets: await statementFacets(archive, asked) }))
  })
  saved(app, '/search', async (query) => {
    const asked = checked(searched, query)
    const page = { ...asked, limit: mostSaved }
    return query['of'] === 'events'
      ? listed(await findEvents(archive, asked, page), eventTable)
      : listed(await findStatements(archive, asked, page), statementTable)
  })

  app.get('/reports', async (c) => {
    const query = queryOf(c)
    const asked = checked(searched, query)
    return c.html(reportsPage(await findReports(archive, asked, asked), asked, query))
  })
  saved(app, '/reports', async (query) => {
    const asked = checked(searched, query)
    return listed(await findReports(archive, asked, { ...asked, limit: mostSaved }), {
      report: ({ report }) => report,
      title: ({ title }) => title,
      publisher: ({ publisher }) => publisher,
      published: ({ published }) => published,
      statements: ({ statements }) => statements,
      events: ({ events }) => events,
    })
  })
  app.get('/reports/:key', async (c) => {
    const kept = await archive.report(c.req.param('key'))
    if (kept === null) throw notThere('report')
    return c.html(readerPage(kept))
  })

  app.get('/actors', async (c) => {
    const query = queryOf(c)
    const asked = checked(actorsAsked, query)
    return c.html(actorsPage(await findActors(archive, asked, asked), asked, query))
  })
  saved(app, '/actors', async (query) => {
    const asked = checked(actorsAsked, query)
    return listed(await findActors(archive, asked, { ...asked, limit: mostSaved }), {
      key: ({ key }) => key,
      name: ({ name }) => name,
      kind: ({ kind }) => kind,
      country: ({ country }) => country,
      reports: ({ reports }) => reports,
      statements: ({ statements }) => statements,
    })
  })
  app.get('/actors/:key', async (c) => {
    const portrait = await portraitOf(archive, c.req.param('key'), checked(pageAsked, queryOf(c)))
    if (portrait === null) throw notThere('actor')
    return c.html(actorPage(portrait))
  })

  const dialogue = async (query: Query) => {
    const [a, b] = [await dialogueKey(archive, query['a'] ?? ''), await dialogueKey(archive, query['b'] ?? '')]
    const found = await dialogueOf(archive, a, b, checked(askedFor, query))
    if (found === null) throw notThere('actor')
    return found
  }
  app.get('/dialogue', async (c) => {
    const query = queryOf(c)
    if (query['a'] !== undefined && query['b'] !== undefined) {
      return c.html(dialoguePage(await dialogue(query), checked(askedFor, query), query))
    }
    const { pairs } = await overviewOf(archive)
    return c.html(dialogueAskPage(query, pairs, (await findActors(archive, {}, { limit: 200 })).items))
  })
  saved(app, '/dialogue', async (query) => {
    const found = await dialogue(query)
    return { json: found, csv: csvOf(turnTable, found.turns), next: null }
  })

  app.get('/happenings', async (c) => {
    const query = queryOf(c)
    const asked = checked(happeningsAsked, query)
    return c.html(happeningsPage(await listHappenings(archive, asked, asked), query))
  })
  app.get('/happenings/:key', async (c) => {
    const [found] = (await listHappenings(archive, { id: c.req.param('key') })).items
    if (found === undefined) throw notThere('happening')
    return c.html(happeningPage(found))
  })
  saved(app, '/happenings', async (query) => {
    const asked = checked(happeningsAsked, query)
    return listed(await listHappenings(archive, asked, { ...asked, limit: mostSaved }), {
      happening: ({ id }) => id,
      type: ({ type }) => type,
      source: ({ source }) => source,
      target: ({ target }) => target,
      from: ({ from }) => from,
      to: ({ to }) => to,
      texts: ({ texts }) => texts,
      reports: ({ reports }) => reports,
      asserted_by: ({ assertedBy }) => assertedBy.map(({ name }) => name),
      denied_by: ({ deniedBy }) => deniedBy.map(({ name }) => name),
    })
  })

  app.get('/failures', async (c) => {
    const query = queryOf(c)
    const { failures } = await archive.counts()
    return c.html(failuresPage(await findFailures(archive, checked(pageAsked, query)), failures, query))
  })
  saved(app, '/failures', async (query) =>
    listed(await findFailures(archive, { ...checked(pageAsked, query), limit: mostSaved }), {
      found_at: ({ foundAt }) => foundAt,
      id: ({ id }) => id,
      code: ({ code }) => code,
      message: ({ message }) => message,
      failed_at: ({ failedAt }) => failedAt,
    }),
  )

  saved(app, '/review', async (query) => {
    const asked = checked(queueAsked.extend(pageAsked.shape), query)
    return listed(await reviewQueue(archive, asked, { ...asked, limit: mostSaved }), queueTable)
  })
  saved(app, '/review/decisions', async (query) => {
    const asked = checked(decisionsAsked.extend(pageAsked.shape), query)
    return listed(await findReviews(archive, asked, { ...asked, limit: mostSaved }), decisionTable)
  })
  saved(app, '/review/agreement', async () => listed({ items: await agreementOf(archive), next: null }, agreementTable))

  const described = routes.map((route) => ({ ...route, parameters: parametersOf(route) }))
  app.get('/api', (c) => c.html(apiPage(described)))
}

type Query = Readonly<Record<string, string>>
type Saved = { readonly json: unknown; readonly csv: string; readonly next: string | null }

function queryOf(c: Context): Query {
  return withoutEmpty(c.req.query())
}

function listed<T>(page: { readonly items: readonly T[]; readonly next: string | null }, table: CsvTable<T>): Saved {
  return { json: page, csv: csvOf(table, page.items), next: page.next }
}

/** The same list as CSV and as JSON, with the way to what comes after it in `Link` (RFC 8288). */
function saved(app: Hono, path: string, list: (query: Query) => Promise<Saved>): void {
  for (const ending of ['csv', 'json'] as const) {
    app.get(`${path}.${ending}`, async (c) => {
      const query = queryOf(c)
      const found = await list(query)
      if (found.next !== null) {
        c.header('Link', `<${path}.${ending}?${new URLSearchParams({ ...query, cursor: found.next })}>; rel="next"`)
      }
      if (ending === 'json') return c.json(found.json)
      c.header('Content-Disposition', `attachment; filename="${path.slice(1).replaceAll('/', '-')}.csv"`)
      return c.body(found.csv, 200, { 'Content-Type': 'text/csv; charset=utf-8' })
    })
  }
}
