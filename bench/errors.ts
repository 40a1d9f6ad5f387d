/**
 * Where demarche errs, counted by kind: statements on polnear.dev, events on news.dev and rich.dev, names on
 * conll2003.dev. Prints each kind with its number, the costliest first, and the recall of statements by mode.
 * The corpora's sentences are not printed: with `--ids` the rows' ids are, to look them up. `node bench/errors.ts`.
 */
import { takeIn } from '../src/intake/take-in.ts'
import type { Reader } from '../src/reading/open-reader.ts'
import type { Event } from '../src/record/event.ts'
import type { ReportRecord } from '../src/record/report-record.ts'
import type { Statement } from '../src/record/statement.ts'
import { type Extent, extents, type GoldEvent, type GoldStatement, goldRows, jaccard, meet } from './gold.ts'
import { placed, readGold, withCorpora } from './read-gold.ts'

const showIds = process.argv.includes('--ids')

/** Kinds of error with how often each occurred and where. */
class Tally {
  readonly #kinds = new Map<string, string[]>()

  add(kind: string, id: string): void {
    const ids = this.#kinds.get(kind) ?? []
    ids.push(id)
    this.#kinds.set(kind, ids)
  }

  print(title: string, most = 45): void {
    console.log(`\n${title}`)
    const sorted = [...this.#kinds].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    for (const [kind, ids] of sorted.slice(0, most)) {
      console.log(`${String(ids.length).padStart(5)}  ${kind}${showIds ? `  ${ids.slice(0, 12).join(' ')}` : ''}`)
    }
  }
}

await withCorpora(async (reader) => {
  await statementErrors(reader)
  for (const name of ['news', 'rich']) await eventErrors(reader, name)
  await nameErrors(reader)
})

async function statementErrors(reader: Reader): Promise<void> {
  const tally = new Tally()
  const recall = new Map<string, { gold: number; found: number }>()
  const rows = readGold<{ id: string; text: string; statements: GoldStatement[] }>(
    reader,
    'statements/polnear.dev.jsonl.gz',
  )
  for await (const { row, record, at } of rows) {
    const free = new Set(record.statements)
    for (const g of row.statements.filter((s) => s.content.length > 0)) {
      const gold = placed(g, at)
      const best = [...free]
        .map((s) => ({ s, share: jaccard(gold.content, extents(s.content)) }))
        .sort((a, b) => b.share - a.share)[0]
      const match = best && best.share > 0 ? best.s : null
      const mode = modeOf(row.text, gold.content)
      const count = recall.get(mode) ?? { gold: 0, found: 0 }
      recall.set(mode, count)
      count.gold++
      if (!match) {
        const cue = gold.cue.map(([a, b]) => row.text.slice(a, b).toLowerCase()).join(' ... ')
        tally.add(
          `missed, ${mode}, ${gold.cue.length === 0 ? 'without a cue' : /\b(?:said|says|say|told)\b/u.test(cue) ? 'a plain verb of saying' : /according/u.test(cue) ? 'according to' : 'another cue'}`,
          row.id,
        )
        continue
      }
      free.delete(match)
      const sourceRight =
        meet(gold.source, extents(match.source)) || (gold.source.length === 0 && match.source.spans.length === 0)
      if (best!.share >= 0.5 && sourceRight) count.found++
      for (const kind of partErrors(gold, match)) tally.add(`${kind}, ${mode}`, row.id)
    }
    for (const s of free) tally.add(`too many, ${s.mode}${s.within ? ', within another' : ''}`, row.id)
  }
  tally.print('statements, polnear.dev')
  for (const [mode, { gold, found }] of recall) {
    console.log(`recall of ${mode}: ${((100 * found) / gold).toFixed(1)} of ${gold}`)
  }
}

function* partErrors(gold: { source: Extent[]; content: Extent[] }, s: Statement): Generator<string> {
  const source = extents(s.source)
  if (gold.source.length > 0 && source.length === 0) yield 'source missing'
  else if (gold.source.length === 0 && source.length > 0) yield 'source where there is none'
  else if (gold.source.length > 0 && !meet(gold.source, source)) yield 'source elsewhere'
  else if (gold.source.length > 0 && jaccard(gold.source, source) < 0.98) yield 'source too long or short'
  const content = extents(s.content)
  if (jaccard(gold.content, content) < 0.5) yield 'content less than half right'
  if (content.length !== gold.content.length)
    yield content.length > gold.content.length ? 'content in more pieces' : 'content in fewer pieces'
  const [first, last] = [gold.content[0]![0], gold.content.at(-1)![1]]
  const [begin, end] = [content[0]![0], content.at(-1)![1]]
  if (begin < first - 1) yield 'content begins early'
  if (begin > first + 1) yield 'content begins late'
  if (end < last - 2) yield 'content ends early'
  if (end > last + 2) yield 'content ends late'
}

