import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { allowedHosts } from '../../src/fetch/allowed-hosts.ts'
import type { HostAddress } from '../../src/fetch/check-address.ts'
import { type FetcherOptions, openFetcher } from '../../src/fetch/fetch-address.ts'
import { retryAfterOf } from '../../src/fetch/retry-after.ts'
import { answerWith, type BadServer, startBadServer, startSilentServer } from './bad-server.ts'
import { type Listener, listen } from './listener.ts'

const types = ['text/html']
const limits = { time: 30_000, head: 30_000, sent: 300_000, unpacked: 500_000, redirects: 5 }
/** For those who never come to an end. */
const hurried = { ...limits, time: 1_500, head: 700 }

/** Turns that are had at once, and tell how long a host is left alone. */
function freeTurns() {
  const pauses: number[] = []
  const take = async () => ({
    async done(pause: number) {
      pauses.push(pause)
    },
  })
  return { pauses, take }
}

describe('fetching from a server that misbehaves', () => {
  let server: BadServer
  let listener: Listener
  before(async () => {
    server = await startBadServer()
    listener = await listen()
  })
  after(async () => {
    await server.close()
    await listener.close()
  })

  function fetcher(more: Partial<FetcherOptions> = {}) {
    const allowed = allowedHosts([`127.0.0.1:${server.port}`])
    return openFetcher({ allowed, userAgent: 'demarche/0.1 (desk)', turns: freeTurns(), pause: 0, limits, ...more })
  }

  it('reads what is fine, packed or not, and names the program', async () => {
    for (const [path, text] of [
      ['/fine', '<p>Fine.</p>'],
      ['/packed', '<p>Packed.</p>'],
      ['/moved', '<p>Fine.</p>'],
    ] as const) {
      const fetched = await fetcher().fetch({ uri: server.at(path), types })
      assert.equal(Buffer.from(fetched?.body ?? []).toString(), text)
      assert.equal(fetched?.uri, server.at(path === '/moved' ? '/fine' : path))
    }
    assert.equal(server.asked.at(-1)?.headers['user-agent'], 'demarche/0.1 (desk)')
    assert.equal(server.asked.at(-1)?.headers.host, `127.0.0.1:${server.port}`)
  })

  const passing = { code: 'not-fetched', again: true }
  const lasting = { code: 'not-fetched', again: false }
  const cases: readonly (readonly [path: string, error: Readonly<Record<string, unknown>>])[] = [
    ['/never', passing],
    ['/drip', passing],
    ['/drip-head', passing],
    ['/500', passing],
    ['/busy', { ...passing, after: 120_000 }],
    ['/404', lasting],
    ['/410', lasting],
    ['/loop', { ...lasting, message: /in a circle/ }],
    ['/on/1', { ...lasting, message: /more than 5/ }],
    ['/nowhere', lasting],
    ['/no-location', lasting],
    ['/picture', { code: 'unsupported-type', again: false }],
    ['/video', { code: 'unsupported-type', again: false }],
    ['/bomb', { code: 'too-large', again: false }],
    ['/brotli-bomb', { code: 'too-large', again: false }],
    ['/endless', { code: 'too-large', again: false }],
    ['/not-packed', passing],
    ['/half-packed', passing],
    ['/odd-packed', { code: 'unsupported-type' }],
    ['/short', passing],
    ['/two-lengths', passing],
    ['/great-head', passing],
    ['/garbage', passing],
    ['/hang-up', passing],
    ['/hang-up-in-body', passing],
  ]
  for (const [path, error] of cases) {
    it(`takes ${path} for what it is, within its limits`, async () => {
      const before = process.memoryUsage.rss()
      const began = performance.now()
      const slow = /never|drip/.test(path)
      await assert.rejects(fetcher(slow ? { limits: hurried } : {}).fetch({ uri: server.at(path), types }), error)
      assert.ok(performance.now() - began < 20_000)
      // A bomb of 64 MB is never unpacked whole.
      assert.ok(process.memoryUsage.rss() - before < 60_000_000)
    })
  }

  it('reads no further than the length that an answer gives itself', async () => {
    const fetched = await fetcher().fetch({ uri: server.at('/long'), types })
    assert.equal(Buffer.from(fetched?.body ?? []).toString(), 'four')
  })

  it('gives up on a socket that takes connections and says nothing', async () => {
    const silent = await startSilentServer()
    const allowed = allowedHosts([`127.0.0.1:${silent.port}`])
    await assert.rejects(
      fetcher({ allowed, limits: hurried }).fetch({ uri: `http://127.0.0.1:${silent.port}/`, types }),
      passing,
    )
    await silent.close()
    await assert.rejects(fetcher({ allowed }).fetch({ uri: `http://127.0.0.1:${silent.port}/`, types }), passing)
  })

  it('follows no redirect to where it may not go: each is checked like the first', async () => {
    const { port } = listener
    // Allowed by its name alone, so that none of its addresses is; and the listener's port is as good as any.
    const roaming: Partial<FetcherOptions> = {
      allowed: allowedHosts([`pinned.example.org:${server.port}`]),
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      ports: new Set([80, 443, port]),
    }
    const away = [
      `http://127.0.0.2:${port}/`,
      `http://localhost:${port}/`,
      `http://[::1]:${port}/`,
      'http://169.254.169.254/latest/meta-data/',
      `//0x7f.1:${port}/`,
      `http://2130706433:${port}/`,
      `http://a@127.0.0.1:${port}/`,
      'file:///etc/passwd',
      'gopher://127.0.0.1/',
      'javascript:alert(1)',
    ]
    for (const [at, location] of away.entries()) {
      for (const status of [301, 302, 303, 307, 308]) {
        server.on(`/away-${at}`, (_request, response) => response.writeHead(status, { Location: location }).end())
        const uri = `http://pinned.example.org:${server.port}/away-${at}`
        await assert.rejects(fetcher(roaming).fetch({ uri, types }), { code: 'address-refused' }, location)
      }
    }
    assert.equal(listener.connections(), 0)
  })

  it('connects to the address that was checked, whatever the name leads to a moment later', async () => {
    let asked = 0
    // Once for robots.txt and once for the page, each checked as it is; whoever asks again is led astray.
    const resolve = async (): Promise<readonly HostAddress[]> => {
      asked++
      return [{ address: asked <= 2 ? '127.0.0.1' : '127.0.0.9', family: 4 }]
    }
    const allowed = allowedHosts([`pinned.example.org:${server.port}`])
    assert.ok(
      await fetcher({ allowed, resolve }).fetch({ uri: `http://pinned.example.org:${server.port}/fine`, types }),
    )
    assert.equal(asked, 2)
    assert.equal(server.asked.at(-1)?.headers.host, `pinned.example.org:${server.port}`)
  })

  it('sends back what the last answer said of itself, and is told that nothing has changed', async () => {
    server.on('/changing', (request, response) => {
      const { 'if-none-match': etag, 'if-modified-since': since } = request.headers
      if (etag === '"one"' && since === 'Thu, 01 Jan 2032 00:00:00 GMT') return response.writeHead(304).end()
      const headers = { 'Content-Type': 'text/html', ETag: '"one"', 'Last-Modified': 'Thu, 01 Jan 2032 00:00:00 GMT' }
      return response.writeHead(200, headers).end('first')
    })
    const uri = server.at('/changing')
    const fetched = await fetcher().fetch({ uri, types })
    assert.equal(fetched?.etag, '"one"')
    const { etag, lastModified } = fetched ?? {}
    assert.equal(await fetcher().fetch({ uri, types, etag, lastModified }), null)
  })

  it('stops at once when it is told to', async () => {
    const stop = new AbortController()
    const fetching = fetcher({ limits: { ...limits, time: 60_000 } }).fetch({
      uri: server.at('/drip'),
      types,
      signal: stop.signal,
    })
    setTimeout(() => stop.abort(new Error('told to stop')), 100)
    await assert.rejects(fetching, { message: 'told to stop' })
  })
})

