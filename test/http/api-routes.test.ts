import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { parseHTML } from 'linkedom'
import { routes } from '../../src/http/api/routes.ts'
import { demarcheClient } from '../../src/http/client.ts'
import { readingApp } from '../../src/http/reading-app.ts'
import { exampleOf, type Keys, knownKeys } from './page-contract.ts'
import { type SomeApp, someApp } from './some-app.ts'

let some: SomeApp
let keys: Keys
let documented: readonly string[]
before(async () => {
  some = await someApp()
  keys = await knownKeys(some)
  const { paths } = (await (await some.app.request('/api/openapi.json')).json()) as { paths: Record<string, object> }
  documented = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
})
after(() => some.close())

describe('the routes of the API', () => {
  it('every route of the server is in openapi.json, and every one there is a route of the server', () => {
    const served = [...some.app.routes, ...readingApp({ archive: some.archive }, '0.1.0').routes]
      .filter(({ path, method }) => path.startsWith('/api/') && ['GET', 'POST'].includes(method))
      .map(({ path, method }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
      .filter((one) => one !== 'GET /api/openapi.json')
    assert.deepEqual([...new Set(served)].sort(), [...documented].sort())
  })

  it('docs/api.md has a line for each, and for no other', () => {
    const docs = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8')
    const lines = [...docs.matchAll(/^\| `((?:GET|POST) \/api\/[^`]+)` \|/gm)].map(([, one = '']) => one)
    assert.deepEqual(lines.toSorted(), [...documented].sort())
  })

  it('the client asks each of them', async () => {
    const asked = new Set<string>()
    const client = demarcheClient('http://localhost', {
      fetch: async (address, init) => {
        const { pathname } = new URL(address)
        const shape = pathname.replace(/^(\/api\/(?:reports|actors|happenings)\/)[^/]+/, '$1{key}')
        asked.add(`${init?.method ?? 'GET'} ${shape}`)
        return Response.json({ items: [], next: null })
      },
    })
    for (const [name, method] of Object.entries(client)) {
      if (name !== 'all') await (method as (...given: readonly unknown[]) => Promise<unknown>)('k', {}, {})
    }
    assert.deepEqual([...asked].sort(), [...documented].sort())
  })
})

describe('the page of the API', () => {
  it('has a form for each question, and each gives its answer', async () => {
    const { document } = parseHTML(await (await some.app.request('/api')).text())
    const forms = [...document.querySelectorAll('form')]
    assert.equal(forms.length, routes.length)
    for (const [i, { path }] of routes.entries()) {
      const form = forms[i]!
      const example = new URL(exampleOf(path, keys), 'http://localhost')
      const filled = new URLSearchParams(example.search)
      for (const field of form.querySelectorAll('input, select')) {
        const name = field.getAttribute('name') ?? ''
        const key = /^\/api\/\w+\/([^/]+)/.exec(example.pathname)?.[1]
        if (!filled.has(name))
          filled.set(name, name === 'key' ? decodeURIComponent(key ?? '') : (field.getAttribute('value') ?? ''))
      }
      let answer = await some.app.request(`${form.getAttribute('action')}?${filled}`)
      if (answer.status === 302) answer = await some.app.request(answer.headers.get('location') ?? '')
      assert.equal(answer.status, 200, `${path} ${filled}`)
      assert.match(answer.headers.get('content-type') ?? '', /^application\/json/)
    }
  })

  it('leads to questions of the API alone', async () => {
    for (const path of ['//evil.example', 'https://evil.example/', '/paste', '/api/nothing']) {
      assert.equal((await some.app.request(`/try?${new URLSearchParams({ path })}`)).status, 404, path)
    }
    const odd = await some.app.request(`/try?${new URLSearchParams({ path: '/api/actors/{key}', key: '../../x?y#z' })}`)
    assert.equal(odd.headers.get('location'), '/api/actors/..%2F..%2Fx%3Fy%23z')
  })
})
