/**
 * How right modes and contexts are told: feeds the GOLD events of the news development part into the rules and compares
 * with `training/annotations/modes.news-dev.jsonl`, which holds what a reader says of each (ids and labels only).
 *
 * `node bench/modes.ts [--misses]`; a row's sentence is taken for its paragraph, since the corpus has sentences. Its texts
 * lie beside the repository, in `../shared`; without them there is nothing to measure.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { contextsOf } from '../src/frames/event-contexts.ts'
import { modeOf } from '../src/frames/event-mode.ts'
import type { EventType } from '../src/record/plover.ts'
import type { Range } from '../src/record/ranges.ts'

type Pair = readonly [start: number, end: number]
type GoldEvent = { type: EventType; anchor: Pair; source: Pair | null; target: Pair | null }
type Row = { id: string; text: string; events: GoldEvent[] }
type Label = { id: string; event: number; mode: string | null; contexts: string[] }
type Count = { given: number; right: number; wanted: number }

const corpus = fileURLToPath(new URL('../../shared/data/events/news.dev.jsonl.gz', import.meta.url))
const labels = fileURLToPath(new URL('../training/annotations/modes.news-dev.jsonl', import.meta.url))

if (!existsSync(corpus)) {
  console.log('The corpora are not here (../shared); there is nothing to measure.')
} else {
  const rows = lines<Row>(gunzipSync(readFileSync(corpus)).toString('utf8'))
  measure(rows, lines<Label>(readFileSync(labels, 'utf8')), process.argv.includes('--misses'))
}

function measure(rows: readonly Row[], given: readonly Label[], tellMisses: boolean): void {
  const labelOf = new Map(given.map((label) => [`${label.id} ${label.event}`, label]))
  const modes = new Map<string, Count>()
  const contexts = new Map<string, Count>()
  for (const { id, text, events } of rows) {
    const units = unitOffsets(text)
    const range = (pair: Pair): Range => ({ start: units[pair[0]]!, end: units[pair[1]]! })
    const whole = { start: 0, end: text.length }
    events.forEach((event, at) => {
      const label = labelOf.get(`${id} ${at}`)
      if (!label) throw new Error(`Event ${at} of ${id} is not annotated.`)
      const act = {
        type: event.type,
        anchor: range(event.anchor),
        source: event.source && range(event.source),
        target: event.target && range(event.target),
      }
      const mode = modeOf(act, text, whole)
      const about = contextsOf({ mode }, text, whole)
      count(modes, event.type, mode === null ? [] : [mode], label.mode === null ? [] : [label.mode])
      for (const name of new Set([...about, ...label.contexts]))
        count(contexts, name, about.includes(name) ? [name] : [], label.contexts.includes(name) ? [name] : [])
      if (!tellMisses) return
      if (mode !== label.mode) console.log(`${id} ${at} ${event.type} mode ${mode}, annotated ${label.mode}`)
      if (about.join() !== label.contexts.join())
        console.log(`${id} ${at} contexts ${about}, annotated ${label.contexts}`)
    })
  }
  table('modes, by type', modes)
  table('contexts', contexts)
}

function count(counts: Map<string, Count>, name: string, given: readonly string[], wanted: readonly string[]): void {
  const now = counts.get(name) ?? { given: 0, right: 0, wanted: 0 }
  now.given += given.length
  now.wanted += wanted.length
  now.right += given.filter((g) => wanted.includes(g)).length
  counts.set(name, now)
}

function table(title: string, counts: ReadonlyMap<string, Count>): void {
  const all: Count = { given: 0, right: 0, wanted: 0 }
  console.log(`\n${title}: precision, recall (right / given / annotated)`)
  for (const [name, c] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (c.given + c.wanted === 0) continue
    console.log(row(name, c))
    all.given += c.given
    all.right += c.right
    all.wanted += c.wanted
  }
  console.log(row('all', all))
}

function row(name: string, { given, right, wanted }: Count): string {
  const share = (of: number): string => (of === 0 ? '-' : ((100 * right) / of).toFixed(1)).padStart(6)
  return `${name.padEnd(24)}${share(given)}${share(wanted)}  ${right} / ${given} / ${wanted}`
}

/** The UTF-16 offset of each code point of a text, and of its end: the corpus counts code points. */
function unitOffsets(text: string): number[] {
  const offsets: number[] = []
  let at = 0
  for (const point of text) {
    offsets.push(at)
    at += point.length
  }
  return [...offsets, at]
}

function lines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
}
