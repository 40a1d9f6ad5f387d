/**
 * Fifty readers at once over every page and the API of a large archive, as `demarche serve` answers them on loopback.
 *
 * `node bench/load.ts [--archive FILE] [--records N] [--readers N] [--seconds S] [--pause MS]`; 100,000 records, 50
 * readers, 30 seconds and a second's pause by default. Without `--archive` the records are made up
 * (`made-up-records.ts`, every tenth a near-copy), kept, joined, and thrown away at the end.
 *
 * A reader asks for a page, reads all of the answer, pauses for half to one and a half times the pause, and asks for the
 * next, each kind in turn from a place of its own, with words, actors, reports and days drawn by lot: words of the ranks
 * 10 to 3,000, actors by how many reports name them, any report, any two states. A time is from the request to the last
 * byte. Readers and server share the machine's cores. Ends with 1 where an answer was none or a page's p95 is over 200 ms.
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
import type { Page } from '../src/views/asked-for.ts'
import type { ListedActor } from '../src/views/find-actors.ts'
import type { ListedReport } from '../src/views/find-reports.ts'
import type { ListedHappening } from '../src/views/list-happenings.ts'
import { numbersFrom } from '../test/numbers-from.ts'
import { madeUpRecords, pick, states, words } from './made-up-records.ts'

const { values } = parseArgs({
  options: {
    archive: { type: 'string' },
    records: { type: 'string', default: '100000' },
    readers: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '30' },
    pause: { type: 'string', default: '1000' },
  },
})
const [readers, seconds, pause] = [Number(values.readers), Number(values.seconds), Number(values.pause)]
const mostMilliseconds = 200
const random = numbersFrom(7)
const folder = mkdtempSync(join(tmpdir(), 'demarche-load-'))

const path = values.archive ?? (await made(join(folder, 'all.archive'), Number(values.records)))
const { server, address } = await started(path)
const agent = new Agent({ keepAlive: true, maxSockets: readers })
const known = await gathered()
const times = new Map<string, number[]>()
const failures: string[] = []
const before = { server: cpuOf(server), own: process.cpuUsage() }
const began = performance.now()
await Promise.all(Array.from({ length: readers }, (_, number) => reader(number)))
const ran = (performance.now() - began) / 1_000
report()
server.kill('SIGTERM')
rmSync(folder, { recursive: true })

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

/** The server as people start it, once it has made what is slow to make. */
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
  for (const page of ['/', '/dialogue', '/search', '/actors']) await (await fetch(`${at}${page}`)).arrayBuffer()
  console.log(`ready ${((performance.now() - start) / 1_000).toFixed(1)} s after the start`)
  return { server: child, address: at }
}

type Known = {
  readonly reports: readonly string[]
  readonly actors: readonly ListedActor[]
  readonly happenings: readonly string[]
}

/** Keys of what readers ask for, from the API's own lists. */
async function gathered(): Promise<Known> {
  const list = async <T>(question: string) => (await (await fetch(`${address}/api/${question}`)).json()) as Page<T>
  const days = Array.from({ length: 20 }, () => day())
  const reports: string[] = []
  for (const to of days) {
    reports.push(...(await list<ListedReport>(`reports?limit=50&to=${to}`)).items.map(({ report }) => report))
  }
  const actors: ListedActor[] = []
  let next: string | null = ''
  while (next !== null && actors.length < 2_000) {
    const page: Page<ListedActor> = await list(`actors?limit=200${next === '' ? '' : `&cursor=${next}`}`)
    actors.push(...page.items)
    next = page.next
  }
  const happenings = (await list<ListedHappening>('happenings?limit=200')).items.map(({ id }) => id)
  return { reports, actors, happenings }
}

