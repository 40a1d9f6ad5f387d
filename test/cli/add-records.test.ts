import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openArchive } from '../../src/archive/open-archive.ts'
import { verifyArchive } from '../../src/archive/verify/verify-archive.ts'
import { openExportFolder } from '../../src/export/export-folder.ts'
import { parquetSink } from '../../src/export/parquet.ts'
import { scaleTables } from '../../src/export/scale-tables.ts'
import { contentsOf } from '../archive/contents-of.ts'
import { collected, runCli, startCli } from './run-cli.ts'

const program = fileURLToPath(new URL('./word-cli.ts', import.meta.url))
const story = (n: number) => `Toland said on Monday that ship ${n} had left Velmar for good.`
const count = 1_300

/** What the filter gives with `--tables`, as far as the Spark job takes it into the tables `records` and `failures`. */
type Line = {
  readonly key: string | null
  readonly id: string | null
  readonly fingerprint?: string
  readonly published: string | null
  readonly record?: string
  readonly error?: { readonly code: string; readonly message: string }
}

describe('demarche add --records', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-records-'))
  after(() => rmSync(folder, { recursive: true }))
  const at = (name: string) => join(folder, name)
  const add = (archive: string, ...args: string[]) =>
    runCli(['add', '--archive', archive, '--quiet', ...args], { program, cwd: folder })
  const last = (stdout: string) => JSON.parse(stdout.trim().split('\n').at(-1) ?? '')

  /** Tables as the job lays them out: a file for each part of the input, by months. */
  async function writeTables(name: string, lines: readonly Line[], parts: number): Promise<void> {
    const out = await openExportFolder(at(name))
    const [records, failures] = scaleTables as [(typeof scaleTables)[0], (typeof scaleTables)[0]]
    for (let part = 0; part < parts; part++) {
      const from = Math.floor((part * lines.length) / parts)
      const to = Math.floor(((part + 1) * lines.length) / parts)
      const [good, bad] = await Promise.all(
        [records, failures].map(async (shape) =>
          parquetSink(
            shape,
            await out.open(`${shape.name}/published_month=2031-0${part + 1}/part-${part}.parquet`),
            {},
          ),
        ),
      )
      for (const [place, line] of lines.slice(from, to).entries()) {
        const { key, id, published, fingerprint = null, record = null, error } = line
        // As `add` names the line of a file.
        const foundAt = `reports.jsonl:${from + place + 1}`
        if (error === undefined) await good!.row([foundAt, key, id, fingerprint, published, record])
        else await bad!.row([foundAt, key, id, published, error.code, error.message])
      }
      await good!.end()
      await bad!.end()
    }
  }

  async function contents(archive: string, moments = false) {
    const opened = await openArchive(at(archive))
    try {
      return await contentsOf(opened, { moments })
    } finally {
      await opened.close()
    }
  }

  before(async () => {
    const input = Array.from({ length: count }, (_, n) =>
      // Some texts come again from elsewhere, on an earlier day; some lines are no reports.
      n % 97 === 96
        ? '{"id": '
        : JSON.stringify({
            id: `r${n}`,
            uri: `https://k.example/${n}`,
            text: story(n % 31 === 30 ? n - 30 : n),
            published: `2031-0${1 + (n % 4)}-11`,
          }),
    ).join('\n')
    writeFileSync(at('reports.jsonl'), input)
    const filter = await runCli(['read', '--jsonl', '--tables', '--workers', '0', '--quiet'], { program, input })
    const lines = filter.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
    assert.equal(lines.length, count)
    await writeTables('tables', lines, 3)
    assert.equal((await add('added.archive', 'reports.jsonl', '--workers', '0')).status, 1)
  })

  it('gives the archive that adding the same reports gives, and the same again changes nothing', async () => {
    const first = await add('a.archive', '--records', 'tables')
    assert.equal(first.status, 1)
    const { found, texts, origins, known, failed } = last(first.stdout)
    assert.deepEqual([found, failed, known], [count, Math.floor(count / 97), 0])
    assert.ok(origins > 30 && texts + origins + failed === count)
    assert.deepEqual(await contents('a.archive'), await contents('added.archive'))
    const once = await contents('a.archive', true)
    const again = last((await add('a.archive', '--records', 'tables')).stdout)
    assert.deepEqual([again.known, again.failed, again.texts], [count - failed, failed, 0])
    assert.deepEqual(await contents('a.archive', true), once)
    // What came as records is known to those who come with the reports themselves.
    const asReports = last((await add('a.archive', 'reports.jsonl', '--workers', '0')).stdout)
    assert.equal(asReports.known, count - failed)
  })

  it('stands the audit', async () => {
    const archive = await openArchive(at('a.archive'), { readOnly: true })
    const faults = await Array.fromAsync(verifyArchive(archive))
    await archive.close()
    assert.deepEqual(faults, [])
  })

  it('goes on after kill -9 wherever it is killed', async () => {
    const expected = await contents('added.archive')
    let deaths = 0
    for (let turn = 0; turn < 3; turn++) {
      const archive = `killed-${turn}.archive`
      const child = startCli(['add', '--archive', archive, '--records', 'tables', '--quiet'], { program, cwd: folder })
      const ended = collected(child)
      // Once the first batch is in, or a little after.
      for (let tries = 0; tries < 600 && (await rowsIn(archive)) === 0; tries++) await setTimeout(20)
      await setTimeout(turn * 20)
      child.kill('SIGKILL')
      if ((await ended).status === null) deaths++
      assert.equal((await add(archive, '--records', 'tables')).status, 1)
      assert.deepEqual(await contents(archive), expected)
    }
    assert.ok(deaths > 0, 'it was always done before it was killed')
  })

  async function rowsIn(archive: string): Promise<number> {
    try {
      const opened = await openArchive(at(archive), { readOnly: true })
      const { reports } = await opened.counts()
      await opened.close()
      return reports
    } catch {
      return 0
    }
  }

  it('takes a file that is damaged for a failure, and the others', async () => {
    cpSync(at('tables'), at('damaged'), { recursive: true })
    const file = at('damaged/records/published_month=2031-02/part-1.parquet')
    truncateSync(file, readFileSync(file).length - 100)
    mkdirSync(at('damaged/records/published_month=2031-09'))
    writeFileSync(at('damaged/records/published_month=2031-09/part-8.parquet'), 'no Parquet')
    const { status, stderr } = await add('b.archive', '--records', 'damaged')
    assert.equal(status, 1)
    assert.match(stderr, /part-1\.parquet: This is no Parquet file[\s\S]*part-8\.parquet: This is no Parquet file/)
    const failures = await runCli(['failures', '--archive', 'b.archive'], { program, cwd: folder })
    assert.equal(failures.stdout.match(/: bad-parquet: /g)?.length, 2)
    // Mended, it is taken in.
    cpSync(at('tables'), at('damaged'), { recursive: true })
    rmSync(at('damaged/records/published_month=2031-09'), { recursive: true })
    await add('b.archive', '--records', 'damaged')
    assert.equal((await contents('b.archive'))['reports']?.length, (await contents('added.archive'))['reports']?.length)
    // What was wrong with it is told no more; of the file that is gone nothing better is known.
    const left = await runCli(['failures', '--archive', 'b.archive'], { program, cwd: folder })
    assert.deepEqual(left.stdout.match(/part-\d\.parquet(?=: bad-parquet: )/g), ['part-8.parquet'])
  })

  it('takes no record that is not sound', async () => {
    const sound: Line = { key: 'k1', id: 'x', fingerprint: 'f', published: null, record: '{"id": "x"}' }
    const { stdout } = await runCli(['read', '--jsonl', '--tables', '--workers', '0'], {
      program,
      input: JSON.stringify({ id: 'y', text: story(1) }),
    })
    const good = JSON.parse(stdout) as Line
    const other = { ...good, key: 'k2', record: good.record?.replaceAll('Velmar', 'Sarvia') ?? '' }
    await writeTables('unsound', [sound, good, other, { ...good, key: 'k3', record: 'no JSON' }], 1)
    const { stderr } = await add('c.archive', '--records', 'unsound')
    assert.match(stderr, /reports\.jsonl:1: This is not a sound record: [\s\S]*:3: .*[\s\S]*:4: This record is no JSON/)
    const held = await contents('c.archive')
    assert.deepEqual([held['reports']?.length, held['failures']?.length], [1, 3])
  })

  it('asks for the folder that the job wrote, and for nothing beside it', async () => {
    const nothing = await add('d.archive', '--records', 'no-such-folder')
    assert.deepEqual([nothing.status, /holds no folder "records"/.test(nothing.stderr)], [1, true])
    const both = await add('d.archive', 'reports.jsonl', '--records', 'tables')
    assert.deepEqual([both.status, /--records takes records/.test(both.stderr)], [2, true])
  })
})
