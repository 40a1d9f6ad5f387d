/**
 * What a report costs, for docs/operations.md: processor time to read it and to keep it, and bytes on the disk, in SQLite
 * and, where there is one, Postgres. `node bench/sizing.ts [reports | samples]`, 60 reports by default.
 *
 * Texts: the development part of PolNeAR where the corpora lie beside the repository, else, or with `samples`, the samples.
 * Processor time counts all threads, so it holds on a machine that others use too.
 */
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { startPostgres } from '../scripts/own-postgres.mjs'
import { archiveBytes } from '../src/archive/archive-size.ts'
import { openArchive } from '../src/archive/open-archive.ts'
import { takeIn } from '../src/intake/take-in.ts'
import { openReader } from '../src/reading/open-reader.ts'
import type { ReportRecord } from '../src/record/report-record.ts'

const root = new URL('../', import.meta.url)
const onlySamples = process.argv[2] === 'samples'
const most = onlySamples ? Number.POSITIVE_INFINITY : Number(process.argv[2] ?? 60)

function texts(): readonly string[] {
  if (onlySamples) return samples()
  try {
    const lines = gunzipSync(readFileSync(new URL('../shared/data/statements/polnear.dev.jsonl.gz', root))).toString(
      'utf8',
    )
    return lines
      .trim()
      .split('\n')
      .slice(0, most)
      .map((line) => (JSON.parse(line) as { text: string }).text)
  } catch {
    return samples()
  }
}

function samples(): readonly string[] {
  const files = globSync(fileURLToPath(new URL('samples/*', root))).sort()
  return files.slice(0, most).map((file) => takeIn({ bytes: readFileSync(file), uri: file }).text)
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

const reports = texts().map((text) => takeIn({ text, verbatim: true, anyLanguage: true }))
const words = reports.reduce((sum, { text }) => sum + (text.match(/\S+/gu)?.length ?? 0), 0)
console.log(
  `${reports.length} reports, ${words} words; ${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}`,
)

const reader = await openReader()
await reader.read(reports[0]!)
const began = cpuSeconds()
const records: ReportRecord[] = []
for (const report of reports) records.push(await reader.read(report))
const reading = cpuSeconds() - began
await reader.close()
console.log(
  `reading: ${(words / reading).toFixed(0)} words a core-second, ${((reports.length / reading) * 3600).toFixed(0)} of these reports a core-hour`,
)
console.log(`memory of the process that read: ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`)

const textBytes = reports.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
const jsonBytes = records.reduce((sum, record) => sum + Buffer.byteLength(JSON.stringify(record)), 0)
console.log(`a report's text: ${per(textBytes)}, its record as JSON: ${per(jsonBytes)}`)

const folder = mkdtempSync(join(tmpdir(), 'demarche-sizing-'))
await keep('SQLite', join(folder, 'a.archive'))
const postgres = await startPostgres()
if ('skip' in postgres) console.log(`Postgres: ${postgres.skip}`)
else {
  await keep('Postgres', `${postgres.url}/postgres`)
  await postgres.stop()
}
rmSync(folder, { recursive: true })

/** Keeps all records one by one, and says what that took and takes. */
async function keep(name: string, place: string): Promise<void> {
  const archive = await openArchive(place, { create: true })
  const empty = await archiveBytes(archive)
  const start = cpuSeconds()
  for (const record of records) await archive.add({ record })
  const keeping = cpuSeconds() - start
  const bytes = (await archiveBytes(archive)) - empty
  await archive.close()
  console.log(
    `${name}: ${per(bytes)} a report (${(bytes / textBytes).toFixed(1)} times its text); keeping took ${((100 * keeping) / reading).toFixed(1)} % of the reading's processor time`,
  )
}

function per(bytes: number): string {
  return `${(bytes / reports.length / 1000).toFixed(1)} kB`
}
