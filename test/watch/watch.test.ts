import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import type { Archive } from '../../src/archive/archive.ts'
import { openArchive } from '../../src/archive/open-archive.ts'
import { answerWith } from '../fetch/bad-server.ts'
import { conditionalFeed, type FeedServer, feedOf, reportPage, startFeedServer } from './feed-server.ts'
import { watchOnce } from './watch-once.ts'

describe('watching feeds, with an SQLite archive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-watch-'))
  let number = 0
  let server: FeedServer
  let archive: Archive
  beforeEach(async () => {
    server = await startFeedServer(6)
    archive = await openArchive(join(folder, `${number++}.archive`), { create: true })
  })
  afterEach(async () => {
    await archive.close()
    await server.close()
    if (number === 10) rmSync(folder, { recursive: true })
  })
  const watch = (more?: Parameters<typeof watchOnce>[3]) => watchOnce(archive, [server.at('/feed')], server.port, more)

  it('reads each report that a feed tells of once, and asks only for what has changed', async () => {
    const first = await watch()
    assert.equal(first.found, 6)
    assert.deepEqual(first.failures, [])
    assert.equal((await archive.counts()).reports, 6)
    const again = await watch()
    assert.deepEqual([again.found, again.reports, again.failures], [0, [], []])
    assert.equal(server.count('/feed'), 2)
    assert.ok(server.asked.filter(({ path }) => path === '/feed')[1]?.headers['if-none-match'])
    for (let at = 1; at <= 6; at++) assert.equal(server.count(`/report/${at}`), 1)
    assert.match(again.metrics, /demarche_fetches_total\{kind="feed",outcome="unchanged"\} 1/)
  })

  it('keeps what the feed says of a report, and where it came from', async () => {
    await watch()
    const origins = await archive.db
      .selectFrom('origins')
      .select(['uri', 'publisher', 'found_at'])
      .orderBy('uri')
      .execute()
    assert.deepEqual(
      { ...origins[0] },
      {
        uri: server.at('/report/1'),
        publisher: 'Velmar Harbour News',
        found_at: server.at('/report/1'),
      },
    )
  })

  it('takes the same text at another address for another origin, and the same page behind two addresses for one', async () => {
    server.on('/copy', answerWith(reportPage(1)))
    server.on('/short-link', (_request, response) => response.writeHead(301, { Location: '/report/2' }).end())
    server.on(
      '/feed',
      answerWith(feedOf(['/report/1', '/copy', '/report/2', '/short-link', '/report/2#comments']), 'text/xml'),
    )
    const { failures, found } = await watch()
    assert.deepEqual([failures, found], [[], 4])
    const { reports, origins } = await archive.counts()
    assert.deepEqual({ reports, origins }, { reports: 2, origins: 3 })
  })

  it('goes on past everything that cannot be fetched or read, and keeps why', async () => {
    const bad = [
      '/404',
      '/500',
      '/picture',
      '/bomb',
      '/loop',
      '/forbidden',
      '/short',
      'http://localhost:1/',
      'http://10.0.0.1/',
    ]
    server.on('/robots.txt', answerWith('User-agent: *\nDisallow: /forbidden\n', 'text/plain'))
    server.on('/empty-page', answerWith('<html></html>'))
    server.on('/feed', answerWith(feedOf([...bad, '/empty-page', 'mailto:a@b', '/report/1']), 'text/xml'))
    const { failures } = await watch()
    const codes = Object.fromEntries(
      failures.map(({ uri, code, isGivenUp }) => [uri.replace(server.at(''), ''), [code, isGivenUp]]),
    )
    assert.deepEqual(codes, {
      '/404': ['not-fetched', true],
      '/500': ['not-fetched', false],
      '/picture': ['unsupported-type', true],
      '/bomb': ['too-large', true],
      '/loop': ['not-fetched', true],
      '/forbidden': ['robots-refused', true],
      '/short': ['not-fetched', false],
      'http://localhost:1/': ['address-refused', true],
      'http://10.0.0.1/': ['address-refused', true],
      '/empty-page': ['no-article', true],
    })
    const kept: string[] = []
    for await (const { foundAt } of archive.failures()) kept.push(foundAt)
    assert.equal(kept.length, 8)
    assert.equal((await archive.counts()).reports, 1)
    assert.equal(server.count('/forbidden'), 0)
  })

  it('tries again later what may go well, less and less often, and gives up in the end', async () => {
    let time = Date.parse('2031-03-04T12:00:00Z')
    const now = () => time
    server.on('/feed', answerWith(feedOf(['/500']), 'text/xml'))
    const waits: number[] = []
    await watch({ now })
    for (let tries = 0; tries < 5; tries++) {
      const row = await archive.db.selectFrom('visits').selectAll().where('kind', '=', 'page').executeTakeFirstOrThrow()
      assert.deepEqual([row.state, row.tries, row.code], ['waiting', tries + 1, 'not-fetched'])
      const nextAt = Date.parse(row.next_at)
      waits.push(Math.round((nextAt - Date.parse(row.visited_at ?? '')) / 1000))
      // Not before its time.
      time = nextAt - 1
      const before = server.count('/500')
      await watch({ now })
      assert.equal(server.count('/500'), before)
      time = nextAt
      await watch({ now })
      assert.equal(server.count('/500'), before + 1)
    }
    assert.deepEqual(waits, [60, 120, 240, 480, 960])
    const { state } = await archive.db
      .selectFrom('visits')
      .select('state')
      .where('kind', '=', 'page')
      .executeTakeFirstOrThrow()
    assert.equal(state, 'failed')
    assert.equal((await archive.counts()).failures, 1)
  })

  it('leaves a host alone that asks for patience, also after it was started anew', async () => {
    let time = Date.parse('2031-03-04T12:00:00Z')
    server.on('/feed', answerWith(feedOf(['/busy', '/report/1']), 'text/xml'))
    await watch({ now: () => time })
    const asked = server.asked.length
    time += 100_000
    await watch({ now: () => time })
    assert.equal(server.asked.length, asked)
    server.on('/busy', answerWith(reportPage(7)))
    time += 30_000
    await watch({ now: () => time })
    assert.equal((await archive.counts()).reports, 2)
  })

  it('asks a host one thing at a time, with a pause between', async () => {
    let atOnce = 0
    let most = 0
    for (let at = 1; at <= 6; at++) {
      server.on(`/report/${at}`, (_request, response) => {
        most = Math.max(most, ++atOnce)
        setTimeout(() => {
          atOnce--
          response.writeHead(200, { 'Content-Type': 'text/html' }).end(reportPage(at))
        }, 30)
      })
    }
    await watch({ pause: 150, workers: 0 })
    assert.equal(most, 1)
    const moments = server.asked.map(({ at }) => at)
    assert.equal(moments.length, 8)
    const gaps = moments.slice(1).map((at, index) => at - (moments[index] ?? 0))
    // The pause begins when an answer is there; clocks of the test and of Node's timers may differ by a little.
    assert.ok(Math.min(...gaps) >= 140, String(gaps))
  })

  it('takes an entry without a page for the report itself', async () => {
    const text = 'Toland said that ship 9 had left the harbour of Velmar with a cargo of salted anchovies.'
    const item = `<item><title>Ship 9</title><description>${text}</description></item>`
    server.on(
      '/feed',
      conditionalFeed(() => feedOf([]).replace('</channel>', `${item}</channel>`)),
    )
    const { reports } = await watch()
    assert.equal(reports.length, 1)
    assert.equal((await archive.counts()).reports, 1)
    await watch()
    assert.equal((await archive.counts()).origins, 1)
  })

  it('tells of a feed that is none, and looks again another time', async () => {
    server.on('/feed', answerWith('<p>Moved.</p>'))
    const { failures } = await watch()
    assert.deepEqual(failures, [{ uri: server.at('/feed'), code: 'bad-feed', isGivenUp: false }])
    const row = await archive.db.selectFrom('visits').selectAll().executeTakeFirstOrThrow()
    assert.deepEqual([row.kind, row.state, row.tries, row.code], ['feed', 'waiting', 1, 'bad-feed'])
  })

  it('takes an address for a feed once it is named as one, though a feed told of it as a page', async () => {
    await watch()
    const { failures, reports } = await watchOnce(archive, [server.at('/report/1')], server.port)
    assert.deepEqual(failures, [{ uri: server.at('/report/1'), code: 'bad-feed', isGivenUp: false }])
    assert.deepEqual(reports, [])
    assert.equal((await archive.counts()).reports, 6)
    // The feed tells of it still, and it stays what it was named.
    const { found } = await watch()
    assert.equal(found, 0)
  })
})
