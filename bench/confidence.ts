/**
 * Whether a confidence means what it says: reads the development parts of PolNeAR and of the news events, holds each
 * statement's and event's confidence against whether it is right, and prints for each kind a reliability table, the
 * expected calibration error (Naeini, Cooper and Hauskrecht, AAAI 2015; ten bins), precision and recall over
 * thresholds, and the logistic curve (Platt, 1999) that would fit best, with its error in five-fold cross-validation.
 *
 * A statement is right when its content overlaps a gold one's by half and their sources meet; an event when its anchor
 * meets one of the same type and source and target meet that one's, or both have none. `node bench/confidence.ts`.
 */
import type { ReportRecord } from '../src/record/report-record.ts'
import { type Calibrated, reportCalibration } from './calibration.ts'
import { type Extent, extents, fillAlike, type GoldEvent, type GoldStatement, jaccard, meet } from './gold.ts'
import { placed, readGold, withCorpora } from './read-gold.ts'

await withCorpora(async (reader) => {
  const statements: Calibrated[] = []
  let goldStatements = 0
  const polnear = readGold<{ text: string; statements: GoldStatement[] }>(reader, 'statements/polnear.dev.jsonl.gz')
  for await (const { row, record, at } of polnear) {
    goldStatements += row.statements.filter((s) => s.content.length > 0).length
    statements.push(...ofStatements(record, row.statements, at))
  }
  reportCalibration('statements, polnear.dev', statements, goldStatements)
  const both: Calibrated[] = []
  let goldOfBoth = 0
  for (const part of ['news', 'rich']) {
    const events: Calibrated[] = []
    let goldEvents = 0
    const rows = readGold<{ text: string; events: GoldEvent[] }>(reader, `events/${part}.dev.jsonl.gz`)
    for await (const { row, record, at } of rows) {
      goldEvents += row.events.length
      events.push(...ofEvents(record, row.events, at))
    }
    reportCalibration(`events (type, source and target), ${part}.dev`, events, goldEvents)
    both.push(...events)
    goldOfBoth += goldEvents
  }
  reportCalibration('events, both together', both, goldOfBoth)
})

function ofStatements(record: ReportRecord, gold: readonly GoldStatement[], at: (e: Extent) => Extent): Calibrated[] {
  const all = gold.map((g) => placed(g, at))
  const free = new Set(all)
  return [...record.statements]
    .sort((a, b) => b.confidence - a.confidence)
    .map((s) => {
      const content = extents(s.content)
      const source = extents(s.source)
      const match = [...free]
        .map((g) => ({ g, share: jaccard(g.content, content) }))
        .filter(({ g, share }) => share >= 0.5 && fillAlike(g.source, source))
        .sort((a, b) => b.share - a.share)[0]
      if (match) free.delete(match.g)
      return { confidence: s.confidence, right: match !== undefined }
    })
}

function ofEvents(record: ReportRecord, gold: readonly GoldEvent[], at: (e: Extent) => Extent): Calibrated[] {
  const list = (r: Extent | null): Extent[] => (r ? [at(r)] : [])
  const free = new Set(gold)
  return [...record.events]
    .sort((a, b) => b.confidence - a.confidence)
    .map((e) => {
      const match = [...free].find(
        (g) =>
          g.type === e.type &&
          meet(list(g.anchor), extents(e.anchor)) &&
          fillAlike(list(g.source), extents(e.source)) &&
          fillAlike(list(g.target), extents(e.target)),
      )
      if (match) free.delete(match)
      return { confidence: e.confidence, right: match !== undefined }
    })
}
