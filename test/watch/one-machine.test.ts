import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openArchive } from '../../src/archive/open-archive.ts'
import { verifyArchive } from '../../src/archive/verify/verify-archive.ts'
import { contentsOf } from '../archive/contents-of.ts'
import { runCli } from '../cli/run-cli.ts'
import { answerWith } from '../fetch/bad-server.ts'
import { type FeedServer, reportPage, startFeedServer } from './feed-server.ts'
import { pagesRead, startMachine, until } from './machines.ts'

const reports = 12

describe('demarche watch, as a process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-watch-'))
  let server: FeedServer
  before(async () => {
    server = await startFeedServer(reports)
  })
  after(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })

  it('ends when it is told to, with everything kept, and answers those who keep an eye on it', async () => {
    const path = join(folder, 'told.archive')
    const machine = startMachine([server.at('/feed'), '--archive', path, '--monitor', '0'], server.port)
    await until(() => machine.said().includes('/metrics'), 'it is monitored')
    const [address = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(machine.said()) ?? []
    const archive = await openArchive(path)
    await until(async () => (await pagesRead(archive)) === reports, 'all is read')
    const health = await fetch(`${address}/health`)
    assert.deepEqual([health.status, await health.json()], [200, { status: 'ok' }])
    const metrics = await fetch(`${address}/metrics`)
    assert.match(metrics.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/)
    const text = await metrics.text()
    for (const line of [
      'demarche_readings_total{outcome="text"} 12',
      'demarche_archive_rows{table="reports"} 12',
      'demarche_visits{kind="page",state="read"} 12',
      'demarche_queue_depth 0',
      'demarche_reading_seconds_count 12',
    ]) {
      assert.ok(text.includes(`${line}\n`), line)
    }
    assert.equal((await fetch(`${address}/else`)).status, 404)
    assert.equal((await fetch(`${address}/metrics`, { method: 'POST' })).status, 405)
    machine.child.kill('SIGTERM')
    const { status, stderr } = await machine.result
    assert.equal(status, 0, stderr)
    assert.match(stderr, /12 new texts, 0 known before, 0 failures/)
    assert.equal((await archive.counts()).reports, reports)
    await archive.close()
  })

  it('loses nothing and doubles nothing where it is killed', async () => {
    const [whole, killed] = [join(folder, 'whole.archive'), join(folder, 'killed.archive')]
    const once = (path: string) => startMachine([server.at('/feed'), '--archive', path, '--once'], server.port)
    assert.equal((await once(whole).result).status, 0)
    const archive = await openArchive(killed, { create: true })
    for (const enough of [1, 4, 9]) {
      const machine = startMachine([server.at('/feed'), '--archive', killed], server.port)
      await until(async () => (await archive.counts()).reports >= enough, `${enough} are read`)
      machine.child.kill('SIGKILL')
      await machine.result
      // A killed program's turn at the host ends by itself, in its own good time.
      await archive.db
        .updateTable('hosts')
        .set({ busy_until: new Date(0).toISOString() })
        .execute()
    }
    assert.equal((await once(killed).result).status, 0)
    const other = await openArchive(whole)
    assert.deepEqual(await contentsOf(archive), await contentsOf(other))
    const faults: unknown[] = []
    for await (const fault of verifyArchive(archive)) faults.push(fault)
    assert.deepEqual(faults, [])
    await Promise.all([archive.close(), other.close()])
  })

  it('stops in the middle of a slow answer, which it asks for again the next time', async () => {
    const path = join(folder, 'slow.archive')
    server.on(
      '/report/3',
      (_request, response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).write('<p>'),
    )
    const before = server.count('/report/3')
    const machine = startMachine([server.at('/feed'), '--archive', path], server.port)
    await until(() => server.count('/report/3') > before, 'the slow page is asked for')
    machine.child.kill('SIGINT')
    assert.equal((await machine.result).status, 0)
    server.on('/report/3', answerWith(reportPage(3)))
    assert.equal((await startMachine([server.at('/feed'), '--archive', path, '--once'], server.port).result).status, 0)
    const archive = await openArchive(path)
    assert.equal((await archive.counts()).reports, reports)
    assert.equal((await archive.counts()).failures, 0)
    await archive.close()
  })

  it('looks at a feed after --every at the latest, however seldom an earlier program was to look', async () => {
    const path = join(folder, 'seldom.archive')
    const once = [server.at('/feed'), '--archive', path, '--every', '2h', '--once']
    assert.equal((await startMachine(once, server.port).result).status, 0)
    const before = server.count('/feed')
    const machine = startMachine([server.at('/feed'), '--archive', path, '--every', '1s'], server.port)
    await until(() => server.count('/feed') > before, 'the feed is asked for again')
    machine.child.kill('SIGTERM')
    assert.equal((await machine.result).status, 0)
  })

  it('says what is wrong with its options before it asks or makes anything', async () => {
    const path = join(folder, 'never.archive')
    for (const [args, message] of [
      [['http://127.0.0.1/feed'], /no public address|allow/],
      [['file:///etc/passwd'], /neither http nor https/],
      [['http://a:b@outlet.example/feed'], /name or password/],
      [['https://outlet.example/feed', '--every', 'soon'], /--every/],
      [['https://outlet.example/feed', '--every', '1ms'], /--every/],
      [['https://outlet.example/feed', '--pause', '-1s'], /--pause/],
      [['https://outlet.example/feed', '--allow-host', 'http://x/'], /--allow-host/],
      [['https://outlet.example/feed', '--monitor', 'x'], /--monitor/],
      [['https://outlet.example/feed', '--contact', 'a\nb'], /--contact/],
      [['https://outlet.example/feed', '--workers', 'many'], /--workers/],
    ] as const) {
      const { status, stderr } = await runCli(['watch', ...args, '--archive', path, '--once'])
      assert.notEqual(status, 0, args.join(' '))
      assert.match(stderr, message)
      assert.equal(stderr.split('\n').length, 2)
    }
  })
})
