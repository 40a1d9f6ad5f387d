/**
 * How right modes and contexts are told: feeds GOLD events of two development parts into the rules and compares with
 * `training/annotations/modes.*.jsonl`, which hold what a reader says of each (ids and labels only).
 *
 * `node bench/modes.ts [--misses]`; a row's sentence is taken for its paragraph, since the corpora have sentences. Their
 * texts lie beside the repository, in `../shared`; without them there is nothing to measure.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { Act } from '../src/frames/act.ts'
import { contextsOf } from '../src/frames/event-contexts.ts'
import { modeOf } from '../src/frames/event-mode.ts'
import type { EventType } from '../src/record/plover.ts'
import type { Range } from '../src/record/ranges.ts'

type Pair = readonly [start: number, end: number]
type GoldEvent = { type: EventType; anchor: Pair; source: Pair | null; target: Pair | null }
type Row = { id: string; text: string; events: GoldEvent[] }
/** What a reader says of an event; without `mode`, nobody looked at it. */
type Label = { id: string; event: number; mode?: string | null; contexts: string[] }
type Count = { given: number; right: number; wanted: number }

const parts = {
  'news.dev, all events': ['events/news.dev.jsonl.gz', 'modes.news-dev.jsonl'],
  'rich.dev, events of its first 95 sentences': ['events/rich.dev.jsonl.gz', 'modes.rich-dev.jsonl'],
  'rich.dev, events of its next 93 sentences': ['events/rich.dev.jsonl.gz', 'modes.rich-dev-second.jsonl'],
  'rich.dev, events of its last sentences': ['events/rich.dev.jsonl.gz', 'modes.rich-dev-third.jsonl'],
  'news.train, 100 sentences at random': ['events/news.train.jsonl.gz', 'contexts.news-train.jsonl'],
} as const

for (const [title, [corpus, labels]] of Object.entries(parts)) {
  const texts = fileURLToPath(new URL(`../../shared/data/${corpus}`, import.meta.url))
  if (!existsSync(texts)) {
    console.log(`${corpus} is not here (../shared/data); there is nothing to measure.`)
    continue
  }
  const rows = lines<Row>(gunzipSync(readFileSync(texts)).toString('utf8'))
  const given = lines<Label>(readFileSync(new URL(`../training/annotations/${labels}`, import.meta.url), 'utf8'))
  console.log(`\n${title}: ${given.length} annotated`)
  measure(rows, given, process.argv.includes('--misses'))
}

function measure(rows: readonly Row[], labels: readonly Label[], tellMisses: boolean): void {
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  const modes = new Map<string, Count>()
  const contexts = new Map<string, Count>()
  for (const label of labels) {
    const row = rowOf.get(label.id)
    const event = row?.events[label.event]
    if (!row || !event) throw new Error(`There is no event ${label.event} of ${label.id} in the corpus.`)
    const mode = modeOf(actOf(row.text, event), row.text, { start: 0, end: row.text.length })
    const about = contextsOf({ mode }, row.text, { start: 0, end: row.text.length })
    if (label.mode !== undefined)
      count(modes, event.type, mode === null ? [] : [mode], label.mode === null ? [] : [label.mode])
    for (const name of new Set([...about, ...label.contexts])) {
      const only = (names: readonly string[]): string[] => names.filter((n) => n === name)
      count(contexts, name, only(about), only(label.contexts))
    }
    if (!tellMisses) continue
    const place = `${label.id} ${label.event} ${event.type}`
    if (label.mode !== undefined && mode !== label.mode) console.log(`${place} mode ${mode}, annotated ${label.mode}`)
    if (about.join() !== label.contexts.join()) console.log(`${place} contexts ${about}, annotated ${label.contexts}`)
  }
  if (modes.size > 0) table('modes, by type', modes)
  table('contexts', contexts)
}

function actOf(text: string, { type, anchor, source, target }: GoldEvent): Act {
  const units = unitOffsets(text)
  const range = ([start, end]: Pair): Range => ({ start: units[start]!, end: units[end]! })
  return { type, anchor: range(anchor), source: source && range(source), target: target && range(target) }
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