/** By the share of quotation marks' insides: the corpus gives no modes. */
function modeOf(text: string, content: readonly Extent[]): string {
  const words = content.map(([a, b]) => text.slice(Math.max(0, a - 1), b + 1)).join(' ')
  const quoted = [...words.matchAll(/["“][^"”]*["”]/gu)].reduce((sum, m) => sum + m[0].length, 0)
  return quoted === 0 && !/["“”]/u.test(words) ? 'indirect' : quoted > words.length * 0.85 ? 'direct' : 'mixed'
}

async function eventErrors(reader: Reader, name: string): Promise<void> {
  const tally = new Tally()
  const types = new Map<string, { gold: number; found: number; right: number }>()
  const of = (type: string): { gold: number; found: number; right: number } => {
    const known = types.get(type) ?? { gold: 0, found: 0, right: 0 }
    types.set(type, known)
    return known
  }
  const rows = readGold<{ id: string; text: string; events: GoldEvent[] }>(reader, `events/${name}.dev.jsonl.gz`)
  for await (const { row, record, at } of rows) {
    const free = new Set(record.events)
    for (const e of record.events) of(e.type).found++
    for (const g of row.events) {
      of(g.type).gold++
      const match = [...free].find((e) => meet([at(g.anchor)], extents(e.anchor)))
      if (!match) {
        tally.add(`missed: ${g.type}`, row.id)
        continue
      }
      free.delete(match)
      if (match.type === g.type) of(g.type).right++
      for (const kind of eventPartErrors(g, match, at)) tally.add(kind, row.id)
    }
    for (const e of free) tally.add(`too many: ${e.type}`, row.id)
  }
  tally.print(`events, ${name}.dev`)
  console.log('type         gold found right  precision recall')
  for (const [type, { gold, found, right }] of [...types].sort()) {
    const share = (n: number): string => (n ? ((100 * right) / n).toFixed(0) : '-').padStart(6)
    console.log(
      `${type.padEnd(12)} ${String(gold).padStart(4)} ${String(found).padStart(5)} ${String(right).padStart(5)} ${share(found)} ${share(gold)}`,
    )
  }
}

function* eventPartErrors(g: GoldEvent, e: Event, at: (x: Extent) => Extent): Generator<string> {
  if (g.type !== e.type) yield `type: ${g.type} read as ${e.type}`
  if (g.status !== e.status) yield `status: ${g.status} read as ${e.status}`
  for (const side of ['source', 'target'] as const) {
    const gold = g[side] ? [at(g[side])] : []
    const found = extents(e[side])
    if (gold.length > 0 && found.length === 0) yield `${side} missing`
    else if (gold.length === 0 && found.length > 0) yield `${side} where there is none`
    else if (gold.length > 0 && !meet(gold, found)) yield `${side} elsewhere`
  }
}

async function nameErrors(reader: Reader): Promise<void> {
  const tally = new Tally()
  const short = { person: 'PER', organisation: 'ORG', location: 'LOC' } as Readonly<Record<string, string>>
  for (const [n, row] of goldRows<{ tokens: string[]; tags: string[] }>('names/conll2003.dev.jsonl.gz').entries()) {
    const text = row.tokens.join(' ')
    const record: ReportRecord = await reader.read(takeIn({ text, verbatim: true }))
    const found = record.mentions.filter((m) => m.form === 'name' && m.type !== 'MISC')
    const free = new Set(found)
    for (const g of namesOf(row, short)) {
      const same = [...free].find((m) => m.start === g.start && m.end === g.end)
      const near = same ?? [...free].find((m) => m.start < g.end && g.start < m.end)
      if (!near) tally.add(`missed: ${g.type}`, String(n))
      else {
        free.delete(near)
        if (near.type !== g.type) tally.add(`${g.type} read as ${near.type}`, String(n))
        else if (!same) tally.add(`other bounds: ${g.type}`, String(n))
      }
    }
    for (const m of free) tally.add(`too many: ${m.type}`, String(n))
  }
  tally.print('names, conll2003.dev')
}

function namesOf(
  row: { tokens: string[]; tags: string[] },
  short: Readonly<Record<string, string>>,
): { start: number; end: number; type: string }[] {
  const out: { start: number; end: number; type: string; open: boolean }[] = []
  let at = 0
  row.tokens.forEach((token, i) => {
    const tag = row.tags[i]!
    const last = out.at(-1)
    if (last && !tag.startsWith('I-')) last.open = false
    const type = short[tag.slice(2)]
    if (tag.startsWith('B-') && type) out.push({ start: at, end: at + token.length, type, open: true })
    else if (tag.startsWith('I-') && last?.open) last.end = at + token.length
    at += token.length + 1
  })
  return out
}
