import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Transaction } from 'kysely'
import type { Archive } from '../archive.ts'
import { withoutWrong } from '../review/reviewed-record.ts'
import type { ArchiveTables } from '../tables.ts'
import { compareText } from './across-report.ts'
import { type HeldReports, holdReports } from './held-reports.ts'

/** Changes whenever the same reports and decisions would come out otherwise. */
export const joiningMethod = 'across 3'

/** Rows asked for at a time. */
const page = 2_000

/** A hash of all that joining depends on: the current readings, who published them, and what people decided. */
export async function inputsOf(archive: Archive): Promise<string> {
  const hash = createHash('sha256').update(joiningMethod)
  await archive.transact(async (tx) => {
    const decisions = await tx
      .selectFrom('decisions')
      .select(['id', 'about', 'verdict', 'one', 'other'])
      .where('undone_at', 'is', null)
      .orderBy('id')
      .execute()
    // What was called right or unsure changes nothing that is grouped.
    const reviews = await tx
      .selectFrom('reviews')
      .select(['id', 'fingerprint', 'verdict', 'content', 'undoes'])
      .where('verdict', 'not in', ['right', 'unsure'])
      .orderBy('id')
      .execute()
    for await (const row of readingsIn(tx)) hash.update(`${JSON.stringify(row)}\n`)
    for await (const row of publishersIn(tx)) hash.update(`${JSON.stringify(row)}\n`)
    for (const row of [...decisions, ...reviews]) hash.update(`${JSON.stringify(row)}\n`)
  })
  return hash.digest('hex')
}

async function* readingsIn(tx: Transaction<ArchiveTables>) {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows: { readonly key: string; readonly record_sha256: string }[] = await tx
      .selectFrom('reports')
      .innerJoin('readings', 'readings.id', 'reports.reading_id')
      .select(['reports.key', 'readings.record_sha256'])
      .where('reports.key', '>', after)
      .orderBy('reports.key')
      .limit(page)
      .execute()
    yield* rows
    after = rows.length < page ? undefined : rows.at(-1)?.key
  }
}

async function* publishersIn(tx: Transaction<ArchiveTables>) {
  for (let after: { key: string; report_id: number } | undefined = { key: '', report_id: 0 }; after !== undefined; ) {
    const { key, report_id } = after
    const rows: { key: string; report_id: number; report: string; publisher: string | null }[] = await tx
      .selectFrom('origins')
      .innerJoin('reports', 'reports.id', 'origins.report_id')
      .select(['origins.key', 'report_id', 'reports.key as report', 'origins.publisher'])
      .where((is) =>
        is.or([is('origins.key', '>', key), is.and([is('origins.key', '=', key), is('report_id', '>', report_id)])]),
      )
      .orderBy('origins.key')
      .orderBy('report_id')
      .limit(page)
      .execute()
    // Their numbers are those of this archive alone.
    for (const { report_id: _, ...row } of rows) if (row.publisher !== null) yield row
    after = rows.length < page ? undefined : rows.at(-1)
  }
}

/** Whether what was worked out across reports is that of the archive as it stands. */
export async function isJoined(archive: Archive): Promise<boolean> {
  return isJoinedFrom(archive, await inputsOf(archive))
}

/** Whether what was worked out across reports is that of the inputs of a hash. */
export async function isJoinedFrom(archive: Archive, inputs: string): Promise<boolean> {
  const last = await archive.transact((tx) =>
    tx.selectFrom('joinings').select(['inputs_sha256', 'method']).where('id', '=', 1).executeTakeFirst(),
  )
  return last?.inputs_sha256 === inputs && last.method === joiningMethod
}

/** Brings the archive's reports into the scratch, a few at a time. */
export async function reportsToJoin(archive: Archive, scratch: DatabaseSync): Promise<HeldReports> {
  const holding = holdReports(scratch)
  for await (const { key, reportId, origins, ...reviewed } of archive.reports()) {
    const record = withoutWrong(reviewed)
    const publishers = origins.map(({ publisher }) => publisher).filter((name) => name !== null)
    const outlets = [...new Set(record.publisher === null ? publishers : [record.publisher, ...publishers])]
    holding.add({ key, record, outlets: outlets.toSorted(compareText) }, reportId)
  }
  return holding.done()
}
