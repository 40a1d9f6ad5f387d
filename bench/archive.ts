/**
 * What keeping costs, as ratios measured in one run:
 *
 * - reports a second read and kept, against reports a second only read, turn by turn, with one worker;
 * - records a second kept without reading: a transaction each, and a hundred in a transaction;
 * - bytes on disk for a report, at a quarter of the records and at all of them, and the time to open.
 *
 * Reports: the samples with a line of their own after each, so that every text is new; records: what the model reads in
 * them. `node bench/archive.ts [reports] [records]`, 48 and 4,000 by default.
 */
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import type { Archive } from '../src/archive/archive.ts'
import { openArchive } from '../src/archive/open-archive.ts'
import { takeIn } from '../src/intake/take-in.ts'
import { readAsTheyCome, type ToRead } from '../src/reading/read-as-they-come.ts'
import { fingerprintOf } from '../src/record/fingerprint.ts'
import type { ReportRecord } from '../src/record/report-record.ts'

const reports = Number(process.argv[2] ?? 48)
const records = Number(process.argv[3] ?? 4_000)
const folder = mkdtempSync(join(tmpdir(), 'demarche-bench-'))
const samples = globSync(fileURLToPath(new URL('../samples/*', import.meta.url)))
  .sort()
  .map((file) => takeIn({ bytes: readFileSync(file), uri: file }).text)
const turnsWanted = 3
let made = 0

console.log(`${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}; Node ${process.version}`)

const read: ReportRecord[] = []
await run(samples.length, null, (record) => read.push(record))
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

const alone = processorTime()
const each = await keep('each', Math.ceil(records / 4), 1)
console.log(
  `kept, a transaction each: ${each.toFixed(0)} records a second, at ${((processorTime() - alone) / Math.ceil(records / 4)).toFixed(1)} ms of CPU each`,
)
const path = join(folder, 'all.archive')
const quarter = await keep('all', Math.ceil(records / 4), 100)
const atQuarter = statSync(path).size / Math.ceil(records / 4)
const rest = await keep('all', records, 100, Math.ceil(records / 4))
const atAll = statSync(path).size / records
console.log(
  `kept, 100 a transaction:  ${quarter.toFixed(0)} records a second to the quarter, ${rest.toFixed(0)} from there`,
)
console.log(
  `bytes a report:           ${atQuarter.toFixed(0)} at ${Math.ceil(records / 4)} reports, ${atAll.toFixed(0)} at ${records}`,
)
const began = performance.now()
const opened = await openArchive(path)
console.log(`time to open:             ${(performance.now() - began).toFixed(1)} ms with ${records} reports`)
const { statements } = await opened.counts()
await opened.close()
console.log(
  `statements a report:      ${(statements / records).toFixed(1)}; characters a report: ${mean(read.map(({ text }) => text.length)).toFixed(0)}`,
)
rmSync(folder, { recursive: true })

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
async function keep(name: string, to: number, each: number, from = 0): Promise<number> {
  const entries = Array.from({ length: to - from }, (_, i) => ({ record: another(read[i % read.length]!, from + i) }))
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
