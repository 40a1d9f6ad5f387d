/**
 * Records that are made up, for measuring archives of any size: each has 8 sentences of 14 words drawn from 6,000
 * made-up words, the n-th of which is n times rarer than the first (Zipf), two states out of 40 and two of their
 * officials, 3 statements, 3 events, and a day in ten years. With `copies`, every tenth is a
 * near-copy of the one before in another outlet, so that there is something to join. `among` draws from fewer states.
 * All come from one seed, so every run makes the same.
 */
import type { Actor, Mention } from '../src/record/actor.ts'
import type { Event } from '../src/record/event.ts'
import { fingerprintOf } from '../src/record/fingerprint.ts'
import { eventTypes } from '../src/record/plover.ts'
import { spanAt } from '../src/record/ranges.ts'
import type { ReportRecord } from '../src/record/report-record.ts'
import type { Statement } from '../src/record/statement.ts'
import { numbersFrom } from '../test/numbers-from.ts'

const random = numbersFrom(20_240_501)
export const words: readonly string[] = Array.from({ length: 6_000 }, (_, i) => madeUpWord(i))
const weights = sums(words.map((_, i) => 1 / (i + 1)))
export const states: readonly { readonly name: string; readonly code: string }[] = Array.from(
  { length: 40 },
  (_, i) => ({ name: `State ${capital(madeUpWord(7_000 + i))}`, code: codeOf(i) }),
)

/** Records in batches, each of as many as go well into one transaction. */
export function* madeUpRecords(
  count: number,
  { copies = false, among = states.length }: { readonly copies?: boolean; readonly among?: number } = {},
): Generator<readonly ReportRecord[], void, undefined> {
  let before: Draft | null = null
  for (let at = 0; at < count; at += batch) {
    const some: ReportRecord[] = []
    for (let number = at; number < Math.min(at + batch, count); number++) {
      const draft: Draft = copies && number % 10 === 9 && before !== null ? before : drawn(among)
      some.push(recordOf(draft, number))
      before = draft
    }
    yield some
  }
}

const batch = 500

/** What is drawn by lot for a record. */
type Draft = {
  readonly sentences: readonly string[]
  readonly sides: readonly [(typeof states)[number], (typeof states)[number]]
  readonly officials: readonly string[]
  readonly day: string
  readonly types: readonly Event['type'][]
  readonly sureness: readonly number[]
}

function drawn(among: number): Draft {
  const some = states.slice(0, among)
  const [one, other] = [pick(some), pick(some)]
  const officials = [`Official ${capital(pick(words))}`, `Envoy ${capital(pick(words))}`]
  return {
    sentences: Array.from({ length: 8 }, (_, i) => sentence(i, one.name, other.name, officials)),
    sides: [one, other],
    officials,
    day: new Date(Date.UTC(2010, 0, 1 + Math.floor(random() * 3_650))).toISOString().slice(0, 10),
    types: [0, 1, 2].map(() => pick(eventTypes)),
    sureness: [0, 1, 2].map(() => 0.4 + Math.floor(random() * 60) / 100),
  }
}

function recordOf(
  { sentences, sides: [one, other], officials, day, types, sureness }: Draft,
  number: number,
): ReportRecord {
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
    roles: i === 2 ? [{ title: 'official', organisation: null, ...find('Official', 0) }] : [],
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
    via: i === 1 ? 'a4' : null,
    medium: null,
    addressee: null,
    within: null,
    time: null,
    confidence: sureness[i] ?? 0.9,
  }))
  const events: Event[] = [2, 3, 4].map((i) => ({
    id: `e${i - 1}`,
    type: types[i - 2] ?? 'CONSULT',
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
    confidence: sureness[i - 2] ?? 0.9,
  }))
  return {
    id: `bench-${number}`,
    fingerprint: fingerprintOf(text),
    origin: { uri: `https://outlet.example/${number}`, mediaType: 'text/plain', sha256: fingerprintOf(text).slice(7) },
    title: `${one.name} and ${other.name}: ${sentences[0]?.split(' ').slice(-8, -4).join(' ')}`,
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

/** One of a list, by lot. */
export function pick<T>(list: readonly T[], by: () => number = random): T {
  return list[Math.floor(by() * list.length)] as T
}
