import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type OwnPostgres, startPostgres } from '../../scripts/own-postgres.mjs'
import type { Archive } from '../../src/archive/archive.ts'
import { openArchive } from '../../src/archive/open-archive.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'
import { bin, runCli, withoutModel } from '../cli/run-cli.ts'
import { contentsOf } from './contents-of.ts'

/** The lines that docs/operations.md gives for copies: the first for SQLite, the second for Postgres. */
const docs = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8')
const [sqliteLines = '', postgresLines = ''] = [...docs.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, lines]) => lines)

const folder = mkdtempSync(join(tmpdir(), 'demarche-backup-'))
after(() => rmSync(folder, { recursive: true }))
// demarche as it is called where it is installed.
const shim = join(folder, 'demarche')
writeFileSync(shim, `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`)
chmodSync(shim, 0o755)
const writer = fileURLToPath(new URL('write-records.ts', import.meta.url))

/** Runs lines of the docs with `demarche` and the programs of Postgres on the path. */
function run(lines: string, env: Readonly<Record<string, string>> = {}): void {
  const programs = globSync('/usr/lib/postgresql/*/bin').toReversed()
  const path = [folder, dirname(process.execPath), ...programs, process.env['PATH']].join(delimiter)
  const { status, stderr, stdout } = spawnSync('sh', ['-eux', '-c', lines], {
    cwd: folder,
    env: { ...process.env, PATH: path, ...env },
    encoding: 'utf8',
  })
  assert.equal(status, 0, stdout + stderr)
}

/** What demarche reads in some of the samples. */
const records = withoutModel ? [] : await readSamples()

async function readSamples(): Promise<readonly ReportRecord[]> {
  const samples = globSync(fileURLToPath(new URL('../../samples/*', import.meta.url)))
    .sort()
    .slice(0, 4)
  const { status, stdout, stderr } = await runCli(['read', '--jsonl', '--quiet', '--workers', '1', ...samples])
  assert.equal(status, 0, stderr)
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ReportRecord)
}

async function fill(place: string): Promise<Archive> {
  const archive = await openArchive(place, { create: true })
  await archive.addMany(records.map((record) => ({ record })))
  return archive
}

/** Another program that adds reports meanwhile; gives how to end it. */
async function writeMeanwhile(archive: Archive, place: string): Promise<() => Promise<void>> {
  const { reports } = await archive.counts()
  const child = spawn(process.execPath, [writer, place, '0', '100000'], { stdio: 'ignore' })
  while ((await archive.counts()).reports < reports + 3) await new Promise((resolve) => setTimeout(resolve, 50))
  return async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }
}

/** A report's day changes when another origin of it comes that was published before. */
function withoutDay(row: string): string {
  return row.replace(/,"day":(?:"[^"]*"|null)/, '')
}

/** The copy holds what was committed before it was begun, and nothing that the archive does not hold. */
async function assertCopy(
  before: Readonly<Record<string, readonly string[]>>,
  copy: Archive,
  archive: Archive,
): Promise<void> {
  const copied = await contentsOf(copy)
  const now = await contentsOf(archive)
  assert.ok(records.length > 3)
  for (const table of ['texts', 'statements', 'evidence', 'events', 'mentions']) {
    const held = new Set(copied[table]?.map(withoutDay))
    // What came while it was looked at, table by table, belongs to a report that was not yet there.
    const known = before[table]?.filter((row) => row.includes('"report_id"')).map(withoutDay)
    assert.ok(known !== undefined && known.length > 0)
    assert.deepEqual(
      known.filter((row) => !held.has(row)),
      [],
      table,
    )
    const all = new Set(now[table]?.map(withoutDay))
    assert.deepEqual(
      [...held].filter((row) => !all.has(row)),
      [],
      table,
    )
  }
}

describe('copies of an archive that is written to', { skip: withoutModel }, () => {
  it('of SQLite are whole: the lines of the docs make one and verify it', async () => {
    const place = join(folder, 'talks.archive')
    const archive = await fill(place)
    const stop = await writeMeanwhile(archive, place)
    const known = await contentsOf(archive)
    run(sqliteLines)
    await stop()
    const copy = await openArchive(join(folder, 'copy.archive'))
    await assertCopy(known, copy, archive)
    // It is an archive like any other.
    await copy.add({ record: records[0] as ReportRecord, foundAt: 'again' })
    await Promise.all([archive.close(), copy.close()])
  })
})

const started = await startPostgres()
if ('skip' in started) {
  describe('copies of an archive in Postgres', { skip: started.skip }, () => undefined)
} else {
  const postgres: OwnPostgres = started
  after(() => postgres.stop())

  describe('copies of an archive in Postgres', { skip: withoutModel }, () => {
    it('are whole: the lines of the docs dump it, restore it and verify it', async () => {
      const client = new pg.Client(`${postgres.url}/postgres`)
      await client.connect()
      await client.query('CREATE DATABASE talks')
      await client.end()
      const place = `${postgres.url}/talks`
      const archive = await fill(place)
      const stop = await writeMeanwhile(archive, place)
      const known = await contentsOf(archive)
      run(postgresLines, { ARCHIVE: place, SERVER: postgres.url })
      await stop()
      const copy = await openArchive(`${postgres.url}/restored`)
      await assertCopy(known, copy, archive)
      await Promise.all([archive.close(), copy.close()])
    })
  })
}
