import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, describe, it } from 'node:test'
import pg from 'pg'
import { type OwnPostgres, startPostgres } from '../../scripts/own-postgres.mjs'
import type { Archive } from '../../src/archive/archive.ts'
import { migrations, schemaVersionOf } from '../../src/archive/migrations.ts'
import { openArchive } from '../../src/archive/open-archive.ts'
import { verifyArchive } from '../../src/archive/verify/verify-archive.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'
import { contentsOf } from './contents-of.ts'
import { numbered } from './some-records.ts'

const fixture = (name: string) => new URL(`fixtures/${name}`, import.meta.url)
const records = JSON.parse(readFileSync(fixture('records.json'), 'utf8')) as ReportRecord[]
/** The schemas of which an archive was kept, from the first one on: `scripts/dump-schema.ts` writes them. */
const versions = globSync(fixture('sqlite-*.sql').pathname)
  .map((path) => Number(/(\d+)\.sql$/.exec(path)?.[1]))
  .sort((a, b) => a - b)

/** Faults that an old archive may have: nothing vouches for what was written before rows had hashes (version 3). */
const beforeHashes = /_sha256|^tallies/

async function faultsOf(archive: Archive): Promise<readonly string[]> {
  const faults: string[] = []
  for await (const { table, row, column, message } of verifyArchive(archive))
    faults.push(`${table} ${row} ${column} ${message}`)
  return faults
}

/** Holds what was in it before, works, and has no faults but those of its age. */
async function assertUpgraded(archive: Archive, version: number, fresh: Archive): Promise<void> {
  assert.equal(await schemaVersionOf(archive.db), migrations.length)
  for (const record of records.slice(0, 4)) {
    const key = `k_${record.fingerprint.slice(7, 23)}`
    const kept = await archive.report(key)
    const expected = await fresh.report(key)
    assert.deepEqual(kept?.record, expected?.record)
    assert.deepEqual(
      kept?.origins.map(({ key }) => key),
      expected?.origins.map(({ key }) => key),
    )
  }
  assert.deepEqual(await archive.counts(), await fresh.counts())
  assert.deepEqual(await contentsOf(archive, { moments: false }), await contentsOf(fresh, { moments: false }))
  const asFresh = new Set(await faultsOf(fresh))
  const strange = (await faultsOf(archive)).filter((fault) => !asFresh.has(fault))
  assert.deepEqual(
    strange.filter((fault) => version >= 3 || !beforeHashes.test(fault)),
    [],
  )
  await archive.add({ record: numbered(77) })
  assert.equal((await archive.counts()).reports, (await fresh.counts()).reports + 1)
  const found = await archive.db.selectFrom('reports').select('title').where('title', 'like', '%77').execute()
  assert.equal(found.length, 1)
}

async function filled(archive: Archive): Promise<Archive> {
  for (const [at, record] of records.entries()) await archive.add({ record, foundAt: `reports.jsonl:${at + 1}` })
  const error = { code: 'empty', message: 'There is no text to read; hand in the text of a report.' } as const
  await archive.fail({ foundAt: 'reports.jsonl:99', key: null, id: null, error })
  return archive
}

const folder = mkdtempSync(join(tmpdir(), 'demarche-upgrade-'))
after(() => rmSync(folder, { recursive: true }))

describe('an SQLite archive of an older schema', () => {
  it('is kept of every schema since the first', () => {
    assert.ok(versions.length >= 4)
    assert.deepEqual(
      versions,
      versions.map((_, at) => at + 1),
    )
    for (const version of versions) assert.ok(existsSync(fixture(`postgres-${version}.sql`)))
  })

  for (const version of versions) {
    it(`of version ${version} is brought to the newest, with everything in it`, async () => {
      const path = join(folder, `${version}.archive`)
      const db = new DatabaseSync(path)
      db.exec(readFileSync(fixture(`sqlite-${version}.sql`), 'utf8'))
      db.close()
      const archive = await openArchive(path)
      const fresh = await filled(await openArchive(join(folder, `fresh-${version}.archive`), { create: true }))
      await assertUpgraded(archive, version, fresh)
      await Promise.all([archive.close(), fresh.close()])
      const check = new DatabaseSync(path)
      assert.deepEqual({ ...check.prepare('PRAGMA integrity_check').get() }, { integrity_check: 'ok' })
      assert.equal(check.prepare('PRAGMA foreign_key_check').all().length, 0)
      check.exec("INSERT INTO texts_search (texts_search, rank) VALUES ('integrity-check', 1)")
      check.close()
    })
  }
})

const started = await startPostgres()
if ('skip' in started) {
  describe('a Postgres archive of an older schema', { skip: started.skip }, () => undefined)
} else {
  const postgres: OwnPostgres = started
  after(() => postgres.stop())
  const psql = join(globSync('/usr/lib/postgresql/*/bin').at(-1) ?? '', 'psql')

  async function newDatabase(name: string): Promise<string> {
    const client = new pg.Client(`${postgres.url}/postgres`)
    await client.connect()
    await client.query(`CREATE DATABASE ${name}`)
    await client.end()
    return `${postgres.url}/${name}`
  }

  describe('a Postgres archive of an older schema', () => {
    for (const version of versions) {
      it(`of version ${version} is brought to the newest, with everything in it`, async () => {
        const url = await newDatabase(`old_${version}`)
        const input = readFileSync(fixture(`postgres-${version}.sql`))
        const loaded = spawnSync(psql, ['-v', 'ON_ERROR_STOP=1', '-q', url], { input, encoding: 'utf8' })
        assert.equal(loaded.status, 0, loaded.stderr)
        const archive = await openArchive(url)
        const fresh = await filled(await openArchive(await newDatabase(`fresh_${version}`), { create: true }))
        await assertUpgraded(archive, version, fresh)
        await Promise.all([archive.close(), fresh.close()])
      })
    }
  })
}