describe('robots.txt', () => {
  let server: BadServer
  before(async () => {
    server = await startBadServer()
  })
  after(() => server.close())

  function ask(path: string, turns: FetcherOptions['turns'] = freeTurns()) {
    const allowed = allowedHosts([`127.0.0.1:${server.port}`])
    const fetcher = openFetcher({ allowed, userAgent: 'demarche/0.1', turns, pause: 10, limits })
    return fetcher.fetch({ uri: server.at(path), types })
  }
  const robots = (text: string) => server.on('/robots.txt', answerWith(text, 'text/plain'))
  const asked = (path: string) => server.asked.filter((each) => each.path === path).length

  it('keeps demarche from what it forbids, and lets it to the rest', async () => {
    robots('User-agent: *\nDisallow: /fine\n')
    await assert.rejects(ask('/fine'), { code: 'robots-refused', again: false })
    assert.equal(asked('/fine'), 0)
    assert.ok(await ask('/packed'))
    robots('User-agent: demarche\nDisallow: /pack*d$\n\nUser-agent: *\nAllow: /\n')
    await assert.rejects(ask('/packed'), { code: 'robots-refused' })
    robots('User-agent: other\nDisallow: /\n')
    assert.ok(await ask('/fine'))
  })

  it('holds for where a redirect leads too', async () => {
    robots('User-agent: *\nDisallow: /fine\n')
    const before = asked('/fine')
    await assert.rejects(ask('/moved'), { code: 'robots-refused' })
    assert.equal(asked('/fine'), before)
  })

  it('is asked for again later where the server fails, and nothing else meanwhile', async () => {
    const before = asked('/packed')
    for (const status of [500, 503, 429]) {
      server.on('/robots.txt', (_request, response) => response.writeHead(status).end())
      await assert.rejects(ask('/packed'), { code: 'not-fetched', again: true })
    }
    server.on('/robots.txt', (request) => request.socket.destroy())
    await assert.rejects(ask('/packed'), { code: 'not-fetched', again: true })
    assert.equal(asked('/packed'), before)
    server.on('/robots.txt', (_request, response) => response.writeHead(404).end())
    assert.ok(await ask('/packed'))
  })

  it('says how long a host wants to be left alone between requests', async () => {
    robots('User-agent: *\nCrawl-delay: 7\n')
    const turns = freeTurns()
    await ask('/fine', turns)
    assert.deepEqual(turns.pauses, [10, 7_000])
    robots('User-agent: *\nCrawl-delay: 86400\n')
    const patient = freeTurns()
    await ask('/fine', patient)
    assert.deepEqual(patient.pauses, [10, 60_000])
  })

  it('may be endless: its beginning counts', async () => {
    server.on('/robots.txt', (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/plain' })
      response.write('User-agent: *\nDisallow: /fine\n')
      const timer = setInterval(() => response.write(`# ${'x'.repeat(60_000)}\n`), 1)
      response.on('close', () => clearInterval(timer))
    })
    await assert.rejects(ask('/fine'), { code: 'robots-refused' })
  })

  it('leaves a busy host alone for as long as it asks', async () => {
    server.on('/robots.txt', (_request, response) => response.writeHead(404).end())
    const turns = freeTurns()
    await assert.rejects(ask('/busy', turns), { after: 120_000 })
    assert.deepEqual(turns.pauses, [10, 120_000])
  })
})

