import type { Report } from '../../record/report.ts'
import type { ReportRecord } from '../../record/report-record.ts'
import { type ReadReport, readAndKeep, type Tools } from '../record-report.ts'
import { explainActorItself } from './explain-actor.ts'
import { explainEvent } from './explain-event.ts'
import { explainMention } from './explain-mention.ts'
import { explainStatement } from './explain-statement.ts'
import { explainTime } from './explain-time.ts'
import type { Reason } from './reasons.ts'

/** A record, and for each datum of it why it is as it is, in the record's order. */
export type ExplainedRecord = { readonly record: ReportRecord; readonly reasons: readonly Reason[] }

/**
 * Reads a report as `recordReport` does, by the same steps and no others, and tells of every datum what those steps
 * made it from. The record is the same, byte for byte.
 */
export async function explainReport(report: Report, tools: Tools): Promise<ExplainedRecord> {
  const read = await readAndKeep(report, tools)
  return { record: read.record, reasons: reasonsOf(read, tools) }
}

function reasonsOf({ record, drafts, acts, names, who, when }: ReadReport, { gazetteer }: Tools): Reason[] {
  const { why } = who
  return [
    ...record.statements.map((s, i): Reason => {
      return { id: s.id, kind: 'statement', steps: explainStatement(record, s, drafts[i]!, when.statements[i]!, why) }
    }),
    ...record.events.map((e, i): Reason => {
      return { id: e.id, kind: 'event', steps: explainEvent(record, e, acts[i]!, when.events[i]!.time) }
    }),
    ...record.mentions.map(
      (m): Reason => ({ id: m.id, kind: 'mention', steps: explainMention(record, m, names, why) }),
    ),
    ...record.actors.map((a, i): Reason => {
      return { id: a.id, kind: 'actor', steps: explainActorItself(record, a, why.known[i]!, gazetteer) }
    }),
    ...record.times.map((t, i): Reason => {
      return { id: t.id, kind: 'time', steps: explainTime(record, t, when.findings[i]!, when.bound[i]!) }
    }),
  ]
}
