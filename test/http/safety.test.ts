import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { contentSecurityPolicy } from '../../src/http/safety/headers.ts'
import { isLoopback } from '../../src/http/safety/origin.ts'
import type { ServeContext } from '../../src/http/serve-context.ts'
import { usualLimits } from '../../src/http/serve-context.ts'
import { type SomeApp, someApp } from './some-app.ts'

async function withApp(more: Partial<ServeContext>, work: (some: SomeApp) => Promise<void>): Promise<void> {
  const some = await someApp([], more)
  try {
    await work(some)
  } finally {
    await some.close()
  }
}

const read = { method: 'POST', body: 'Toland said that talks would begin.' }
const asText = { 'Content-Type': 'text/plain' }

describe('headers', () => {
  it('stand on every answer, errors too', () =>
    withApp({}, async ({ app }) => {
      for (const path of [
        '/',
        '/nothing',
        '/api/overview',
        '/api/nothing',
        '/assets/demarche.js',
        '/search.csv',
        '/health',
      ]) {
        const { headers } = await app.request(path)
        assert.equal(headers.get('content-security-policy'), contentSecurityPolicy, path)
        assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
        assert.equal(headers.get('referrer-policy'), 'same-origin', path)
        assert.equal(headers.get('x-frame-options'), 'DENY', path)
        assert.ok(headers.has('cache-control'), path)
      }
      assert.match(contentSecurityPolicy, /^default-src 'none'/)
      assert.match(contentSecurityPolicy, /frame-ancestors 'none'/)
      assert.doesNotMatch(contentSecurityPolicy, /unsafe|\*|https?:|data:/)
    }))
})

describe('where requests come from', () => {
  it('on loopback a request must call the server by a name of loopback', () =>
    withApp({}, async ({ app }) => {
      const by = async (host: string) => (await app.request('/', { headers: { Host: host } })).status
      for (const host of ['localhost:8420', '127.0.0.1:8420', '[::1]:8420', '127.0.0.1'])
        assert.equal(await by(host), 200)
      for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:8420', '10.0.0.1']) {
        assert.equal(await by(host), 403, host)
      }
    }))

  it('a request that costs something is refused from another page', () =>
    withApp({}, async ({ app }) => {
      const send = async (headers: Record<string, string>) =>
        (await app.request('/api/read', { ...read, headers: { ...asText, Host: 'localhost:8420', ...headers } })).status
      assert.equal(await send({}), 200)
      assert.equal(await send({ Origin: 'http://localhost:8420', 'Sec-Fetch-Site': 'same-origin' }), 200)
      const foreign = [
        { Origin: 'https://evil.example' },
        { Origin: 'null' },
        { Origin: 'http://localhost:9999' },
        { 'Sec-Fetch-Site': 'cross-site' },
        { 'Sec-Fetch-Site': 'same-site' },
        { Origin: 'http://localhost:8420', 'Sec-Fetch-Site': 'cross-site' },
      ]
      for (const headers of foreign) assert.equal(await send(headers), 403, JSON.stringify(headers))
    }))

  it('tells loopback from what is not', () => {
    for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '::1']) assert.ok(isLoopback(host), host)
    for (const host of ['0.0.0.0', '::', '192.168.1.2', 'example.org', '127.evil']) assert.ok(!isLoopback(host), host)
  })
})

