/**
 * What a large archive costs.
 *
 * - `node bench/scale.ts join [SIZES]`: makes archives of 10,000, 30,000 and 100,000 synthetic records (told reports
 *   whose names, numbers and days are made others, one in five a near-copy of the one before; their events are made by
 *   hand at the marks, since this measures cost and no quality), joins each in a process of its own, and prints processor
 *   time of each step, peak memory, and the exponents of time and memory over number, between the first and the last size
 *   and between the last two.
 * - `node bench/scale.ts join ARCHIVE`: the same for an archive that is there, which is changed by it.
 * - `node bench/scale.ts import DIR`: records a second that `demarche add --records` takes from the folder DIR,
 *   which the Spark job wrote, into SQLite and into a Postgres of its own, the same again, when all is known, and bytes
 *   a report.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { startPostgres } from '../scripts/own-postgres.mjs'
import { type JoinStep, joinReports } from '../src/archive/across/join-reports.ts'
import type { Archive } from '../src/archive/archive.ts'
import { openArchive } from '../src/archive/open-archive.ts'
import { openAddProgress } from '../src/cli/add-progress.ts'
import { addRecords, recordFiles } from '../src/cli/add-records.ts'
import { syntheticRecords } from '../test/archive/across/synthetic-records.ts'

const [what = 'join', ...rest] = process.argv.slice(2)
if (what !== 'joined') {
  console.log(`${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}; Node ${process.version}`)
}
if (what === 'import') await importing(rest[0] ?? '')
else if (what === 'joined') await measureJoining(rest[0] ?? '')
else if (rest.length === 1 && Number.isNaN(Number(rest[0]))) console.log(told(await joinedApart(rest[0]!)))
else await joining(rest.length > 0 ? rest.map(Number) : [10_000, 30_000, 100_000])

/** What it took to join an archive: seconds of processor time, of all threads, by step, and the most memory held. */
type Joining = {
  readonly reports: number
  readonly events: number
  readonly found: string
  readonly steps: Readonly<Record<JoinStep | 'all', number>>
  readonly seconds: number
  readonly megabytes: number
}

async function joining(sizes: readonly number[]): Promise<void> {
  const measured: Joining[] = []
  for (const size of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'demarche-scale-'))
    const place = join(folder, 'joined.archive')
    await make(place, size)
    const one = await joinedApart(place)
    rmSync(folder, { recursive: true })
    console.log(told(one))
    measured.push(one)
  }
  if (sizes.length < 2) return
  const grows = (name: string, amounts: readonly number[]): void =>
    console.log(
      `${name.padEnd(10)} exponent ${exponent(amounts, sizes, 0)} over all, ${exponent(amounts, sizes, sizes.length - 2)} between the last two`,
    )
  for (const step of Object.keys(measured[0]!.steps) as (keyof Joining['steps'])[]) {
    grows(
      step,
      measured.map(({ steps }) => steps[step]),
    )
  }
  grows(
    'memory',
    measured.map(({ megabytes }) => megabytes),
  )
}

async function make(place: string, size: number): Promise<void> {
  const archive = await openArchive(place, { create: true })
  let some = []
  for (const record of syntheticRecords(size)) {
    if (some.push({ record }) < 500) continue
    await archive.addMany(some)
    some = []
  }
  await archive.addMany(some)
  await archive.close()
}

/** In a process of its own, so that the memory is that of joining alone. */
async function joinedApart(place: string): Promise<Joining> {
  const { stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), 'joined', place], {
    encoding: 'utf8',
  })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as Joining
}

async function measureJoining(place: string): Promise<void> {
  const archive = await openArchive(place)
  const steps: Record<string, number> = {}
  const [began, started] = [process.cpuUsage(), performance.now()]
  let before = began
  const step = (done: JoinStep): void => {
    steps[done] = secondsSince(before)
    before = process.cpuUsage()
  }
  const { worked, reports, ...found } = await joinReports(archive, { step })
  if (!worked) throw new Error('It is joined already.')
  const { events } = await archive.counts()
  const all = secondsSince(began)
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  const seconds = (performance.now() - started) / 1000
  const said = `${found.copies} copies, ${found.actors} actors, ${found.happenings} happenings of several reports`
  console.log(JSON.stringify({ reports, events, found: said, steps: { ...steps, all }, seconds, megabytes }))
  await archive.close()
}

/** Processor time of all threads, which other work on the machine hardly changes. */
function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

function told({ reports, events, found, steps, seconds, megabytes }: Joining): string {
  const spent = Object.entries(steps).map(([step, time]) => `${step} ${time.toFixed(1)}`)
  return `${reports} reports, ${events} events: ${found}; seconds of processor time: ${spent.join(', ')} (by the clock ${seconds.toFixed(0)}); peak memory ${megabytes} MB`
}

/** The power of the number with which an amount grows, from one size to the last. */
function exponent(amounts: readonly number[], sizes: readonly number[], from: number): string {
  return (Math.log(amounts.at(-1)! / amounts[from]!) / Math.log(sizes.at(-1)! / sizes[from]!)).toFixed(2)
}

async function importing(folder: string): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'demarche-scale-'))
  const file = join(place, 'imported.archive')
  const sqlite = await openArchive(file, { create: true })
  await importInto('SQLite', sqlite, folder)
  await sqlite.close()
  const { reports } = await counted(file)
  const bytes = [file, `${file}-wal`].reduce((sum, path) => sum + (existsSync(path) ? statSync(path).size : 0), 0)
  console.log(`SQLite: ${Math.round(bytes / reports)} bytes a report`)
  rmSync(place, { recursive: true })

  const server = await startPostgres()
  if ('skip' in server) return console.log(`Postgres: ${server.skip}`)
  const archive = await openArchive(`${server.url}/postgres`, { create: true })
  await importInto('Postgres', archive, folder)
  const { rows } = await sql<{ size: unknown }>`select pg_database_size(current_database()) as size`.execute(archive.db)
  console.log(`Postgres: ${Math.round(Number(rows[0]?.size) / reports)} bytes a report`)
  await archive.close()
  await server.stop()
}

async function counted(place: string): Promise<{ readonly reports: number }> {
  const archive = await openArchive(place, { readOnly: true })
  const counts = await archive.counts()
  await archive.close()
  return counts
}

async function importInto(name: string, archive: Archive, folder: string): Promise<void> {
  for (const turn of ['new', 'known']) {
    const { files, bytes } = recordFiles(folder)
    const progress = openAddProgress({ stream: { write: () => true }, machine: null, total: null, bytes, quiet: true })
    const began = performance.now()
    const used = process.cpuUsage()
    await addRecords(files, { archive, progress, reread: false, interrupt: new AbortController().signal })
    const seconds = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(used)
    const busy = (user + system) / 1e6
    const { found, texts, known, failed } = progress.tally
    console.log(
      `${name}, ${turn}: ${found} rows (${texts} new texts, ${known} known, ${failed} failures) in ${seconds.toFixed(1)} s: ${Math.round(found / seconds)} a second; ${((1000 * busy) / found).toFixed(3)} ms of this program's CPU each, ${Math.round(found / busy)} a second of it`,
    )
  }
}
