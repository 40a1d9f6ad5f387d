/**
 * What keeping costs, as ratios measured in one run:
 *
 * - reports a second read and kept, against reports a second only read, turn by turn, with one worker;
 * - records a second kept without reading: a transaction each, and a hundred in a transaction;
 * - bytes on disk and processor time for a record at a twentieth, a quarter and all of the records, the powers with which
 *   both grow, and the time to open.
 *
 * Reports: the samples with a line of their own after each, so that every text is new; records kept without reading: what
 * the model reads in them, each with a line of its own. Growth is of made-up records (`made-up-records.ts`).
 * `node bench/archive.ts [reports] [records]`, 48 and 20,000 by default; with 0 reports, growth alone.
 */
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Archive } from '../src/archive/archive.ts'
import { openArchive } from '../src/archive/open-archive.ts'
import { takeIn } from '../src/intake/take-in.ts'
import { readAsTheyCome, type ToRead } from '../src/reading/read-as-they-come.ts'
import { fingerprintOf } from '../src/record/fingerprint.ts'
import type { ReportRecord } from '../src/record/report-record.ts'
import { madeUpRecords } from './made-up-records.ts'

const reports = Number(process.argv[2] ?? 48)
const records = Number(process.argv[3] ?? 20_000)
const folder = mkdtempSync(join(tmpdir(), 'demarche-bench-'))
const samples = globSync(fileURLToPath(new URL('../samples/*', import.meta.url)))
  .sort()
  .map((file) => takeIn({ bytes: readFileSync(file), uri: file }).text)
const turnsWanted = 3
let made = 0

console.log(`${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}; Node ${process.version}`)

const read: ReportRecord[] = []
if (reports > 0) {
  await run(samples.length, null, (record) => read.push(record))
  await againstReading()
  await withoutReading(1_000)
}
await growth()
rmSync(folder, { recursive: true })

async function againstReading(): Promise<void> {
  const ratios: { speed: number; cpu: number }[] = []
  for (let i = 1; i <= turnsWanted; i++) {
    const { bare, kept } = await turn()
    const ratio = { speed: kept.speed / bare.speed, cpu: bare.cpu / kept.cpu }
    ratios.push(ratio)
    console.log(
      `turn ${i}: read ${bare.speed.toFixed(2)} reports a second at ${bare.cpu.toFixed(0)} ms of CPU each; read and kept ${kept.speed.toFixed(2)} at ${kept.cpu.toFixed(0)} ms; ratio ${ratio.speed.toFixed(3)}, by CPU ${ratio.cpu.toFixed(3)}`,
    )
  }
  console.log(
    `ratio over the turns:     ${mean(ratios.map(({ speed }) => speed)).toFixed(3)}, by CPU ${mean(ratios.map(({ cpu }) => cpu)).toFixed(3)}`,
  )
}

async function withoutReading(count: number): Promise<void> {
  for (const each of [1, 100]) {
    const used = processorTime()
    const speed = await keep(`each-${each}`, count, each)
    const cpu = (processorTime() - used) / count
    console.log(
      `kept, ${each} a transaction: ${speed.toFixed(0)} records a second, at ${cpu.toFixed(1)} ms of CPU each`,
    )
  }
  const path = join(folder, 'each-100.archive')
  const archive = await openArchive(path)
  const { statements, events } = await archive.counts()
  await archive.close()
  console.log(
    `of these, ${(statements / count).toFixed(1)} statements, ${(events / count).toFixed(1)} events and ${mean(read.map(({ text }) => text.length)).toFixed(0)} characters each: ${(statSync(path).size / count).toFixed(0)} bytes each`,
  )
}

