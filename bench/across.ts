/**
 * How well and how fast demarche joins what reports have in common.
 *
 * - Copies, tellings (those found, and all) and reports: pairwise F1 on the told reports (`test/archive/across/told/`), read by the reader
 *   itself. The first six happenings served to choose weights and bars; the last six give the figures that are reported.
 * - The same without near-copies, so that what is easy does not stand for what is not.
 * - Growth: time of each step over 1,000, 3,000 and 10,000 synthetic records, and the exponent of time over number. The
 *   records are told reports whose names, numbers and days are made others, one in five a near-copy of the one before;
 *   their events are made by hand at the marks, since this measures time and no quality.
 *
 * `node bench/across.ts [quality|growth]`
 */
import { performance } from 'node:perf_hooks'
import type { AcrossReport } from '../src/archive/across/across-report.ts'
import { findCopies } from '../src/archive/across/find-copies.ts'
import { findHappenings } from '../src/archive/across/find-happenings.ts'
import { joinActors } from '../src/archive/across/join-actors.ts'
import { joinAll } from '../src/archive/across/join-reports.ts'
import { actorIdentifier } from '../src/reading/identify-actor.ts'
import { openReader } from '../src/reading/open-reader.ts'
import { acrossReport } from '../test/archive/across/across-record.ts'
import { type Agreement, copyPairs, reportPairs, tellingPairs } from '../test/archive/across/pairwise.ts'
import { readTold } from '../test/archive/across/read-told.ts'
import { syntheticRecords } from '../test/archive/across/synthetic-records.ts'
import { type halves, type Told, toldReports } from '../test/archive/across/told-reports.ts'

const wanted = process.argv[2] ?? 'all'
const faults = process.argv.includes('--faults')
if (wanted !== 'growth') await quality()
if (wanted !== 'quality') growth()

async function quality(): Promise<void> {
  const reader = await openReader()
  for (const half of ['choosing', 'reported'] as const) await measure(half, await readTold(reader, toldReports(half)))
  await reader.close()
}

async function measure(half: keyof typeof halves, reports: readonly AcrossReport[]): Promise<void> {
  const told = toldReports(half)
  const originals: Told = { ...told, reports: told.reports.filter(({ copyOf }) => copyOf === null) }
  const kept = new Set(originals.reports.map(({ id }) => id))
  const identify = actorIdentifier()
  const { copies, happenings } = joinAll(reports, identify, [])
  const alone = joinAll(
    reports.filter(({ key }) => kept.has(key)),
    identify,
    [],
  )
  const events = reports.reduce((sum, { record }) => sum + record.events.length, 0)
  console.log(`\n${half}: ${told.reports.length} reports, ${events} events read`)
  show('copies', copyPairs(told, copies.groups))
  show('tellings found', tellingPairs(told, happenings.happenings, { of: 'found' }))
  show('tellings, all', tellingPairs(told, happenings.happenings, { of: 'all' }))
  show('reports', reportPairs(told, happenings.happenings))
  console.log('  without near-copies:')
  show('tellings found', tellingPairs(originals, alone.happenings.happenings, { of: 'found' }))
  show('tellings, all', tellingPairs(originals, alone.happenings.happenings, { of: 'all' }))
  show('reports', reportPairs(originals, alone.happenings.happenings))
}

function show(name: string, { precision, recall, f1, right, wrong, missed, faults: all }: Agreement): void {
  const figures = [precision, recall, f1].map((figure) => (100 * figure).toFixed(1)).join(' / ')
  console.log(`  ${name.padEnd(20)} P / R / F1 ${figures}   right ${right}, wrong ${wrong}, missed ${missed}`)
  if (faults) for (const fault of all) console.log(`      ${fault}`)
}

function growth(): void {
  const sizes = [1_000, 3_000, 10_000]
  const steps = new Map<string, number[]>()
  for (const size of sizes) {
    const reports = syntheticRecords(size).map(acrossReport)
    const copies = timed('copies', () => findCopies(reports), steps)
    const actors = timed('actors', () => joinActors(reports, () => null), steps)
    const { happenings } = timed('happenings', () => findHappenings(reports, actors, copies), steps)
    const acts = reports.reduce((sum, { record }) => sum + record.events.length, 0)
    console.log(
      `\n${size} records, ${acts} events: ${copies.groups.length} groups of copies, ${happenings.length} happenings`,
    )
  }
  console.log('')
  for (const [step, times] of steps) {
    const exponent = Math.log(times.at(-1)! / times[0]!) / Math.log(sizes.at(-1)! / sizes[0]!)
    const seconds = times.map((time) => (time / 1000).toFixed(2)).join(', ')
    console.log(`${step.padEnd(12)} ${seconds} s of processor time; grows with the power ${exponent.toFixed(2)}`)
  }
  console.log(`peak memory  ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
}

/** Processor time, which other work on the machine does not change. */
function timed<T>(step: string, work: () => T, steps: Map<string, number[]>): T {
  const before = process.cpuUsage()
  const started = performance.now()
  const done = work()
  const { user, system } = process.cpuUsage(before)
  const spent = Math.min((user + system) / 1000, performance.now() - started)
  steps.set(step, [...(steps.get(step) ?? []), spent])
  return done
}
