import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { type OwnPostgres, startPostgres } from '../../scripts/own-postgres.mjs'
import { openArchive } from '../../src/archive/open-archive.ts'
import { verifyArchive } from '../../src/archive/verify/verify-archive.ts'
import { answerWith } from '../fetch/bad-server.ts'
import { type FeedServer, feedOf, reportPage, startFeedServer } from './feed-server.ts'
import { type Machine, pagesRead, startMachine, until } from './machines.ts'

const started = await startPostgres()
const reports = 24

if ('skip' in started) {
  describe('machines that share a Postgres', { skip: started.skip }, () => undefined)
} else {
  const postgres: OwnPostgres = started
  after(() => postgres.stop())

  async function newDatabase(name: string): Promise<string> {
    const client = new pg.Client(`${postgres.url}/postgres`)
    await client.connect()
    await client.query(`CREATE DATABASE ${name}`)
    await client.end()
    return `${postgres.url}/${name}`
  }

  async function stopped(machines: readonly Machine[]): Promise<void> {
    for (const { child } of machines) child.kill('SIGTERM')
    for (const { result } of machines) {
      const { status, stderr } = await result
      assert.equal(status, 0, stderr)
    }
  }

  /** How many of the reports a machine read, as it says in the end. */
  const readBy = ({ said }: Machine): number => Number(/(\d+) new texts/.exec(said())?.[1] ?? Number.NaN)

  describe('machines that share a Postgres', () => {
    let server: FeedServer
    before(async () => {
      server = await startFeedServer(0, '0.0.0.0')
      // Three hosts for one server, so that several machines may work at once.
      const links = Array.from({ length: reports }, (_, at) => {
        server.on(`/report/${at}`, (request, response) => {
          setTimeout(() => answerWith(reportPage(at))(request, response), 40)
        })
        return `http://127.0.0.${(at % 3) + 1}:${server.port}/report/${at}`
      })
      server.on('/feed', answerWith(feedOf(links), 'application/rss+xml'))
    })
    after(() => server.close())

    const hosts = () => ['127.0.0.2', '127.0.0.3'].flatMap((host) => ['--allow-host', `${host}:${server.port}`])
    const machineAt = (url: string, feeds: readonly string[]) =>
      startMachine([...feeds, '--archive', url, ...hosts()], server.port)

    it('share the work: each page is asked for once, whoever was given the feed', async () => {
      const url = await newDatabase('shared_work')
      const archive = await openArchive(url, { create: true })
      const machines = [machineAt(url, [server.at('/feed')]), machineAt(url, [server.at('/feed')]), machineAt(url, [])]
      await until(async () => (await pagesRead(archive)) === reports, 'all is read')
      await stopped(machines)
      for (let at = 0; at < reports; at++) assert.equal(server.count(`/report/${at}`), 1, `report ${at}`)
      assert.equal(server.count('/feed'), 1)
      assert.equal((await archive.counts()).reports, reports)
      const shares = machines.map(readBy)
      assert.equal(
        shares.reduce((sum, share) => sum + share, 0),
        reports,
      )
      assert.ok(shares.filter((share) => share > 0).length >= 2, String(shares))
      await archive.close()
    })

    it('lose nothing where one is killed: the others do its share', async () => {
      const url = await newDatabase('shared_kill')
      const archive = await openArchive(url, { create: true })
      const [first, second] = [machineAt(url, [server.at('/feed')]), machineAt(url, [])]
      await until(async () => (await pagesRead(archive)) >= 5, 'some are read')
      first.child.kill('SIGKILL')
      await first.result
      // What it had in hand, and its turn at a host, are another's after a while.
      await archive.db
        .updateTable('hosts')
        .set({ busy_until: new Date(0).toISOString() })
        .execute()
      await until(async () => (await pagesRead(archive)) === reports, 'the other has done the rest')
      await stopped([second])
      assert.equal((await archive.counts()).reports, reports)
      assert.equal((await archive.counts()).failures, 0)
      const faults: unknown[] = []
      for await (const fault of verifyArchive(archive)) faults.push(fault)
      assert.deepEqual(faults, [])
      await archive.close()
    })
  })
}
