import type { Hono } from 'hono'
import { agreementOf } from '../views/agreement.ts'
import { askedFor, pageAsked } from '../views/asked-for.ts'
import { eventFacets, statementFacets } from '../views/count-by.ts'
import { dialogueOf } from '../views/dialogue.ts'
import { findActors } from '../views/find-actors.ts'
import { findEvents } from '../views/find-events.ts'
import { findFailures } from '../views/find-failures.ts'
import { findReports } from '../views/find-reports.ts'
import { findStatements } from '../views/find-statements.ts'
import { busiestPairs, overviewOf } from '../views/overview.ts'
import { reportFrames } from '../views/report-frames.ts'
import { decisionsAsked, findReviews } from '../views/review-history.ts'
import { queueAsked, reviewQueue } from '../views/review-queue.ts'
import { address } from '../web/addresses.ts'
import { apiPage } from '../web/api-page.ts'
import { dialogueAskPage, dialoguePage } from '../web/dialogue-page.ts'
import { failuresPage, reportsPage } from '../web/list-pages.ts'
import { overviewPage } from '../web/overview-page.ts'
import { readerPage } from '../web/reader-page.ts'
import { searchPage } from '../web/search-page.ts'
import { addActorPages } from './actor-pages.ts'
import { notThere } from './api/not-there.ts'
import { parametersOf } from './api/openapi.ts'
import { checked } from './api/route.ts'
import { routes } from './api/routes.ts'
import { csvOf, eventTable, failureTable, frameTable, reportTable, statementTable, turnTable } from './csv-table.ts'
import { dialogueKey } from './dialogue-key.ts'
import { addHappeningPages } from './happening-pages.ts'
import { agreementTable, decisionTable, queueTable } from './review-tables.ts'
import { listed, mostSaved, type Query, queryOf, saved } from './saved-list.ts'
import type { ReadingContext } from './serve-context.ts'

const searched = askedFor.extend(pageAsked.shape)

/** The pages that people see. Each list has the same as CSV and as JSON at the same address with an ending. */
export function addPages(app: Hono, context: ReadingContext): void {
  const { archive } = context
  const place = archive.place.split(/[\\/]/).at(-1) ?? archive.place

  app.get('/', async (c) => c.html(overviewPage(await overviewOf(archive), place)))
  app.get('/overview.json', async (c) => c.json(await overviewOf(archive)))

  app.get('/search', async (c) => {
    const query = queryOf(c)
    const asked = checked(searched, query)
    if (query['of'] === 'events') {
      const found = { of: 'events', page: await findEvents(archive, asked, asked) } as const
      return c.html(searchPage({ asked, query, found, facets: await eventFacets(archive, asked) }))
    }
    const found = { of: 'statements', page: await findStatements(archive, asked, asked) } as const
    return c.html(searchPage({ asked, query, found, facets: await statementFacets(archive, asked) }))
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
    return listed(await findReports(archive, asked, { ...asked, limit: mostSaved }), reportTable)
  })
  saved(app, '/reports/:key', async (_query, key) => {
    const kept = await archive.report(key)
    if (kept === null) throw notThere('report')
    return listed({ items: reportFrames(kept.record), next: null }, frameTable)
  })
  app.get('/reports/:key', async (c) => {
    const kept = await archive.report(c.req.param('key'))
    if (kept === null) throw notThere('report')
    return c.html(readerPage(kept))
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
    const pairs = await busiestPairs(archive)
    return c.html(dialogueAskPage(query, pairs, (await findActors(archive, {}, { limit: 200 })).items))
  })
  saved(app, '/dialogue', async (query) => {
    const found = await dialogue(query)
    return { json: found, csv: csvOf(turnTable, found.turns), next: null }
  })

  app.get('/failures', async (c) => {
    const query = queryOf(c)
    const { failures } = await archive.counts()
    return c.html(failuresPage(await findFailures(archive, checked(pageAsked, query)), failures, query))
  })
  saved(app, '/failures', async (query) =>
    listed(await findFailures(archive, { ...checked(pageAsked, query), limit: mostSaved }), failureTable),
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

  addActorPages(app, context)
  addHappeningPages(app, context)
  const described = routes.map((route) => ({ ...route, parameters: parametersOf(route) }))
  app.get('/api', (c) => c.html(apiPage(described)))
  app.get('/try', (c) => c.redirect(addressToTry(queryOf(c)), 302))
}

/** Where a form leads that asks a question whose address has a part that was filled in; only to questions of the API. */
function addressToTry({ path, ...given }: Query): string {
  const route = routes.find((one) => one.path === path)
  if (route === undefined) throw notThere('question')
  const parts = Object.keys(route.params.shape)
  const filled = parts.reduce((at, part) => at.replace(`{${part}}`, encodeURIComponent(given[part] ?? '')), route.path)
  return address(filled, Object.fromEntries(Object.entries(given).filter(([name]) => !parts.includes(name))))
}