describe('the token', () => {
  const token = 'a-long-enough-token'

  it('is needed for writing alone, where one was made up', () =>
    withApp({ host: '0.0.0.0', access: { token, forReading: false } }, async ({ app }) => {
      assert.equal((await app.request('/')).status, 200)
      const refused = await app.request('/api/read', { ...read, headers: asText })
      assert.equal(refused.status, 401)
      assert.equal(refused.headers.get('www-authenticate'), 'Bearer')
      const headers = { ...asText, Authorization: `Bearer ${token}` }
      assert.equal((await app.request('/api/read', { ...read, headers })).status, 200)
    }))

  it('is needed for reading too, where it was given', () =>
    withApp({ access: { token, forReading: true } }, async ({ app }) => {
      for (const path of ['/', '/search', '/api/overview', '/search.csv', '/api/openapi.json']) {
        assert.equal((await app.request(path)).status, 401, path)
        const wrong = { Authorization: `Bearer ${token}x` }
        assert.equal((await app.request(path, { headers: wrong })).status, 401, path)
        assert.equal((await app.request(path, { headers: { Authorization: `Bearer ${token}` } })).status, 200, path)
      }
      for (const path of ['/token', '/assets/demarche.css', '/health'])
        assert.equal((await app.request(path)).status, 200)
    }))

  it('is entered once, and then a cookie brings it that no script can read', () =>
    withApp({ access: { token, forReading: true } }, async ({ app }) => {
      const enter = (given: string) =>
        app.request('/token', {
          method: 'POST',
          body: new URLSearchParams({ token: given }),
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        })
      assert.equal((await enter('wrong')).status, 401)
      const entered = await enter(token)
      assert.equal(entered.status, 303)
      const cookie = entered.headers.get('set-cookie') ?? ''
      assert.match(cookie, /; HttpOnly/)
      assert.match(cookie, /; SameSite=Strict/)
      const headers = { Cookie: cookie.split(';')[0] ?? '' }
      assert.equal((await app.request('/', { headers })).status, 200)
    }))
})

describe('limits', () => {
  it('a body that is too large is refused, also when it does not say how large it is', () =>
    withApp({ limits: { ...usualLimits, body: 1_000 } }, async ({ app }) => {
      const long = 'Toland said. '.repeat(200)
      const told = await app.request('/api/read', { method: 'POST', body: long, headers: asText })
      assert.equal(told.status, 413)
      const stream = new ReadableStream({
        start(controller) {
          for (let i = 0; i < 50; i++) controller.enqueue(new TextEncoder().encode('Toland said so again. '))
          controller.close()
        },
      })
      const init = { method: 'POST', body: stream, headers: asText, duplex: 'half' } as RequestInit
      assert.equal((await app.request('/api/read', init)).status, 413)
    }))

  it('an address that asks too often is told when to come back', () =>
    withApp({ limits: { ...usualLimits, asking: { burst: 3, perSecond: 0.5 } } }, async ({ app }) => {
      const statuses: number[] = []
      for (let i = 0; i < 5; i++) statuses.push((await app.request('/health')).status)
      assert.deepEqual(statuses, [200, 200, 200, 429, 429])
      assert.equal((await app.request('/health')).headers.get('retry-after'), '2')
    }))

  it('reports are read a few at a time, and who would wait too long is refused', () => {
    let running = 0
    let most = 0
    const slow: Partial<ServeContext> = {
      limits: { ...usualLimits, atOnce: 2, waiting: 3 },
      read: async () => {
        most = Math.max(most, ++running)
        await new Promise((resolve) => setTimeout(resolve, 20))
        running--
        throw new Error('nothing to give')
      },
    }
    return withApp(slow, async ({ app }) => {
      const sent = Array.from({ length: 8 }, () => app.request('/api/read', { ...read, headers: asText }))
      const statuses = (await Promise.all(sent)).map(({ status }) => status).sort()
      assert.deepEqual(statuses, [429, 429, 429, 500, 500, 500, 500, 500])
      assert.equal(most, 2)
    })
  })

  it('nothing is kept where the server keeps nothing', () =>
    withApp({ keep: null }, async ({ app }) => {
      assert.equal((await app.request('/api/read?keep=yes', { ...read, headers: asText })).status, 403)
      assert.equal((await app.request('/api/read', { ...read, headers: asText })).status, 200)
      assert.doesNotMatch(await (await app.request('/paste')).text(), /Read and keep/)
    }))

  it('a fault of its own is told without a stack, a path or a query', () => {
    const broken: Partial<ServeContext> = {
      read: async () => {
        throw new TypeError('secret at /home/somebody/file.ts')
      },
    }
    return withApp(broken, async ({ app }) => {
      const answer = await app.request('/api/read', { ...read, headers: asText })
      assert.equal(answer.status, 500)
      assert.doesNotMatch(await answer.text(), /secret|home|file\.ts|TypeError/)
    })
  })
})
