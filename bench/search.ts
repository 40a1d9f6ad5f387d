/**
 * How long questions to a large archive take: `node bench/search.ts [records] [questions]`, 100,000 and 300 by default.
 * With the path of an archive that holds such records in place of their number, that one is asked.
 *
 * Told are the time on the clock and the processor time of all threads, which other work on the machine hardly changes.
 * The records are made up (`made-up-records.ts`). A question is a word of the ranks 10 to 3,000 and one filter, each
 * kind of filter in turn; a tally and a time line are asked beside it. All from one seed, so every run asks the same of
 * the same.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { type Archive, openArchive } from '../src/index.ts'
import { eventTypes } from '../src/record/plover.ts'
import { type Question, search } from '../src/views/search.ts'
import { tally } from '../src/views/tally.ts'
import { timeline } from '../src/views/timeline.ts'
import { findWho } from '../src/views/who.ts'
import { numbersFrom } from '../test/numbers-from.ts'
import { madeUpRecords, pick, states, words } from './made-up-records.ts'

const given = process.argv[2] ?? '100000'
const questions = Number(process.argv[3] ?? 300)
const random = numbersFrom(20_240_501)

console.log(`${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}; Node ${process.version}`)
const folder = mkdtempSync(join(tmpdir(), 'demarche-bench-'))
const archive = /^\d+$/.test(given) ? await filled(Number(given)) : await openArchive(given, { readOnly: true })
await ask(archive)
await archive.close()
rmSync(folder, { recursive: true })

async function filled(records: number): Promise<Archive> {
  const path = join(folder, 'all.archive')
  const made = await openArchive(path, { create: true })
  const began = performance.now()
  for (const some of madeUpRecords(records)) await made.addMany(some.map((record) => ({ record })))
  const seconds = (performance.now() - began) / 1000
  console.log(
    `${records} records kept in ${seconds.toFixed(0)} s, ${(statSync(path).size / records).toFixed(0)} bytes each`,
  )
  return made
}

type Time = { readonly clock: number; readonly cpu: number }

async function ask(archive: Archive): Promise<void> {
  const times = new Map<string, Time[]>()
  async function timed(kind: string, work: () => Promise<unknown>): Promise<void> {
    const [start, used] = [performance.now(), processorTime()]
    await work()
    const time = { clock: performance.now() - start, cpu: processorTime() - used }
    times.set(kind, [...(times.get(kind) ?? []), time])
  }
  const kinds: Readonly<Record<string, (name: string, code: string) => Promise<Question>>> = {
    'word, who': async (name) => ({ by: await findWho(archive, name) }),
    'word, about whom': async (_, code) => ({ about: await findWho(archive, code) }),
    'word, type': async () => ({ types: [pick(eventTypes, random)] }),
    'word, days': async () => ({ from: '2015-01-01', to: '2016-12-31' }),
    'word, mode': async () => ({ mode: 'direct' }),
    'word alone': async () => ({}),
  }
  for (let i = 0; i < questions; i++) {
    const [kind = '', filter] = Object.entries(kinds)[i % Object.keys(kinds).length] ?? []
    const word = words[10 + Math.floor(random() * 2_990)] ?? ''
    const { name, code } = pick(states, random)
    await timed(kind, async () => search(archive, { ...(await filter?.(name, code)), words: word }))
  }
  const all = [...times.values()].flat()
  for (const [kind, list] of [...times, ['all', all] as const]) console.log(`${kind.padEnd(18)}${percentiles(list)}`)
  times.clear()
  for (let i = 0; i < 10; i++) {
    const one = await findWho(archive, pick(states, random).name)
    const other = await findWho(archive, pick(states, random).name)
    await timed('time line of two', () => timeline(archive, { between: [one, other] }))
    if (i < 3) await timed('tally by dyad and month', () => tally(archive, { keys: ['dyad', 'month'] }))
  }
  for (const [kind, list] of times) console.log(`${kind.padEnd(25)}${percentiles(list)}`)
}

function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function percentiles(list: readonly Time[]): string {
  const told = (times: readonly number[]) => {
    const sorted = times.toSorted((a, b) => a - b)
    const at = (part: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1)
    return `median ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)} ms`
  }
  return `clock: ${told(list.map(({ clock }) => clock))}; cpu: ${told(list.map(({ cpu }) => cpu))}; of ${list.length}`
}
