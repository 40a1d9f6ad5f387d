import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { z } from 'zod'
import { reportKey } from '../../src/archive/keys.ts'
import { readAnswer } from '../../src/http/api/read-route.ts'
import { writeRoutes } from '../../src/http/api/review-writes.ts'
import { routes } from '../../src/http/api/routes.ts'
import { demarcheClient, ProblemError } from '../../src/http/client.ts'
import { problemShape } from '../../src/http/safety/problem.ts'
import { straits } from '../archive/some-records.ts'
import { exampleOf, type Keys, knownKeys } from './page-contract.ts'
import { type SomeApp, someApp, someRecords } from './some-app.ts'

let some: SomeApp
let keys: Keys
before(async () => {
  some = await someApp()
  keys = await knownKeys(some)
})
after(() => some.close())

/** Objects that hold nothing but what their schema names. */
function strictly(shape: z.ZodType): z.ZodType {
  const { $schema: _draft, ...schema } = z.toJSONSchema(shape) as Record<string, unknown>
  return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
}

describe('the API', () => {
  for (const { path, answer } of routes) {
    it(`GET ${path} answers as its own OpenAPI says`, async () => {
      const got = await some.app.request(exampleOf(path, keys))
      const value: unknown = await got.json()
      assert.equal(got.status, 200, JSON.stringify(value).slice(0, 300))
      assert.match(got.headers.get('content-type') ?? '', /^application\/json/)
      const found = strictly(answer).safeParse(value)
      assert.ok(found.success, found.error?.message.slice(0, 500))
    })

    it(`GET ${path} refuses what it does not know with a problem`, async () => {
      const example = exampleOf(path, keys)
      const address = `${example}${example.includes('?') ? '&' : '?'}nonsense=1`
      const got = await some.app.request(address)
      assert.equal(got.status, 400)
      assert.equal(got.headers.get('content-type'), 'application/problem+json')
      assert.equal(problemShape.parse(await got.json()).code, 'wrong-usage')
    })
  }

  it('openapi.json names every route, and every parameter that a route takes', async () => {
    const document = (await (await some.app.request('/api/openapi.json')).json()) as OpenApi
    assert.equal(document.openapi, '3.1.0')
    const paths = new Set([...routes, ...writeRoutes].map(({ path }) => path))
    assert.deepEqual(Object.keys(document.paths).sort(), [...paths, '/api/read'].sort())
    for (const { path } of writeRoutes) assert.ok(document.paths[path]?.['post'] !== undefined, path)
    const ids = Object.values(document.paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId))
    assert.equal(new Set(ids).size, ids.length)
    for (const { path, query, params } of routes) {
      const named = document.paths[path]?.['get']?.parameters?.map(({ name }) => name)
      assert.deepEqual(named, [...Object.keys(params.shape), ...Object.keys(query.shape)])
    }
  })

  it('a cursor that is none is refused, and so is one of another list', async () => {
    const { next } = (await (await some.app.request('/api/actors?limit=1')).json()) as { next: string }
    for (const path of [`/api/statements?cursor=${next}`, '/api/statements?cursor=abc', '/api/events?cursor=%22']) {
      assert.equal((await some.app.request(path)).status, 400, path)
    }
  })

  it('words are looked for as they stand: no sign of a query language means anything', async () => {
    for (const q of [
      '"',
      'a"b',
      'NEAR(',
      'text:x',
      '*',
      '-',
      'a AND',
      '^x',
      "' OR 1=1 --",
      '){}',
      '\u0000',
      '𝔸'.repeat(50),
    ]) {
      for (const list of ['statements', 'events', 'reports']) {
        const got = await some.app.request(`/api/${list}?${new URLSearchParams({ q })}`)
        assert.equal(got.status, 200, `${list} ${q}`)
      }
    }
    const found = async (q: string) =>
      ((await (await some.app.request(`/api/statements?${new URLSearchParams({ q })}`)).json()) as { items: unknown[] })
        .items.length
    assert.equal(await found('transponders'), 1)
    assert.equal(await found('TRANSPOND*'), 1)
    assert.equal(await found('"their transponders"'), 1)
    assert.equal(await found('"transponders their"'), 0)
  })

  it('reads a report as text, as a page and as JSON, and refuses what it cannot read', async () => {
    const send = (type: string, body: string) =>
      some.app.request('/api/read', { method: 'POST', headers: { 'Content-Type': type }, body })
    const said = 'Toland said on Monday that nobody had asked it to the talks in Velmar.'
    for (const [type, body] of [
      ['text/plain', said],
      ['text/html; charset=utf-8', `<!doctype html><title>T</title><article><h1>Talks</h1><p>${said}</p></article>`],
      ['application/json', JSON.stringify({ text: said, published: '2031-04-07' })],
    ] as const) {
      const got = await send(type, body)
      const value = readAnswer.parse(await got.json())
      assert.equal(got.status, 200)
      assert.ok(value.record.text.includes(said))
      assert.equal(value.kept, null)
    }
    assert.equal((await send('application/json', '{"title": "no text"}')).status, 400)
    assert.equal((await send('application/json', '{')).status, 400)
    assert.equal((await send('application/pdf', 'x')).status, 415)
    assert.equal((await send('text/plain', ' ')).status, 422)
  })
})

describe('the client', () => {
  const client = () =>
    demarcheClient('http://localhost', { fetch: async (address, init) => some.app.request(address, init) })

  it('walks through all pages of a list, each item once', async () => {
    const seen: string[] = []
    for await (const { report } of client().all((cursor) => client().reports({ cursor, limit: 7 }))) seen.push(report)
    assert.equal(seen.length, someRecords.length)
    assert.deepEqual([...new Set(seen)].sort(), someRecords.map(({ fingerprint }) => reportKey(fingerprint)).sort())
  })

  it('walks through statements and events likewise', async () => {
    const statements: string[] = []
    for await (const one of client().all((cursor) => client().statements({ cursor, limit: 2 })))
      statements.push(`${one.report}/${one.statement}`)
    const events: string[] = []
    for await (const one of client().all((cursor) => client().events({ cursor, limit: 3 })))
      events.push(`${one.report}/${one.event}`)
    assert.equal(new Set(statements).size, someRecords.flatMap((record) => record.statements).length)
    assert.equal(new Set(events).size, someRecords.flatMap((record) => record.events).length)
    assert.equal(statements.length + events.length, new Set([...statements, ...events]).size)
  })

  it('gives what the pages give, and throws a problem where there is one', async () => {
    const { turns } = await client().pair('s_EST', 's_BLR')
    assert.ok(turns.some(({ event }) => event?.type === 'SANCTION'))
    assert.equal((await client().actor('s_EST')).actor.name, 'Estonia')
    assert.deepEqual((await client().report(reportKey(straits.fingerprint))).record, straits)
    assert.equal((await client().read({ text: 'Toland said so.' })).kept, null)
    await assert.rejects(client().actor('n_Nobody'), (error) => {
      assert.ok(error instanceof ProblemError)
      assert.equal(error.problem.status, 404)
      return true
    })
  })
})

type OpenApi = {
  readonly openapi: string
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<string, { readonly operationId: string; readonly parameters?: readonly { readonly name: string }[] }>
      >
    >
  >
}
