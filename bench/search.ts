/**
 * How long questions to a large archive take: `node bench/search.ts [records] [questions]`, 100,000 and 300 by default.
 *
 * The records are made up: each has 8 sentences of 14 words drawn from 6,000 made-up words, the n-th of which is n times
 * rarer than the first (Zipf), two states out of 40 and two of their officials, 3 statements, 3 events, and a day in ten
 * years. A question is a word of the ranks 10 to 3,000 and one filter, each kind of filter in turn; a tally and a time
 * line are asked beside it. All from one seed, so every run asks the same of the same.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { type Archive, openArchive } from '../src/index.ts'
import type { Actor, Mention } from '../src/record/actor.ts'
import type { Event } from '../src/record/event.ts'
import { fingerprintOf } from '../src/record/fingerprint.ts'
import { eventTypes } from '../src/record/plover.ts'
import { spanAt } from '../src/record/ranges.ts'
import type { ReportRecord } from '../src/record/report-record.ts'
import type { Statement } from '../src/record/statement.ts'
import { type Question, search } from '../src/views/search.ts'
import { tally } from '../src/views/tally.ts'
import { timeline } from '../src/views/timeline.ts'
import { findWho } from '../src/views/who.ts'

const records = Number(process.argv[2] ?? 100_000)
const questions = Number(process.argv[3] ?? 300)
const random = numbersFrom(20_240_501)
const words = Array.from({ length: 6_000 }, (_, i) => madeUpWord(i))
const weights = sums(words.map((_, i) => 1 / (i + 1)))
const states = Array.from({ length: 40 }, (_, i) => ({
  name: `State ${capital(madeUpWord(7_000 + i))}`,
  code: codeOf(i),
}))

const folder = mkdtempSync(join(tmpdir(), 'demarche-bench-'))
const path = join(folder, 'all.archive')
const archive = await openArchive(path, { create: true })
const began = performance.now()
for (let at = 0; at < records; at += 500) {
  const some = Array.from({ length: Math.min(500, records - at) }, (_, i) => ({ record: madeUp(at + i) }))
  await archive.addMany(some)
}
const seconds = (performance.now() - began) / 1000
const bytes = statSync(path).size
console.log(`${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}; Node ${process.version}`)
console.log(`${records} records kept in ${seconds.toFixed(0)} s, ${(bytes / records).toFixed(0)} bytes each`)
await ask(archive)
await archive.close()
rmSync(folder, { recursive: true })

async function ask(archive: Archive): Promise<void> {
  const times = new Map<string, number[]>()
  async function timed(kind: string, work: () => Promise<unknown>): Promise<void> {
    const start = performance.now()
    await work()
    times.set(kind, [...(times.get(kind) ?? []), performance.now() - start])
  }
  const kinds: Readonly<Record<string, (name: string, code: string) => Promise<Question>>> = {
    'word, who': async (name) => ({ by: await findWho(archive, name) }),
    'word, about whom': async (_, code) => ({ about: await findWho(archive, code) }),
    'word, type': async () => ({ types: [pick(eventTypes)] }),
    'word, days': async () => ({ from: '2015-01-01', to: '2016-12-31' }),
    'word, mode': async () => ({ mode: 'direct' }),
    'word alone': async () => ({}),
  }
  for (let i = 0; i < questions; i++) {
    const [kind = '', filter] = Object.entries(kinds)[i % Object.keys(kinds).length] ?? []
    const word = words[10 + Math.floor(random() * 2_990)] ?? ''
    const { name, code } = pick(states)
    await timed(kind, async () => search(archive, { ...(await filter?.(name, code)), words: word }))
  }
  const all = [...times.values()].flat()
  for (const [kind, list] of [...times, ['all', all] as const]) console.log(`${kind.padEnd(18)}${percentiles(list)}`)
  times.clear()
  for (let i = 0; i < 10; i++) {
    const one = await findWho(archive, pick(states).name)
    const other = await findWho(archive, pick(states).name)
    await timed('time line of two', () => timeline(archive, { between: [one, other] }))
    if (i < 3) await timed('tally by dyad and month', () => tally(archive, { keys: ['dyad', 'month'] }))
  }
  for (const [kind, list] of times) console.log(`${kind.padEnd(25)}${percentiles(list)}`)
}

function percentiles(list: readonly number[]): string {
  const sorted = list.toSorted((a, b) => a - b)
  const at = (part: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1)
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms, of ${list.length}`
}

function madeUp(number: number): ReportRecord {
  const [one, other] = [pick(states), pick(states)]
  const officials = [`Official ${capital(pick(words))}`, `Envoy ${capital(pick(words))}`]
  const sentences = Array.from({ length: 8 }, (_, i) => sentence(i, one.name, other.name, officials))
  const text = `${sentences.join(' ')} Report ${number}.`
  const places: { start: number; end: number }[] = []
  for (const each of sentences) {
    const start = (places.at(-1)?.end ?? -1) + 1
    places.push({ start, end: start + each.length })
  }
  const find = (phrase: string, within: number) => {
    const start = text.indexOf(phrase, places[within]?.start ?? 0)
    return spanAt(text, { start, end: start + phrase.length })
  }
  const actors: Actor[] = [one.name, other.name, ...officials].map((name, i) => ({
    id: `a${i + 1}`,
    name,
    kind: i < 2 ? 'state' : 'person',
    country: (i % 2 === 0 ? one : other).code,
    sectors: i < 2 ? [] : ['GOV'],
    aliases: [],
    roles: [],
  }))
  const mentions: Mention[] = [0, 1, 2].map((i) => ({
    id: `m${i + 1}`,
    ...find(other.name, i),
    form: 'name',
    type: 'LOC',
    actor: 'a2',
  }))
  const statements: Statement[] = [0, 1, 2].map((i) => ({
    id: `s${i + 1}`,
    source: { spans: [find(officials[0] ?? '', i)], actor: 'a3' },
    cue: { spans: [find('said', i)] },
    content: { spans: [spanAt(text, { start: find('said', i).end + 1, end: places[i]?.end ?? 0 })] },
    mode: i === 0 ? 'direct' : 'indirect',
    via: null,
    medium: null,
    addressee: null,
    within: null,
    time: null,
    confidence: 0.9,
  }))
  const day = new Date(Date.UTC(2010, 0, 1 + Math.floor(random() * 3_650))).toISOString().slice(0, 10)
  const events: Event[] = [2, 3, 4].map((i) => ({
    id: `e${i - 1}`,
    type: pick(eventTypes),
    mode: null,
    contexts: [],
    anchor: { spans: [find('said', i)] },
    source: { spans: [find(officials[0] ?? '', i)], actors: ['a1'] },
    target: { spans: [find(other.name, i)], actors: ['a2'] },
    time: { expression: null, from: day, to: day },
    place: null,
    status: i === 4 ? 'possible' : 'actual',
    assertedBy: i === 2 ? 's3' : null,
    intensity: -2,
    quad: 3,
    confidence: 0.9,
  }))
  return {
    id: `bench-${number}`,
    fingerprint: fingerprintOf(text),
    origin: { uri: `https://outlet.example/${number}`, mediaType: 'text/plain', sha256: fingerprintOf(text).slice(7) },
    title: null,
    byline: [],
    publisher: `Outlet ${number % 50}`,
    published: day,
    language: 'en',
    text,
    bodyStart: 0,
    reader: { demarche: '0.1.0', model: 'made up', schema: '1.0' },
    sentences: places,
    mentions,
    actors,
    times: [],
    statements,
    events,
  }
}

function sentence(at: number, one: string, other: string, officials: readonly string[]): string {
  const filling = Array.from({ length: 8 }, zipf).join(' ')
  return `${at % 2 === 0 ? one : 'Yesterday'} ${officials[0]} said ${filling} to ${other} ${zipf()}.`
}

function zipf(): string {
  const sought = random() * (weights.at(-1) ?? 1)
  let low = 0
  let high = weights.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((weights[middle] ?? 0) < sought) low = middle + 1
    else high = middle
  }
  return words[low] ?? ''
}

function sums(list: readonly number[]): readonly number[] {
  let sum = 0
  return list.map((one) => {
    sum += one
    return sum
  })
}

function madeUpWord(number: number): string {
  const syllables = ['ba', 'ke', 'di', 'lo', 'mu', 'ra', 'se', 'ti', 'vo', 'nu']
  return String(number + 100)
    .split('')
    .map((digit) => syllables[Number(digit)])
    .join('')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function codeOf(number: number): string {
  return `Q${String.fromCharCode(65 + Math.floor(number / 26), 65 + (number % 26))}`
}

function pick<T>(list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T
}

/** Mulberry32, a generator of 32 bits by Tommy Ettinger (public domain): the same seed gives the same numbers. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
