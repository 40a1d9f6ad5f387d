import { createHash } from 'node:crypto'
import type { Archive } from '../archive.ts'
import { withoutWrong } from '../review/reviewed-record.ts'
import type { AcrossReport } from './across-report.ts'
import { compareText } from './across-report.ts'

/** Changes whenever the same reports and decisions would come out otherwise. */
export const joiningMethod = 'across 2'

/** A hash of all that joining depends on: the current readings, who published them, and what people decided. */
export async function inputsOf(archive: Archive): Promise<string> {
  const hash = createHash('sha256').update(joiningMethod)
  await archive.transact(async (tx) => {
    const readings = await tx
      .selectFrom('reports')
      .innerJoin('readings', 'readings.id', 'reports.reading_id')
      .select(['reports.key', 'readings.record_sha256'])
      .orderBy('reports.key')
      .execute()
    const origins = await tx
      .selectFrom('origins')
      .innerJoin('reports', 'reports.id', 'origins.report_id')
      .select(['origins.key', 'reports.key as report', 'origins.publisher'])
      .where('origins.publisher', 'is not', null)
      .orderBy('origins.key')
      .execute()
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
    for (const rows of [readings, origins, decisions, reviews]) {
      for (const row of rows) hash.update(`${JSON.stringify(row)}\n`)
    }
  })
  return hash.digest('hex')
}

/** Whether what was worked out across reports is that of the archive as it stands. */
export async function isJoined(archive: Archive): Promise<boolean> {
  const inputs = await inputsOf(archive)
  const last = await archive.transact((tx) =>
    tx.selectFrom('joinings').select(['inputs_sha256', 'method']).where('id', '=', 1).executeTakeFirst(),
  )
  return last?.inputs_sha256 === inputs && last.method === joiningMethod
}

/** The archive's reports, with their numbers there. Of each record only what joining needs is held. */
export async function reportsToJoin(
  archive: Archive,
): Promise<{ readonly reports: readonly AcrossReport[]; readonly numbers: ReadonlyMap<string, number> }> {
  const reports: AcrossReport[] = []
  const numbers = new Map<string, number>()
  for await (const { key, reportId, origins, ...reviewed } of archive.reports()) {
    const record = withoutWrong(reviewed)
    const publishers = origins.map(({ publisher }) => publisher).filter((name) => name !== null)
    const outlets = [...new Set(record.publisher === null ? publishers : [record.publisher, ...publishers])]
    reports.push({ key, record: { ...record, mentions: [], times: [] }, outlets: outlets.toSorted(compareText) })
    numbers.set(key, reportId)
  }
  return { reports, numbers }
}