/** Fills an archive with made-up records and looks at it on the way; slopes are of least squares over logarithms. */
async function growth(): Promise<void> {
  const path = join(folder, 'growing.archive')
  const marks = [records / 20, records / 4, records].map(Math.ceil)
  const points: { records: number; bytes: number; cpu: number }[] = []
  const archive = await openArchive(path, { create: true })
  let [kept, cpu] = [0, 0]
  for (const some of madeUpRecords(records)) {
    for (let from = 0; from < some.length; from += 100) {
      const entries = some.slice(from, from + 100).map((record) => ({ record }))
      const used = processorTime()
      await archive.addMany(entries)
      cpu += processorTime() - used
      kept += entries.length
      if (!marks.includes(kept)) continue
      await sql`pragma wal_checkpoint(truncate)`.execute(archive.db)
      points.push({ records: kept, bytes: statSync(path).size, cpu })
      console.log(
        `${kept} made-up records: ${(statSync(path).size / kept).toFixed(0)} bytes and ${(cpu / kept).toFixed(2)} ms of CPU each`,
      )
    }
  }
  await archive.close()
  const power = (of: (point: (typeof points)[number]) => number) =>
    slope(points.map((point) => [Math.log(point.records), Math.log(of(point))])).toFixed(2)
  console.log(`grows with the power:     ${power(({ bytes }) => bytes)} in size, ${power((point) => point.cpu)} in CPU`)
  const began = performance.now()
  const used = processorTime()
  await (await openArchive(path)).close()
  console.log(
    `time to open and close:   ${(performance.now() - began).toFixed(1)} ms, ${(processorTime() - used).toFixed(1)} ms of CPU, with ${records} records`,
  )
}

function slope(points: readonly (readonly [number, number])[]): number {
  const [x, y] = [mean(points.map(([one]) => one)), mean(points.map(([, two]) => two))]
  const over = points.reduce((sum, [one, two]) => sum + (one - x) * (two - y), 0)
  return over / points.reduce((sum, [one]) => sum + (one - x) ** 2, 0)
}

/** Reads without keeping, then reads and keeps, as many reports each. */
async function turn(): Promise<{ bare: Speed; kept: Speed }> {
  const bare = await run(reports, null, () => undefined)
  const archive = await openArchive(join(folder, `turn-${made}.archive`), { create: true })
  const kept = await run(reports, archive, () => undefined)
  await archive.close()
  return { bare, kept }
}

/** Reports a second, and milliseconds of CPU for each in all threads, which other work on the machine hardly changes. */
type Speed = { readonly speed: number; readonly cpu: number }

function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Reports a second, from the first that is done to the last, so that opening the model is left out. */
async function run(count: number, archive: Archive | null, take: (record: ReportRecord) => void): Promise<Speed> {
  async function* items(): AsyncGenerator<ToRead> {
    for (let i = 0; i <= count; i++) {
      const text = `${samples[made % samples.length]}\n\nThe harbour counted ${made++} ships.`
      yield { item: { input: { text, verbatim: true } } }
    }
  }
  let began = 0
  let used = 0
  for await (const { outcome } of readAsTheyCome(items(), { workers: 1 })) {
    if (!('json' in outcome)) throw new Error(outcome.error.message)
    const record = JSON.parse(outcome.json) as ReportRecord
    if (archive !== null) await archive.add({ record, json: outcome.json })
    take(record)
    if (began > 0) continue
    began = performance.now()
    used = processorTime()
  }
  return { speed: count / ((performance.now() - began) / 1000), cpu: (processorTime() - used) / count }
}

/** Keeps records made of those that were read, each with a text of its own; gives records a second. */
async function keep(name: string, count: number, each: number): Promise<number> {
  const entries = Array.from({ length: count }, (_, i) => ({ record: another(read[i % read.length]!, i) }))
  const archive = await openArchive(join(folder, `${name}.archive`), { create: true })
  const began = performance.now()
  for (let at = 0; at < entries.length; at += each) await archive.addMany(entries.slice(at, at + each))
  const seconds = (performance.now() - began) / 1000
  await archive.close()
  return entries.length / seconds
}

function another(record: ReportRecord, number: number): ReportRecord {
  const text = `${record.text} And ${number} more.`
  return { ...record, text, fingerprint: fingerprintOf(text), id: `bench-${number}` }
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0) / numbers.length
}
