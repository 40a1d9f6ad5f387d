import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Archive } from '../../src/archive/archive.ts'
import { openArchive } from '../../src/archive/open-archive.ts'
import { foundTables, rowsOfRecord } from '../../src/archive/rows-of-record.ts'
import { collected, runCli, startCli } from '../cli/run-cli.ts'
import { numbersFrom } from '../numbers-from.ts'
import { contentsOf } from './contents-of.ts'

const program = fileURLToPath(new URL('../cli/word-cli.ts', import.meta.url))
const hook = new URL('./driver-hook.ts', import.meta.url).href
const reports = 24
/** Writing statements that adding one of these reports takes, about. */
const statementsEach = 16
/** Every ninth line of the input is no JSON. */
const brokenLines = Math.floor(reports / 9)
const killsPerTest = 10

/**
 * Kills `demarche add` with SIGKILL at so many random moments, by the clock and at statements within transactions in
 * turn, and checks after each what is left; each archive is killed several times over, then filled to the end.
 */
export function crashTests(kills: number, seed: number): void {
  describe(`kill -9 at ${kills} random moments, seed ${seed}`, () => {
    const random = numbersFrom(seed)
    const folder = mkdtempSync(join(tmpdir(), 'demarche-crash-'))
    const input = join(folder, 'reports.jsonl')
    let expected: Awaited<ReturnType<typeof contentsOf>>
    let filling = 0
    before(async () => {
      const lines = Array.from({ length: reports }, (_, i) =>
        // The same text comes from several addresses, and a line is broken here and there.
        i % 9 === 8
          ? '{"id":'
          : JSON.stringify({ uri: `https://k.example/${i}`, text: `Toland said that ship ${i % 17} had left port.` }),
      )
      writeFileSync(input, lines.join('\n'))
      const began = performance.now()
      const { status } = await add('whole.archive')
      filling = performance.now() - began
      assert.equal(status, 1)
      expected = await look('whole.archive', contentsOf)
    })
    after(() => rmSync(folder, { recursive: true }))

    const args = (archive: string) => ['add', input, '--archive', archive, '--workers', '0', '--quiet']
    const options = (env: Readonly<Record<string, string>> = {}) => ({
      program,
      cwd: folder,
      nodeOptions: ['--import', hook],
      env,
    })
    const add = (archive: string) => runCli(args(archive), options())

    async function look<T>(archive: string, work: (archive: Archive) => Promise<T>): Promise<T> {
      const opened = await openArchive(join(folder, archive))
      try {
        return await work(opened)
      } finally {
        await opened.close()
      }
    }

    let life = 0
    for (let from = 0; from < kills; from += killsPerTest) {
      const wanted = Math.min(killsPerTest, kills - from)
      it(`deaths ${from + 1} to ${from + wanted}: nothing lost, nothing damaged, and in the end the same record`, async () => {
        for (let deaths = 0; deaths < wanted; ) {
          const archive = `${++life}.archive`
          deaths += await live(archive, wanted - deaths)
          assert.equal((await add(archive)).status, 1)
          assert.deepEqual(await look(archive, contentsOf), expected)
        }
      })
    }

    /** Starts the command on one archive again and again, and kills it, until it comes to its end before it dies. */
    async function live(archive: string, mostDeaths: number): Promise<number> {
      let rows = 0
      let isBuilt = false
      for (let deaths = 0; ; deaths++) {
        if (deaths === mostDeaths) return deaths
        const commits = join(folder, `commits-${archive}-${deaths}`)
        const { wasKilled } = await strike(archive, commits)
        if (!wasKilled) return deaths
        // It may have died before it made the file, or as soon as it had.
        if (!existsSync(join(folder, archive)) || statSync(join(folder, archive)).size === 0) continue
        const committed = existsSync(commits) ? readFileSync(commits).length : 0
        // The first commit makes the tables, each other keeps one input; a failure is kept without one.
        const told = rows + committed - (isBuilt || committed === 0 ? 0 : 1)
        rows = await look(archive, async (opened) => {
          await assertWhole(opened)
          return rowsAdded(opened)
        })
        isBuilt = true
        assert.ok(rows >= told && rows <= told + brokenLines + 1, `${rows} rows where ${told} were told of`)
      }
    }

    /** One run that is killed: at a writing statement, which may be within a transaction, or by the clock. */
    async function strike(archive: string, commits: string): Promise<{ wasKilled: boolean }> {
      if (random() < 0.5) {
        const at = 1 + Math.floor(random() * reports * statementsEach)
        const { status } = await collected(
          startCli(args(archive), options({ COMMITS: commits, STRIKE: 'kill', STRIKE_AT: `${at}` })),
        )
        return { wasKilled: status === null }
      }
      const child = startCli(args(archive), options({ COMMITS: commits }))
      const result = collected(child)
      await setTimeout(random() * filling)
      child.kill('SIGKILL')
      return { wasKilled: (await result).status === null }
    }
  })
}

async function rowsAdded({ counts }: Archive): Promise<number> {
  const { origins, failures } = await counts()
  return origins + failures
}

/** Fails where the file is damaged, or where a report is there in part. */
async function assertWhole(archive: Archive): Promise<void> {
  const check = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(archive.db)
  assert.deepEqual(
    check.rows.map((row) => row.integrity_check),
    ['ok'],
  )
  assert.deepEqual((await sql`pragma foreign_key_check`.execute(archive.db)).rows, [])
  for (const index of ['texts_search', 'statements_search', 'events_search']) {
    await sql.raw(`insert into ${index} (${index}, rank) values ('integrity-check', 1)`).execute(archive.db)
  }
  for await (const { record, reportId, origins } of archive.reports()) {
    assert.ok(origins.length > 0)
    const rows = rowsOfRecord(record, reportId)
    for (const table of foundTables) {
      const kept = await archive.db.selectFrom(table).selectAll().where('report_id', '=', reportId).execute()
      assert.equal(kept.length, rows[table].length, table)
    }
  }
  const { reports: all } = await archive.counts()
  assert.equal((await Array.fromAsync(archive.reports())).length, all, 'every report has its reading')
}