function kinds(): Readonly<Record<string, string | null>> {
  const { reports, actors, happenings } = known
  const word = () => words[10 + Math.floor(random() * 2_990)] ?? ''
  const state = () => pick(states, random)
  const key = encodeURIComponent(actor(actors)?.key ?? 's_QAA')
  const happening = happenings.length === 0 ? null : pick(happenings, random)
  const narrowed = pick(
    [`country=${state().code}`, 'type=CONSULT', 'status=possible', `outlet=Outlet+${Math.floor(random() * 50)}`],
    random,
  )
  return {
    '/': '/',
    '/search?q': `/search?q=${word()}`,
    '/search?of=events&q': `/search?of=events&q=${word()}`,
    '/search, narrowed': `/search?of=events&${narrowed}&from=${day()}`,
    '/search.csv?q': `/search.csv?q=${word()}`,
    '/reports': `/reports?to=${day()}`,
    '/reports?q': `/reports?q=${word()}`,
    '/reports/KEY': `/reports/${pick(reports, random)}`,
    '/actors': '/actors',
    '/actors?q': `/actors?q=${word()}`,
    '/actors/KEY': `/actors/${key}`,
    '/actors/KEY/said': `/actors/${key}/said`,
    '/dialogue': '/dialogue',
    '/dialogue?a&b': `/dialogue?a=${state().code}&b=${state().code}`,
    '/happenings': `/happenings?from=${day()}`,
    '/happenings/ID': happening === null ? null : `/happenings/${happening}`,
    '/failures': '/failures',
    '/review': '/review',
    '/paste': '/paste',
    '/api': '/api',
    'API overview': '/api/overview',
    'API statements?q': `/api/statements?q=${word()}`,
    'API events': `/api/events?country=${state().code}&limit=50`,
    'API facets': `/api/facets?q=${word()}`,
    'API actors/KEY': `/api/actors/${key}`,
    'API pair': `/api/pair?a=s_${state().code}&b=s_${state().code}`,
    'API happenings': `/api/happenings?from=${day()}`,
    'API reports/KEY': `/api/reports/${pick(reports, random)}`,
  }
}

/** By lot, each as likely as reports name them. */
function actor(all: readonly ListedActor[]): ListedActor | undefined {
  let sought = random() * all.reduce((sum, { reports }) => sum + reports, 0)
  return all.find(({ reports }) => {
    sought -= reports
    return sought <= 0
  })
}

function day(): string {
  return new Date(Date.UTC(2010, 0, 1 + Math.floor(random() * 3_650))).toISOString().slice(0, 10)
}

async function reader(number: number): Promise<void> {
  const end = began + seconds * 1_000
  await setTimeout(random() * pause)
  for (let turn = number * 5; performance.now() < end; turn++) {
    const all = Object.entries(kinds())
    const [kind, place] = all[turn % all.length]!
    if (place === null) continue
    const start = performance.now()
    const status = await asked(place)
    times.set(kind, [...(times.get(kind) ?? []), performance.now() - start])
    if (status !== 200) failures.push(`${status} ${place}`)
    await setTimeout(pause * (0.5 + random()))
  }
}

function asked(place: string): Promise<number | string> {
  return new Promise((resolve) => {
    get(`${address}${place}`, { agent }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 'none'))
    }).once('error', (error) => resolve(error.message))
  })
}

function report(): void {
  const own = process.cpuUsage(before.own)
  const spent = { server: cpuOf(server) - before.server, own: (own.user + own.system) / 1e6 }
  const all = [...times.values()].flat()
  console.log(`${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}; Node ${process.version}`)
  console.log(
    `${readers} readers, a pause of ${pause} ms: ${all.length} answers in ${ran.toFixed(0)} s, ${(all.length / ran).toFixed(0)} a second`,
  )
  console.log(
    `processor time: server ${spent.server.toFixed(1)} s, ${((1_000 * spent.server) / all.length).toFixed(1)} ms an answer; readers ${spent.own.toFixed(1)} s`,
  )
  for (const [kind, list] of times) console.log(`${kind.padEnd(22)}${percentiles(list)}`)
  console.log(`${'all'.padEnd(22)}${percentiles(all)}`)
  console.log(`failures: ${failures.length} ${failures.slice(0, 5).join(', ')}`)
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
