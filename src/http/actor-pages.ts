import type { Hono } from 'hono'
import type { Archive } from '../archive/archive.ts'
import { findActs, portraitOf, refOf } from '../views/actor-portrait.ts'
import { findFolded } from '../views/actor-said.ts'
import { askedFor, pageAsked } from '../views/asked-for.ts'
import { findActor } from '../views/find-actor.ts'
import { findActors } from '../views/find-actors.ts'
import { type ActorList, actorListPage, actorLists, actorPage } from '../web/actor-page.ts'
import { actorAddress, actorListAddress, address } from '../web/addresses.ts'
import { actorsPage } from '../web/list-pages.ts'
import { there } from './api/not-there.ts'
import { checked } from './api/route.ts'
import { actorTable, eventTable, foldedTable } from './csv-table.ts'
import { addList, listed, mostSaved, queryOf, saved } from './saved-list.ts'
import type { ReadingContext } from './serve-context.ts'

const actorsAsked = pageAsked.extend({ q: askedFor.shape.q, country: askedFor.shape.country })
/** How many of each list stand on somebody's own page. */
const newest = 10

/** Everybody, somebody, and the lists of what they said and did and had done to them. */
export function addActorPages(app: Hono, { archive }: ReadingContext): void {
  addList(app, '/actors', {
    asks: actorsAsked,
    find: (asked) => findActors(archive, asked, asked),
    table: actorTable,
    page: actorsPage,
  })
  app.get('/actors/:key', async (c) => {
    const { key } = await findActor(archive, c.req.param('key'))
    // What one report calls somebody leads to who that is across reports.
    if (key !== c.req.param('key')) return c.redirect(actorAddress(key), 302)
    return c.html(actorPage(there(await portraitOf(archive, key, { limit: newest }), 'actor')))
  })
  for (const of of Object.keys(actorLists) as ActorList['of'][]) {
    app.get(`/actors/:key/${of}`, async (c) => {
      const query = queryOf(c)
      const { key } = await findActor(archive, c.req.param('key'))
      if (key !== c.req.param('key')) return c.redirect(address(actorListAddress(key, of), query), 302)
      const actor = there(await refOf(archive, key), 'actor')
      return c.html(actorListPage(actor, await listOf(archive, key, of, checked(pageAsked, query))))
    })
    saved(app, `/actors/:key/${of}`, async (query, given) => {
      const { key } = await findActor(archive, given)
      there(await refOf(archive, key), 'actor')
      const list = await listOf(archive, key, of, { ...checked(pageAsked, query), limit: mostSaved })
      return list.of === 'said' ? listed(list.page, foldedTable) : listed(list.page, eventTable)
    })
  }
}

type Asked = { readonly cursor?: string | undefined; readonly limit?: number | undefined }

async function listOf(archive: Archive, key: string, of: ActorList['of'], page: Asked): Promise<ActorList> {
  if (of === 'said') return { of, page: await findFolded(archive, { actor: key }, page) }
  return { of, page: await findActs(archive, key, of === 'did' ? 'source' : 'target', page) }
}
