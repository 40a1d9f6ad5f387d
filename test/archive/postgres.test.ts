import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type OwnPostgres, startPostgres } from '../../scripts/own-postgres.mjs'
import { openArchive } from '../../src/archive/open-archive.ts'
import { runCli } from '../cli/run-cli.ts'
import { joinContract } from './across/join-contract.ts'
import { contentsOf } from './contents-of.ts'
import { archiveContract, type Place } from './contract.ts'
import { countsContract } from './counts-contract.ts'
import { assertManyWriters } from './many-writers.ts'
import { reviewContract } from './review-contract.ts'
import { numbered } from './some-records.ts'
import { verifyContract } from './verify-cases.ts'

const program = fileURLToPath(new URL('../cli/word-cli.ts', import.meta.url))
const started = await startPostgres()

if ('skip' in started) {
  describe('an archive in a Postgres server', { skip: started.skip }, () => undefined)
} else {
  const server: OwnPostgres = started
  after(() => server.stop())
  let databases = 0

  async function query(sql: string): Promise<void> {
    const client = new pg.Client(`${server.url}/postgres`)
    await client.connect()
    await client.query(sql)
    await client.end()
  }

  async function newDatabase(): Promise<string> {
    const name = `archive_${databases++}`
    await query(`CREATE DATABASE ${name}`)
    return `${server.url}/${name}`
  }

  async function newPlace(): Promise<Place> {
    const url = await newDatabase()
    return { open: (options) => openArchive(url, options), remove: async () => undefined }
  }

  archiveContract('a Postgres server', newPlace)
  reviewContract('a Postgres server', newPlace)
  countsContract('a Postgres server', newPlace, { runs: 12 })
  joinContract('a Postgres server', newPlace)
  verifyContract('a Postgres server', newPlace, { changes: 40, seed: 20310408 })

  describe('a Postgres server', () => {
    it('takes several programs that write at once: none loses or doubles anything', async () => {
      await assertManyWriters(await newDatabase())
    })

    it('holds what `demarche add` makes of files, as an SQLite file does', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'demarche-postgres-add-'))
      const lines = Array.from({ length: 8 }, (_, i) =>
        JSON.stringify({ uri: `https://k.example/${i}`, text: `Toland said that ship ${i % 6} had left.` }),
      )
      writeFileSync(join(folder, 'reports.jsonl'), [...lines, '{"text":'].join('\n'))
      const url = await newDatabase()
      for (const archive of [url, join(folder, 'a.archive'), url]) {
        const { status, stderr } = await runCli(['add', 'reports.jsonl', '--archive', archive, '--workers', '1'], {
          program,
          cwd: folder,
        })
        assert.equal(status, 1, stderr)
      }
      const archives = await Promise.all([openArchive(url), openArchive(join(folder, 'a.archive'))])
      const [many, one] = await Promise.all(archives.map((archive) => contentsOf(archive)))
      assert.deepEqual(many, one)
      await Promise.all(archives.map((archive) => archive.close()))
      rmSync(folder, { recursive: true })
    })

    it('is looked through by `demarche verify`', async () => {
      const url = await newDatabase()
      const archive = await openArchive(url, { create: true })
      await archive.addMany([{ record: numbered(1) }, { record: numbered(2) }])
      const verified = () => runCli(['verify', '--archive', url])
      assert.deepEqual((await verified()).status, 0)
      await archive.db.updateTable('texts').set({ text: 'Nothing happened.' }).where('report_id', '=', 2).execute()
      await archive.close()
      const { status, stdout } = await verified()
      assert.equal(status, 1)
      assert.match(stdout, /^texts, k_[0-9a-f]{16}/m)
    })

    it('goes away in the middle: an error says so, what was committed stays, and the work goes on', async () => {
      const url = await newDatabase()
      const archive = await openArchive(url, { create: true })
      for (let i = 0; i < 5; i++) await archive.add({ record: numbered(i) })
      const before = await contentsOf(archive)
      let kept = 0
      const writing = assert.rejects(
        async () => {
          for (let i = 5; ; i++, kept++) await archive.add({ record: numbered(i) })
        },
        { name: 'DemarcheError', code: 'archive-gone' },
      )
      await server.kill()
      await writing
      await assert.rejects(openArchive(url), { code: 'archive-gone' })
      await server.restart()
      // The same archive, still open, works again: a connection that broke is opened anew.
      const there = await archive.counts()
      // The last commit may be done though its answer never came.
      assert.ok(there.reports === 5 + kept || there.reports === 6 + kept, `${there.reports} of ${5 + kept}`)
      const after = await contentsOf(archive)
      assert.ok(before['reports']?.every((row) => after['reports']?.includes(row)))
      for (let i = 0; i < 5 + kept + 2; i++) await archive.add({ record: numbered(i) })
      assert.equal((await archive.counts()).reports, 5 + kept + 2)
      await archive.close()
    })

    it('says what is wrong with an address or a database', async () => {
      const url = await newDatabase()
      await assert.rejects(openArchive(url), { code: 'not-found' })
      await assert.rejects(openArchive(`${server.url}/nowhere`, { create: true }), {
        code: 'archive-gone',
        message: /127\.0\.0\.1.*nowhere/,
      })
      await assert.rejects(
        openArchive('postgres://demarche:hush@127.0.0.1:1/x'),
        ({ code, message }) => code === 'archive-gone' && !message.includes('hush'),
      )
      const client = new pg.Client(url)
      await client.connect()
      await client.query('CREATE TABLE reports (name text)')
      await client.end()
      await assert.rejects(openArchive(url, { create: true }), { code: 'not-an-archive' })
      const newer = await newDatabase()
      const archive = await openArchive(newer, { create: true })
      await archive.db.insertInto('migrations').values({ version: 999, name: 'later', applied_at: '' }).execute()
      await archive.close()
      await assert.rejects(openArchive(newer), { code: 'archive-newer' })
    })
  })
}
