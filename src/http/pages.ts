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
import { stateNames } from '../views/state-names.ts'
import { address } from '../web/addresses.ts'
import { apiPage } from '../web/api-page.ts'
import { dialogueAskPage, dialoguePage } from '../web/dialogue-page.ts'
import { failuresPage, reportsPage } from '../web/list-pages.ts'
import { overviewPage } from '../web/overview-page.ts'
import { readerPage } from '../web/reader-page.ts'
import { type Found, searchPage } from '../web/search-page.ts'
import { addActorPages } from './actor-pages.ts'
import { notThere, there } from './api/not-there.ts'
import { parametersOf } from './api/openapi.ts'
import { checked } from './api/route.ts'
import { routes } from './api/routes.ts'
import { csvOf, eventTable, failureTable, frameTable, reportTable, statementTable, turnTable } from './csv-table.ts'
import { dialogueKey, shownKey } from './dialogue-key.ts'
import { addHappeningPages } from './happening-pages.ts'
import { agreementTable, decisionTable, queueTable } from './review-tables.ts'
import { addList, listed, mostSaved, type Query, queryOf, saved, savedList } from './saved-list.ts'
import type { ReadingContext } from './serve-context.ts'

const searched = askedFor.extend(pageAsked.shape)

/** The pages that people see. Each list has the same as CSV and as JSON at the same address with an ending. */
export function addPages(app: Hono, context: ReadingContext): void {
  const { archive } = context
  const place = archive.place.split(/[\\/]/).at(-1) ?? archive.place

  app.get('/', async (c) => c.html(overviewPage(await overviewOf(archive), place)))
  app.get('/overview.json', async (c) => c.json(await overviewOf(archive)))

  addSearch(app, context)
  addList(app, '/reports', {
    asks: searched,
    find: (asked) => findReports(archive, asked, asked),
    table: reportTable,
    page: reportsPage,
  })
  saved(app, '/reports/:key', async (_query, key) => {
    const { record } = there(await archive.report(key), 'report')
    return listed({ items: reportFrames(record), next: null }, frameTable)
  })
  app.get('/reports/:key', async (c) => c.html(readerPage(there(await archive.report(c.req.param('key')), 'report'))))

  addDialogue(app, context)
  addList(app, '/failures', {
    asks: pageAsked,
    find: (asked) => findFailures(archive, asked),
    table: failureTable,
    page: async (page, _asked, query) => failuresPage(page, (await archive.counts()).failures, query),
  })

  savedList(app, '/review', {
    asks: queueAsked.extend(pageAsked.shape),
    find: (asked) => reviewQueue(archive, asked, asked),
    table: queueTable,
  })
  savedList(app, '/review/decisions', {
    asks: decisionsAsked.extend(pageAsked.shape),
    find: (asked) => findReviews(archive, asked, asked),
    table: decisionTable,
  })
  saved(app, '/review/agreement', async () => listed({ items: await agreementOf(archive), next: null }, agreementTable))

  addActorPages(app, context)
  addHappeningPages(app, context)
  const described = routes.map((route) => ({ ...route, parameters: parametersOf(route) }))
  app.get('/api', (c) => c.html(apiPage(described)))
  app.get('/try', (c) => c.redirect(addressToTry(queryOf(c)), 302))
}

/** The search: of statements, or of events where the address says so. */
function addSearch(app: Hono, { archive }: ReadingContext): void {
  const areEvents = (query: Query) => query['of'] === 'events'
  app.get('/search', async (c) => {
    const query = queryOf(c)
    const asked = checked(searched, query)
    const found: Found = areEvents(query)
      ? { of: 'events', page: await findEvents(archive, asked, asked) }
      : { of: 'statements', page: await findStatements(archive, asked, asked) }
    const facets = await (areEvents(query) ? eventFacets : statementFacets)(archive, asked)
    const countries = [...(facets.values['country'] ?? []).map(({ value }) => value), asked.country ?? []].flat()
    return c.html(searchPage({ asked, query, found, facets, stateName: await stateNames(archive, countries) }))
  })
  saved(app, '/search', async (query) => {
    const asked = checked(searched, query)
    const page = { ...asked, limit: mostSaved }
    return areEvents(query)
      ? listed(await findEvents(archive, asked, page), eventTable)
      : listed(await findStatements(archive, asked, page), statementTable)
  })
}

/** The dialogue of two, and where a person says of which two. */
function addDialogue(app: Hono, { archive }: ReadingContext): void {
  const dialogue = async (query: Query) => {
    const [a, b] = [await dialogueKey(archive, query['a'] ?? ''), await dialogueKey(archive, query['b'] ?? '')]
    return there(await dialogueOf(archive, a, b, checked(askedFor, query)), 'actor')
  }
  app.get('/dialogue', async (c) => {
    const query = queryOf(c)
    if (query['a'] !== undefined && query['b'] !== undefined) {
      const found = await dialogue(query)
      const shown = { a: await shownKey(archive, found.a), b: await shownKey(archive, found.b) }
      return c.html(dialoguePage(found, checked(askedFor, query), query, shown))
    }
    const pairs = await busiestPairs(archive)
    return c.html(dialogueAskPage(query, pairs, (await findActors(archive, {}, { limit: 200 })).items))
  })
  saved(app, '/dialogue', async (query) => {
    const found = await dialogue(query)
    return { json: found, csv: csvOf(turnTable, found.turns), next: null }
  })
}

/** Where a form leads that asks a question whose address has a part that was filled in; only to questions of the API. */
function addressToTry({ path, ...given }: Query): string {
  const route = routes.find((one) => one.path === path)
  if (route === undefined) throw notThere('question')
  const parts = Object.keys(route.params.shape)
  const filled = parts.reduce((at, part) => at.replace(`{${part}}`, encodeURIComponent(given[part] ?? '')), route.path)
  return address(filled, Object.fromEntries(Object.entries(given).filter(([name]) => !parts.includes(name))))
}
