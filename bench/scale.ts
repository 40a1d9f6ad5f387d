/**
 * What a large archive costs.
 *
 * - `node --max-old-space-size=12000 bench/scale.ts join [SIZES]`: processor time of each step across reports (copies,
 *   actors, happenings) at 10,000, 30,000 and 100,000 synthetic records, and the exponent of time over number between
 *   the first and the last size, and between the last two. The records are those of `bench/across.ts growth`.
 * - `node bench/scale.ts import DIR`: records a second that `demarche add --records` takes from the folder DIR,
 *   which the Spark job wrote, into SQLite and into a Postgres of its own, the same again, when all is known, and bytes
 *   a report.
 */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import { startPostgres } from '../scripts/own-postgres.mjs'
import { findCopies } from '../src/archive/across/find-copies.ts'
import { findHappenings } from '../src/archive/across/find-happenings.ts'
import { joinActors } from '../src/archive/across/join-actors.ts'
import type { Archive } from '../src/archive/archive.ts'
import { openArchive } from '../src/archive/open-archive.ts'
import { openAddProgress } from '../src/cli/add-progress.ts'
import { addRecords, recordFiles } from '../src/cli/add-records.ts'
import { acrossReport } from '../test/archive/across/across-record.ts'
import { syntheticRecords } from '../test/archive/across/synthetic-records.ts'

const [what = 'join', ...rest] = process.argv.slice(2)
console.log(`${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}; Node ${process.version}`)
if (what === 'import') await importing(rest[0] ?? '')
else joining(rest.length > 0 ? rest.map(Number) : [10_000, 30_000, 100_000])

function joining(sizes: readonly number[]): void {
  const steps = new Map<string, number[]>()
  for (const size of sizes) {
    const reports = syntheticRecords(size).map(acrossReport)
    const copies = timed('copies', () => findCopies(reports), steps)
    const actors = timed('actors', () => joinActors(reports, () => null), steps)
    const { happenings } = timed('happenings', () => findHappenings(reports, actors, copies), steps)
    const acts = reports.reduce((sum, { record }) => sum + record.events.length, 0)
    const spent = [...steps].map(([step, times]) => `${step} ${times.at(-1)!.toFixed(1)} s`).join(', ')
    const memory = Math.round(process.resourceUsage().maxRSS / 1024)
    console.log(
      `${size} records, ${acts} events: ${copies.groups.length} groups of copies, ${actors.actors.length} actors, ${happenings.length} happenings; ${spent}; peak memory ${memory} MB`,
    )
  }
  const all = sizes.map((_, place) => [...steps.values()].reduce((sum, times) => sum + times[place]!, 0))
  for (const [step, times] of [...steps, ['all', all] as const]) {
    const seconds = times.map((time) => time.toFixed(1)).join(', ')
    console.log(
      `${step.padEnd(12)} ${seconds} s of processor time; exponent ${exponent(times, sizes, 0)} over all, ${exponent(times, sizes, sizes.length - 2)} between the last two`,
    )
  }
}

/** The power of the number with which the time grows, from one size to the last. */
function exponent(times: readonly number[], sizes: readonly number[], from: number): string {
  if (sizes.length < 2) return '-'
  return (Math.log(times.at(-1)! / times[from]!) / Math.log(sizes.at(-1)! / sizes[from]!)).toFixed(2)
}

/** Processor time, which other work on the machine hardly changes, in seconds. */
function timed<T>(step: string, work: () => T, steps: Map<string, number[]>): T {
  const before = process.cpuUsage()
  const done = work()
  const { user, system } = process.cpuUsage(before)
  steps.set(step, [...(steps.get(step) ?? []), (user + system) / 1e6])
  return done
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