const openssl = spawnSync('openssl', ['version']).status === 0

describe('TLS', { skip: openssl ? false : 'there is no openssl to make certificates with' }, () => {
  it('trusts no certificate that nobody vouches for, nor one of another name', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'demarche-tls-'))
    const key = join(folder, 'key.pem')
    const cert = join(folder, 'cert.pem')
    const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1']
    spawnSync('openssl', [...args, '-subj', '/CN=other.example.org', '-keyout', key, '-out', cert])
    let answered = 0
    const server = https.createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_request, response) => {
      answered++
      response.end('x')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const fetcher = openFetcher({
      allowed: allowedHosts([`127.0.0.1:${port}`]),
      userAgent: 'demarche/0.1',
      turns: freeTurns(),
      pause: 0,
      limits,
    })
    await assert.rejects(fetcher.fetch({ uri: `https://127.0.0.1:${port}/`, types }), {
      code: 'not-fetched',
      message: /certificate/,
    })
    await assert.rejects(fetcher.fetch({ uri: `http://127.0.0.1:${port}/`, types }), { code: 'not-fetched' })
    assert.equal(answered, 0)
    server.closeAllConnections()
    server.close()
    rmSync(folder, { recursive: true })
  })
})

describe('Retry-After', () => {
  const now = Date.parse('2031-03-04T12:00:00Z')
  it('is seconds or a date, of a day at most', () => {
    assert.equal(retryAfterOf('120', now), 120_000)
    assert.equal(retryAfterOf('Tue, 04 Mar 2031 12:05:00 GMT', now), 300_000)
    assert.equal(retryAfterOf('Tue, 04 Mar 2031 11:00:00 GMT', now), 0)
    assert.equal(retryAfterOf('99999999', now), 86_400_000)
    for (const none of [undefined, '', 'soon', '-5']) assert.equal(retryAfterOf(none, now), none === '-5' ? 0 : null)
  })
})
