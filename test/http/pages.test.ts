import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { reportKey } from '../../src/archive/keys.ts'
import { straits } from '../archive/some-records.ts'
import { type Keys, knownKeys, listsOf } from './page-contract.ts'
import { addressesOf, type SomeApp, someApp } from './some-app.ts'

let some: SomeApp
let keys: Keys
before(async () => {
  some = await someApp()
  keys = await knownKeys(some)
})
after(() => some.close())

const report = reportKey(straits.fingerprint)
const get = (path: string) => some.app.request(path)
const text = async (path: string) => (await get(path)).text()

describe('pages', () => {
  it('each is a page with one heading, and holds no script or style of its own', async () => {
    for (const path of addressesOf(keys)) {
      const answer = await get(path)
      const page = await answer.text()
      assert.equal(answer.status, 200, `${path}: ${page.slice(0, 500)}`)
      assert.match(answer.headers.get('content-type') ?? '', /^text\/html; charset=utf-8$/i)
      assert.equal(page.match(/<h1[ >]/g)?.length, 1, path)
      assert.deepEqual(page.match(/<script[^>]*>/g), ['<script src="/assets/demarche.js" defer>'])
      assert.doesNotMatch(page, /<style| style=| on[a-z]+="|javascript:/i, path)
      assert.doesNotMatch(page, /undefined|\[object/, path)
    }
  })

  it('the overview counts what is there and names the pairs', async () => {
    const page = await text('/')
    const { counts } = (await (await get('/overview.json')).json()) as { counts: Record<string, number> }
    assert.ok(counts['reports']! > 40)
    assert.ok(page.includes(`<b>${counts['reports']}</b>`))
    assert.match(page, /href="\/dialogue\?a=s_EST&amp;b=s_BLR"/)
  })

  it('of an empty archive say how to fill it, and of one that is not what was not found', async () => {
    const empty = await someApp([])
    try {
      for (const path of ['/', '/search', '/search?of=events', '/reports', '/actors']) {
        const page = await (await empty.app.request(path)).text()
        assert.match(page, /There are none yet: <a href="\/paste">paste a report<\/a>/, path)
      }
      assert.match(await (await empty.app.request('/actors?q=Nobody')).text(), /There is no such actor/)
    } finally {
      await empty.close()
    }
    assert.match(await text('/reports?q=nowhereabouts'), /There is no such report/)
    assert.match(await text('/search?q=nowhereabouts'), /Nothing was found/)
  })

  it('from whoever is joined a dialogue leads on, by key and by the name that the form shows', async () => {
    const { items } = (await (await get('/actors.json')).json()) as { items: { key: string }[] }
    const joined = items.filter(({ key }) => /^[gx]_/.test(key))
    assert.ok(joined.length > 5)
    const ways = new Set<string>()
    for (const { key } of joined) {
      const page = await text(`/actors/${encodeURIComponent(key)}`)
      for (const [, way = ''] of page.matchAll(/href="(\/dialogue\?[^"]+)"/g)) ways.add(way.replaceAll('&amp;', '&'))
      const dialogue = await get(`/dialogue?${new URLSearchParams({ a: key, b: 'BLR' })}`)
      assert.equal(dialogue.status, 200, key)
      assert.ok((await dialogue.text()).includes('<h1><span class="side-a"><bdi>'), key)
    }
    assert.ok(ways.size > 0)
    for (const way of ways) assert.equal((await get(way)).status, 200, way)
    const [one] = joined
    const shown = /<input name="a"[^>]* value="([^"]*)"/.exec(await text(`/dialogue?a=${one!.key}&b=BLR`))?.[1]
    assert.equal((await get(`/dialogue?${new URLSearchParams({ a: unescaped(shown ?? ''), b: 'BLR' })}`)).status, 200)
  })

  it('the reader marks statements and events, and each mark leads to an entry that is there', async () => {
    const page = await text(`/reports/${report}`)
    const entries = new Set([...page.matchAll(/<li id="([se]\d+)"/g)].map(([, id]) => id))
    assert.equal(entries.size, straits.statements.length + straits.events.length)
    for (const [, id] of page.matchAll(/<a class="mark[^>]* href="#([^"]+)"/g)) assert.ok(entries.has(id), id)
    for (const [, id = ''] of page.matchAll(/href="#(in-text-[^"]+)"/g)) assert.ok(page.includes(`id="${id}"`), id)
    const article = /<article[\s\S]*<footer>/.exec(page)?.[0] ?? ''
    const shown = article
      .replace(/<sup[\s\S]*?<\/sup>/g, '')
      .replace(/<p class="about">[\s\S]*?<\/p>/, '')
      .replace(/<[^>]+>/g, '')
    assert.equal(squeezed(unescaped(shown)), squeezed(straits.text))
  })

  it('what is uncertain, planned or nobody’s looks so', async () => {
    const page = await text(`/reports/${report}`)
    assert.match(page, /class="card statement doubt"/)
    assert.match(page, /Speaker not given/)
    assert.match(page, /<ol class="chain"/)
    assert.match(await text('/search?of=events&status=negated'), /<span class="status">negated<\/span>/)
  })

  it('a search is narrowed to when it was published, and by countries under their names', async () => {
    const page = await text('/search?of=events')
    const facet =
      /<h2>Published<\/h2>[\s\S]*?<a href="([^"]+)"><bdi>([^<]+)<\/bdi><\/a> <span class="count">(\d+)/.exec(page)
    assert.ok(facet)
    const [, way = '', , count] = facet
    assert.match(way, /from=\d{4}-\d{2}-\d{2}&amp;to=\d{4}-\d{2}-\d{2}/)
    const narrowed = await text(way.replaceAll('&amp;', '&'))
    assert.match(narrowed, new RegExp(`role="status">${count} events?<`))
    assert.doesNotMatch(narrowed, /<h2>Published<\/h2>/)
    assert.match(narrowed, /<details class="more" open>/)
    assert.match(page, /href="[^"]*country=EST[^"]*"><bdi>Estonia<\/bdi>/)
  })

  it('what is asked wrongly is told in words, with a way on', async () => {
    const answer = await get('/search?country=peru')
    assert.equal(answer.status, 400)
    const page = await answer.text()
    assert.match(
      page,
      /&quot;country&quot;: write three capital letters, as PER\.|"country": write three capital letters/,
    )
    assert.match(page, /<a href="\/search">/)
  })

  it('a search narrows, counts, and leads on to the rest', async () => {
    const found = await text('/search?q=transponders')
    assert.match(found, /1 statement with <bdi>transponders/)
    const { items, next } = (await (await get('/search.json?of=events&limit=5')).json()) as Listed
    assert.ok(items.length > 5, 'what is saved is more than a page')
    assert.equal(next, null)
    const first = await text('/search?of=events&limit=5')
    const [, cursor = ''] = /class="next" href="[^"]*cursor=([^"&]+)/.exec(first) ?? []
    assert.notEqual(cursor, '')
    const second = await text(`/search?of=events&limit=5&cursor=${cursor}`)
    const ids = (page: string) => [...page.matchAll(/<li class="item event[^"]*" id="([^"]+)"/g)].map(([, id]) => id)
    assert.equal(ids(first).length, 5)
    assert.deepEqual(
      ids(second).filter((id) => ids(first).includes(id)),
      [],
    )
  })

  it('a dialogue has both lanes, and every mark of the time line leads to its turn', async () => {
    const page = await text('/dialogue?a=EST&b=BLR')
    assert.match(page, /<svg/)
    const marks = [...page.matchAll(/<a href="#(turn-\d+)"/g)].map(([, id]) => id)
    assert.ok(marks.length > 2)
    for (const id of marks) assert.ok(page.includes(`id="${id}"`))
    assert.match(await text('/dialogue?a=Estonia&b=Belarus'), /id="turn-1"/)
  })

  it('in a dialogue each side keeps its colour, whoever of them acts', async () => {
    for (const [query, side] of [
      ['a=EST&b=BLR', 'a'],
      ['a=BLR&b=EST', 'b'],
    ] as const) {
      const turns = /<ol class="turns">[\s\S]*/.exec(await text(`/dialogue?${query}`))?.[0] ?? ''
      const sides = [...turns.matchAll(/class="actor (side-[ab])" href="\/actors\/s_EST"/g)].map(([, name]) => name)
      assert.ok(sides.length > 2)
      assert.deepEqual([...new Set(sides)], [`side-${side}`])
    }
  })

  it('a happening shows who asserts it and every report that tells of it', async () => {
    const { items } = (await (await get('/happenings.json')).json()) as { items: Happened[] }
    const told = items.find(({ source, type }) => source === 'Estonia' && type === 'SANCTION')
    assert.ok(told !== undefined && told.reports.length > 1)
    const page = await text(`/happenings/${told.id}`)
    for (const key of told.reports) assert.ok(page.includes(`href="/reports/${key}#e`), key)
    for (const { name } of told.assertedBy) assert.ok(page.includes(`<bdi>${name}</bdi>`), name)
    assert.match(await text('/happenings'), new RegExp(`href="/happenings/${told.id}"`))
  })

  it('every list is also CSV and JSON at the same address', async () => {
    for (const path of listsOf(keys)) {
      const [address, query = ''] = path.split('?')
      const csv = await get(`${address}.csv?${query}`)
      assert.equal(csv.headers.get('content-type'), 'text/csv; charset=utf-8', path)
      const rows = parse(await csv.text(), { columns: true }) as Record<string, string>[]
      const json = (await (await get(`${address}.json?${query}`)).json()) as Partial<Listed> & Others
      assert.equal(rows.length, (json.items ?? json.turns ?? json.tellings)?.length, path)
      if (!/\/(?:did|done|decisions|agreement)$/.test(path)) assert.ok(rows.length > 0, path)
      for (const row of rows) for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^(?:[=+@\t\r]|-(?!\d))/)
    }
  })

  it('what a report calls somebody leads to who that is across reports', async () => {
    const by = await get('/actors/n_Ingrid%20Solheim')
    assert.equal(by.status, 302)
    assert.equal(by.headers.get('location'), `/actors/${keys.actor}`)
    const lists = await get('/actors/n_Ingrid%20Solheim/said?limit=2')
    assert.equal(lists.headers.get('location'), `/actors/${keys.actor}/said?limit=2`)
    const { actor } = (await (await get('/api/actors/n_Ingrid%20Solheim')).json()) as { actor: { key: string } }
    assert.equal(actor.key, keys.actor)
  })

  it('a page that is not there says so, in the kind of answer that was asked for', async () => {
    for (const path of ['/nothing', '/reports/k_0000000000000000', '/actors/n_Nobody', '/dialogue?a=ZZZ&b=BLR']) {
      const answer = await get(path)
      assert.equal(answer.status, 404, path)
      assert.match(await answer.text(), /<h1>Not found<\/h1>/)
    }
    const answer = await get('/search.json?from=yesterday')
    assert.equal(answer.status, 400)
    assert.equal(answer.headers.get('content-type'), 'application/problem+json')
  })

  it('what is pasted is read and shown, and kept only when asked', async () => {
    const before = await some.archive.counts()
    const paste = (keep: string) => {
      const form = new FormData()
      form.set('text', 'Toland said on Monday that <i>nobody</i> had asked it to the talks in Velmar.')
      form.set('keep', keep)
      return some.app.request('/paste', { method: 'POST', body: form })
    }
    const shown = await (await paste('no')).text()
    assert.match(shown, /&lt;i&gt;nobody&lt;\/i&gt; had asked it/)
    assert.deepEqual(await some.archive.counts(), before)
    const kept = await (await paste('yes')).text()
    const [, address = ''] = /href="(\/reports\/k_[0-9a-f]{16})">open it/.exec(kept) ?? []
    assert.equal((await get(address)).status, 200)
    assert.equal((await some.archive.counts()).reports, before.reports + 1)
    const empty = await some.app.request('/paste', { method: 'POST', body: new FormData() })
    assert.equal(empty.status, 422)
    assert.match(await empty.text(), /role="alert"/)
  })
})

type Happened = {
  readonly id: string
  readonly type: string
  readonly source: string | null
  readonly reports: readonly string[]
  readonly assertedBy: readonly { readonly name: string }[]
}

/** What lists that are no pages of items hold. */
type Others = { readonly turns?: readonly unknown[]; readonly tellings?: readonly unknown[] }

type Listed = { readonly items: readonly unknown[]; readonly next: string | null }

const squeezed = (words: string) => words.replace(/\s+/g, '')

function unescaped(words: string): string {
  const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' }
  return words.replace(/&(amp|lt|gt|quot|#39|#96);/g, (_, name: string) => signs[name] ?? '')
}
