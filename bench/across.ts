/**
 * How well demarche joins what reports have in common.
 *
 * - Copies, tellings (those found, and all) and reports: pairwise F1 on the told reports (`test/archive/across/told/`), read by the reader
 *   itself. The first six happenings served to choose weights and bars; the last six give the figures that are reported.
 * - The same without near-copies, so that what is easy does not stand for what is not.
 *
 * `node bench/across.ts [--faults]`; what it costs is `bench/scale.ts join`
 */
import type { AcrossReport } from '../src/archive/across/across-report.ts'
import { actorIdentifier } from '../src/reading/identify-actor.ts'
import { openReader } from '../src/reading/open-reader.ts'
import { joinInMemory } from '../test/archive/across/join-in-memory.ts'
import { type Agreement, copyPairs, reportPairs, tellingPairs } from '../test/archive/across/pairwise.ts'
import { readTold } from '../test/archive/across/read-told.ts'
import { type halves, type Told, toldReports } from '../test/archive/across/told-reports.ts'

const faults = process.argv.includes('--faults')
const reader = await openReader()
for (const half of ['choosing', 'reported'] as const) await measure(half, await readTold(reader, toldReports(half)))
await reader.close()

async function measure(half: keyof typeof halves, reports: readonly AcrossReport[]): Promise<void> {
  const told = toldReports(half)
  const originals: Told = { ...told, reports: told.reports.filter(({ copyOf }) => copyOf === null) }
  const kept = new Set(originals.reports.map(({ id }) => id))
  const identify = actorIdentifier()
  const { copies, happenings } = joinInMemory(reports, { identify })
  const alone = joinInMemory(
    reports.filter(({ key }) => kept.has(key)),
    { identify },
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
