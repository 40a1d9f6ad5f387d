/**
 * Whether a confidence means what it says: reads the development parts of PolNeAR and of the news events, holds each
 * statement's and event's confidence against whether it is right, and prints for each kind a reliability table, the
 * expected calibration error (Naeini, Cooper and Hauskrecht, AAAI 2015; ten bins), precision and recall over
 * thresholds, and the logistic curve (Platt, 1999) that would fit best, with its error in five-fold cross-validation.
 *
 * A statement is right when its content overlaps a gold one's by half and their sources meet; an event when its anchor
 * meets one of the same type and source and target meet that one's, or both have none. `node bench/confidence.ts`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { takeIn } from '../src/intake/take-in.ts'
import { openReader } from '../src/reading/open-reader.ts'
import type { ReportRecord } from '../src/record/report-record.ts'
import { type Calibrated, reportCalibration } from './calibration.ts'

type Range = readonly [number, number]
type GoldStatement = { source: Range[]; content: Range[] }
type GoldEvent = { type: string; anchor: Range; source: Range | null; target: Range | null }

const data = fileURLToPath(new URL('../../shared/data/', import.meta.url))
if (!existsSync(data)) {
  console.log('The corpora are not here (../shared); there is nothing to measure.')
} else {
  const reader = await openReader()
  const statements: Calibrated[] = []
  let goldStatements = 0
  for (const row of rows<{ text: string; statements: GoldStatement[] }>('statements/polnear.dev.jsonl.gz')) {
    const at = units(row.text)
    const record = await reader.read(takeIn({ text: row.text }))
    goldStatements += row.statements.filter((s) => s.content.length > 0).length
    statements.push(...ofStatements(record, row.statements, at))
  }
  reportCalibration('statements, polnear.dev', statements, goldStatements)
  const events: Calibrated[] = []
  let goldEvents = 0
  for (const row of rows<{ text: string; events: GoldEvent[] }>('events/news.dev.jsonl.gz')) {
    const record = await reader.read(takeIn({ text: row.text }))
    goldEvents += row.events.length
    events.push(...ofEvents(record, row.events, units(row.text)))
  }
  reportCalibration('events (type, source and target), news.dev', events, goldEvents)
  await reader.close()
}

function rows<Row>(name: string): Row[] {
  const text = gunzipSync(readFileSync(`${data}${name}`)).toString('utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
}

/** From code points, which the corpora count in, to UTF-16 units. */
function units(text: string): (range: Range) => Range {
  const starts = [0]
  for (const c of text) starts.push(starts.at(-1)! + c.length)
  return ([a, b]) => [starts[a]!, starts[b]!]
}

function ofStatements(record: ReportRecord, gold: readonly GoldStatement[], at: (r: Range) => Range): Calibrated[] {
  const all = gold.map((g) => ({ source: g.source.map(at), content: g.content.map(at) }))
  const free = new Set(all)
  return [...record.statements]
    .sort((a, b) => b.confidence - a.confidence)
    .map((s) => {
      const content = s.content.spans.map((x): Range => [x.start, x.end])
      const source = s.source.spans.map((x): Range => [x.start, x.end])
      const match = [...free]
        .map((g) => ({ g, share: jaccard(g.content, content) }))
        .filter(({ g, share }) => share >= 0.5 && (meet(g.source, source) || g.source.length + source.length === 0))
        .sort((a, b) => b.share - a.share)[0]
      if (match) free.delete(match.g)
      return { confidence: s.confidence, right: match !== undefined }
    })
}

function ofEvents(record: ReportRecord, gold: readonly GoldEvent[], at: (r: Range) => Range): Calibrated[] {
  const list = (r: Range | null): Range[] => (r ? [at(r)] : [])
  const free = new Set(gold)
  const same = (a: readonly Range[], b: readonly Range[]): boolean => meet(a, b) || a.length + b.length === 0
  return [...record.events]
    .sort((a, b) => b.confidence - a.confidence)
    .map((e) => {
      const spans = (side: { spans: readonly { start: number; end: number }[] }): Range[] =>
        side.spans.map((x): Range => [x.start, x.end])
      const match = [...free].find(
        (g) =>
          g.type === e.type &&
          meet(list(g.anchor), spans(e.anchor)) &&
          same(list(g.source), spans(e.source)) &&
          same(list(g.target), spans(e.target)),
      )
      if (match) free.delete(match)
      return { confidence: e.confidence, right: match !== undefined }
    })
}

function meet(a: readonly Range[], b: readonly Range[]): boolean {
  return a.some(([x, y]) => b.some(([z, w]) => x < w && z < y))
}

function jaccard(a: readonly Range[], b: readonly Range[]): number {
  const size = (list: readonly Range[]): number => list.reduce((sum, [x, y]) => sum + y - x, 0)
  const shared = a.reduce(
    (sum, [x, y]) => sum + b.reduce((s, [z, w]) => s + Math.max(0, Math.min(y, w) - Math.max(x, z)), 0),
    0,
  )
  return shared / Math.max(1, size(a) + size(b) - shared)
}
