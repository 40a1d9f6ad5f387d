import type { Transaction } from 'kysely'
import type { ReportRecord } from '../../record/report-record.ts'
import { CountChanges } from '../counts/count-changes.ts'
import { keepCounts } from '../counts/keep-counts.ts'
import { toldBy } from '../counts/told-by.ts'
import { clearFound, fillFound } from '../found-rows.ts'
import { shownRow } from '../kept-rows.ts'
import { type FoundRows, foundTables, rowsOfRecord } from '../rows-of-record.ts'
import type { ArchiveTables } from '../tables.ts'
import type { ReviewDecision } from './review-decision.ts'

/** The tables in which a verdict shows that changes nothing of what was found. */
const marked = ['statements', 'events'] as const

export type ReportToHold = {
  readonly id: number
  readonly reading: ReportRecord
  readonly dialect: 'sqlite' | 'postgres'
}

/** Puts a decision, after those before it, into the tables that hold what was found in a report. */
export async function holdReviews(
  tx: Transaction<ArchiveTables>,
  { id, reading, dialect }: ReportToHold,
  before: readonly ReviewDecision[],
  decision: ReviewDecision,
): Promise<void> {
  const was = rowsOfRecord(reading, id, before)
  const is = rowsOfRecord(reading, id, [...before, decision])
  await putInPlace(tx, id, was, is)
  const counts = new CountChanges()
  const shown = shownRow(reading)
  counts.add(toldBy({ ...shown, rows: was }), toldBy({ ...shown, rows: is }))
  await keepCounts(tx, dialect, counts)
}

async function putInPlace(tx: Transaction<ArchiveTables>, id: number, was: FoundRows, is: FoundRows): Promise<void> {
  if (foundTables.some((table) => bare(was, table) !== bare(is, table))) {
    await clearFound(tx, id)
    await fillFound(tx, is)
    return
  }
  // Rows that stay what they are keep their numbers, by which lists go on from page to page.
  await clearFound(tx, id, ['frame_reviews'])
  await fillFound(tx, is, ['frame_reviews'])
  for (const table of marked) {
    const before = new Map(was[table].map((row) => [idOf(row), row.review]))
    for (const row of is[table]) {
      if (before.get(idOf(row)) === row.review) continue
      await tx
        .updateTable(table)
        .set({ review: row.review ?? 'machine' })
        .where('report_id', '=', id)
        .where(table === 'statements' ? 'statement_id' : 'event_id', '=', idOf(row))
        .execute()
    }
  }
}

/** What a table holds beside people's verdicts. */
function bare(rows: FoundRows, table: (typeof foundTables)[number]): string {
  if (table === 'frame_reviews') return ''
  return JSON.stringify(rows[table].map((row) => ({ ...row, review: undefined })))
}

function idOf(row: { readonly statement_id?: string; readonly event_id?: string }): string {
  return row.statement_id ?? row.event_id ?? ''
}
