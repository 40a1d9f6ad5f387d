import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { reportKey } from '../../src/archive/keys.ts'
import { routes } from '../../src/http/api/routes.ts'
import type { Page } from '../../src/views/asked-for.ts'
import type { ListedActor } from '../../src/views/find-actors.ts'
import type { ListedHappening } from '../../src/views/list-happenings.ts'
import type { Place } from '../archive/contract.ts'
import { sqlitePlace } from '../archive/places.ts'
import { straits } from '../archive/some-records.ts'
import { addressesOf, appIn, type SomeApp } from './some-app.ts'

/** Everything that can be asked for over an archive, wherever it lies, is what an SQLite file gives for the same. */
export function pageContract(name: string, newPlace: () => Promise<Place>): void {
  describe(`pages and the API over ${name}`, () => {
    let some: SomeApp
    let other: SomeApp
    let keys: Awaited<ReturnType<typeof knownKeys>>
    before(async () => {
      some = await appIn(await newPlace())
      other = await appIn(await sqlitePlace())
      keys = await knownKeys(other)
    })
    after(async () => {
      await some.close()
      await other.close()
    })

    const same = async (address: string) => {
      const [got, wanted] = [await some.app.request(address), await other.app.request(address)]
      assert.equal(got.status, 200, `${address}: ${(await got.clone().text()).slice(0, 300)}`)
      assert.equal(neutral(await got.text()), neutral(await wanted.text()), address)
    }

    it('every page is the same', async () => {
      for (const address of addressesOf(keys)) await same(address)
    })

    it('every search is the same, whatever it is narrowed to', async () => {
      const narrowed = [
        'q=transponders',
        'q="their transponders"',
        'q=trans*',
        'speaker=Ingrid Solheim',
        `actor=${keys.actor}`,
        'country=EST',
        'type=SANCTION',
        'status=actual',
        'mode=direct',
        'from=2031-01-01&to=2031-12-31',
      ]
      for (const query of narrowed) {
        for (const list of ['/search?', '/search?of=events&', '/reports?', '/api/statements?', '/api/events?']) {
          await same(`${list}${query}`)
        }
      }
    })

    it('every list is the same as CSV and as JSON', async () => {
      for (const path of listsOf(keys)) {
        const [address, query = ''] = path.split('?')
        for (const ending of ['csv', 'json']) await same(`${address}.${ending}${query === '' ? '' : `?${query}`}`)
      }
    })

    it('every question to the API has the same answer', async () => {
      for (const { path } of routes) await same(exampleOf(path, keys))
    })

    it('a cursor leads through a list to its end', async () => {
      const seen: string[] = []
      let next: string | null = null
      do {
        const at: string = next === null ? '' : `&cursor=${next}`
        const page = (await (await some.app.request(`/api/events?limit=3${at}`)).json()) as Page<{
          report: string
          event: string
        }>
        seen.push(...page.items.map(({ report, event }) => `${report}/${event}`))
        next = page.next
      } while (next !== null)
      assert.equal(new Set(seen).size, seen.length)
      assert.equal(seen.length, (await some.archive.counts()).events)
    })
  })
}

export type Keys = { readonly report: string; readonly actor: string; readonly happening: string }

/** A report, an actor and a happening of the archive that `someApp` makes. */
export async function knownKeys({ app }: SomeApp): Promise<Keys> {
  const ask = async <T>(path: string) => (await (await app.request(path)).json()) as Page<T>
  const { items: actors } = await ask<ListedActor>('/api/actors?q=Ingrid Solheim')
  const { items: happenings } = await ask<ListedHappening>('/api/happenings')
  return { report: reportKey(straits.fingerprint), actor: actors[0]!.key, happening: happenings[0]!.id }
}

/** An address that a route answers. */
export function exampleOf(path: string, { report, actor, happening }: Keys): string {
  const key = path.startsWith('/api/reports/') ? report : path.startsWith('/api/happenings/') ? happening : actor
  return `${path.replace('{key}', encodeURIComponent(key))}${queries(report)[path] ?? ''}`
}

/** What some routes have to be asked. */
const queries = (report: string): Readonly<Record<string, string>> => ({
  '/api/pair': '?a=s_EST&b=s_BLR',
  '/api/review/frame': `?report=${report}&frame=s1`,
})

/** Every list that can be saved, by its address without an ending. */
export function listsOf({ report, actor, happening }: Keys): readonly string[] {
  return [
    '/search',
    '/search?of=events',
    '/reports',
    `/reports/${report}`,
    '/actors',
    ...['said', 'did', 'done'].map((list) => `/actors/${encodeURIComponent(actor)}/${list}`),
    '/dialogue?a=EST&b=BLR',
    '/happenings',
    `/happenings/${happening}`,
    '/failures',
    '/review',
    '/review/decisions',
    '/review/agreement',
  ]
}

/** Cursors hold numbers of rows and the overview the archive's name, which each database has for itself. */
function neutral(text: string): string {
  return text
    .replace(/cursor=[\w-]+/g, 'cursor')
    .replace(/"next":"[\w-]+"/g, '"next"')
    .replace(/, in <bdi>[^<]*<\/bdi>/, '')
}
