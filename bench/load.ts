/**
 * Fifty readers at once over every page and the API of a large archive, as `demarche serve` answers them on loopback.
 *
 * `node bench/load.ts [--archive FILE] [--records N] [--readers N] [--seconds S] [--pause MS] [--flood S]`; 100,000
 * records, 50 readers, 120 seconds, a pause of 5 seconds, and 20 seconds of flood by default. Without `--archive` the
 * records are made up (`made-up-records.ts`, every tenth a near-copy), kept, joined, and thrown away at the end.
 *
 * A reader asks for a page, reads all of the answer, looks at it for half to one and a half times the pause, and asks for
 * the next, each kind in turn from a place of its own, with what it asks for drawn by lot (`load-kinds.ts`). A time is from
 * the request to the last byte. Then the readers ask without any pause for a while, which tells how much the server does
 * at most; those times are told, and nothing is asked of them. All readers are in this one process; they and the server
 * share the machine's cores. An answer that takes more than 10 seconds is none. Ends with 1 where an answer was none or a
 * page's p95 is over 200 ms.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { joinReports } from '../src/archive/across/join-reports.ts'
import { openArchive } from '../src/archive/open-archive.ts'
import { numbersFrom } from '../test/numbers-from.ts'
import { gathered, kindsOf } from './load-kinds.ts'
import { madeUpRecords } from './made-up-records.ts'

const { values } = parseArgs({
  options: {
    archive: { type: 'string' },
    records: { type: 'string', default: '100000' },
    readers: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '120' },
    pause: { type: 'string', default: '5000' },
    flood: { type: 'string', default: '20' },
  },
})
const readers = Number(values.readers)
const [mostMilliseconds, patience] = [200, 10_000]
const random = numbersFrom(7)
const folder = mkdtempSync(join(tmpdir(), 'demarche-load-'))
const askedBefore = new Set<string>()

const path = values.archive ?? (await made(join(folder, 'all.archive'), Number(values.records)))
const { server, address } = await started(path)
const agent = new Agent({ keepAlive: true, maxSockets: readers })
try {
  const known = await gathered(address, random)
  console.log(`${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}; Node ${process.version}`)
  console.log('readers are in one process and share the cores with the server')
  const paced = await phase(known, Number(values.seconds), Number(values.pause))
  tell(`${readers} readers, a pause of ${values.pause} ms`, paced)
  for (const [kind, list] of paced.times) console.log(`${kind.padEnd(22)}${percentiles(list)}`)
  judge(paced)
  if (Number(values.flood) > 0) tell(`${readers} readers without a pause`, await phase(known, Number(values.flood), 0))
} finally {
  server.kill('SIGTERM')
  rmSync(folder, { recursive: true })
}
process.exit()

async function made(place: string, count: number): Promise<string> {
  const archive = await openArchive(place, { create: true })
  for (const some of madeUpRecords(count, { copies: true })) {
    await archive.addMany(some.map((record) => ({ record })))
  }
  await archive.fail({
    foundAt: 'a.pdf',
    key: null,
    id: null,
    error: { code: 'binary', message: 'This is a picture.' },
  })
  console.log('joined', JSON.stringify(await joinReports(archive)))
  await archive.close()
  return place
}

/** The server as people start it, once it has answered its first visitor. */
async function started(place: string): Promise<{ server: ChildProcess; address: string }> {
  const program = fileURLToPath(new URL('../bin/demarche.mjs', import.meta.url))
  const child = spawn(process.execPath, [program, 'serve', '--archive', place, '--port', '0', '--read-only'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const at = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
    child.once('exit', () => reject(new Error('the server ended before it served')))
  })
  const start = performance.now()
  await (await fetch(at)).arrayBuffer()
  console.log(`the overview came ${(performance.now() - start).toFixed(0)} ms after the server had started`)
  return { server: child, address: at }
}

type Phase = {
  readonly times: Map<string, number[]>
  readonly failures: string[]
  readonly seconds: number
  /** How many answers were to an address that had been asked for before, so that the server had them. */
  kept: number
  readonly cpu: { readonly server: number; readonly readers: number }
}

/** All readers at once for so many seconds. */
async function phase(known: Awaited<ReturnType<typeof gathered>>, seconds: number, pause: number): Promise<Phase> {
  const [times, failures] = [new Map<string, number[]>(), [] as string[]]
  let kept = 0
  const before = { server: cpuOf(server), own: process.cpuUsage() }
  const began = performance.now()
  const end = began + seconds * 1_000
  async function reader(number: number): Promise<void> {
    await setTimeout(random() * pause)
    for (let turn = number * 5; performance.now() < end; turn++) {
      const all = Object.entries(kindsOf(known, random))
      const [kind, place] = all[turn % all.length]!
      if (place === null) continue
      if (askedBefore.has(place)) kept++
      askedBefore.add(place)
      const start = performance.now()
      const status = await asked(place)
      const list = times.get(kind) ?? []
      times.set(kind, list)
      list.push(performance.now() - start)
      if (status !== 200) failures.push(`${status} ${place}`)
      if (pause > 0) await setTimeout(Math.max(0, Math.min(pause * (0.5 + random()), end - performance.now())))
    }
  }
  await Promise.all(Array.from({ length: readers }, (_, number) => reader(number)))
  const own = process.cpuUsage(before.own)
  const cpu = { server: cpuOf(server) - before.server, readers: (own.user + own.system) / 1e6 }
  return { times, failures, kept, seconds: (performance.now() - began) / 1_000, cpu }
}

function asked(place: string): Promise<number | string> {
  return new Promise((resolve) => {
    get(`${address}${place}`, { agent, signal: AbortSignal.timeout(patience) }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 'none'))
      answer.once('error', (error) => resolve(error.message))
    }).once('error', (error) => resolve(error.message))
  })
}

function tell(title: string, { times, failures, kept, seconds, cpu }: Phase): void {
  const all = [...times.values()].flat()
  const each = (of: number) => ((1_000 * of) / all.length).toFixed(1)
  console.log(
    `${title}: ${all.length} answers in ${seconds.toFixed(0)} s, ${(all.length / seconds).toFixed(0)} a second`,
  )
  console.log(
    `  ${percentiles(all)}; ${((100 * kept) / all.length).toFixed(0)} % asked before; failures: ${failures.length}`,
  )
  console.log(`  processor time: server ${each(cpu.server)} ms an answer, readers ${each(cpu.readers)} ms`)
  if (failures.length > 0) console.log(`  ${failures.slice(0, 5).join(', ')}`)
}

function judge({ times, failures }: Phase): void {
  const slow = [...times].filter(([, list]) => at(list, 0.95) > mostMilliseconds).map(([kind]) => kind)
  console.log(
    slow.length === 0 ? `every p95 is under ${mostMilliseconds} ms` : `over ${mostMilliseconds} ms: ${slow.join(', ')}`,
  )
  if (failures.length > 0 || slow.length > 0) process.exitCode = 1
}

function percentiles(list: readonly number[]): string {
  const figure = (part: number) => at(list, part).toFixed(0).padStart(5)
  return `p50 ${figure(0.5)} ms  p95 ${figure(0.95)} ms  longest ${figure(1)} ms  of ${list.length}`
}

function at(list: readonly number[], part: number): number {
  const sorted = list.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

/** Seconds of processor time of a process so far (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html). */
function cpuOf({ pid }: ChildProcess): number {
  try {
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
    const fields = rest.split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return Number.NaN
  }
}
