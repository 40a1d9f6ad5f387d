import { type Kysely, type Selectable, sql } from 'kysely'
import type { ReportRecord } from '../record/report-record.ts'
import type { KeptOrigin, KeptReading, KeptReport, ReportFilter } from './archive.ts'
import { reviewsOfTexts } from './review/kept-reviews.ts'
import type { ReviewDecision } from './review/review-decision.ts'
import { reviewedRecord } from './review/reviewed-record.ts'
import type { ArchiveTables } from './tables.ts'

/** Reports asked for at a time: a record may be long. */
const page = 100

/** A report by its key, with its current reading and its origins. */
export async function reportByKey(db: Kysely<ArchiveTables>, key: string): Promise<KeptReport | null> {
  const row = await currentReadings(db).where('reports.key', '=', key).executeTakeFirst()
  if (row === undefined) return null
  return keptReport(row, await originsOf(db, [row.id]), await reviewsOfTexts(db, [row.fingerprint]))
}

/** The reports that a filter lets through, in the order of their keys. */
export async function* findReports(
  db: Kysely<ArchiveTables>,
  filter: ReportFilter,
): AsyncGenerator<KeptReport, void, undefined> {
  let after = ''
  for (;;) {
    const rows = await filtered(db, filter).where('reports.key', '>', after).limit(page).execute()
    const origins = await originsOf(
      db,
      rows.map(({ id }) => id),
    )
    const decisions = await reviewsOfTexts(
      db,
      rows.map(({ fingerprint }) => fingerprint),
    )
    for (const row of rows) yield keptReport(row, origins, decisions)
    const last = rows.at(-1)
    if (last === undefined || rows.length < page) return
    after = last.key
  }
}

/** A report's readings by all readers, in the order in which they came. */
export async function readingsOf(db: Kysely<ArchiveTables>, key: string): Promise<readonly KeptReading[]> {
  const rows = await db
    .selectFrom('readings')
    .innerJoin('reports', 'reports.id', 'readings.report_id')
    .selectAll('readings')
    .select('reports.reading_id')
    .where('reports.key', '=', key)
    .orderBy('readings.read_at')
    .orderBy('readings.id')
    .execute()
  return rows.map((row) => {
    const record = JSON.parse(row.record) as ReportRecord
    return {
      reader: record.reader,
      readAt: row.read_at,
      recordSha256: row.record_sha256,
      current: row.id === row.reading_id,
      record,
    }
  })
}

function currentReadings(db: Kysely<ArchiveTables>) {
  return db
    .selectFrom('reports')
    .innerJoin('readings', 'readings.id', 'reports.reading_id')
    .select(['reports.id', 'reports.key', 'reports.fingerprint', 'readings.record'])
}

function filtered(db: Kysely<ArchiveTables>, { keys, from, to, publisher, actor, country }: ReportFilter) {
  let query = currentReadings(db).orderBy('reports.key')
  if (keys !== undefined) query = query.where('reports.key', 'in', keys)
  if (from !== undefined) query = query.where('reports.published', '>=', from)
  if (to !== undefined) query = query.where('reports.published', '<=', to)
  if (publisher !== undefined) query = query.where('reports.publisher', '=', publisher)
  if (actor !== undefined || country !== undefined) {
    query = query.where((is) => {
      let who = is
        .selectFrom('actors')
        .select(sql<number>`1`.as('there'))
        .whereRef('actors.report_id', '=', 'reports.id')
      if (actor !== undefined) who = who.where('actors.name', '=', actor)
      if (country !== undefined) who = who.where('actors.country', '=', country)
      return is.exists(who)
    })
  }
  return query
}

type Row = { readonly id: number; readonly key: string; readonly fingerprint: string; readonly record: string }

function keptReport(
  { id, key, fingerprint, record }: Row,
  origins: ReadonlyMap<number, readonly KeptOrigin[]>,
  decisions: ReadonlyMap<string, readonly ReviewDecision[]>,
): KeptReport {
  const reviewed = reviewedRecord(JSON.parse(record) as ReportRecord, decisions.get(fingerprint) ?? [])
  return { key, reportId: id, ...reviewed, origins: origins.get(id) ?? [] }
}

/** Origins of some reports, each report's by their keys, which no order of adding changes. */
async function originsOf(
  db: Kysely<ArchiveTables>,
  reportIds: readonly number[],
): Promise<ReadonlyMap<number, readonly KeptOrigin[]>> {
  const found = new Map<number, KeptOrigin[]>()
  if (reportIds.length === 0) return found
  const rows = await db.selectFrom('origins').selectAll().where('report_id', 'in', reportIds).orderBy('key').execute()
  for (const row of rows) {
    const list = found.get(row.report_id)
    if (list === undefined) found.set(row.report_id, [keptOrigin(row)])
    else list.push(keptOrigin(row))
  }
  return found
}

function keptOrigin(row: Selectable<ArchiveTables['origins']>): KeptOrigin {
  return {
    key: row.key,
    uri: row.uri,
    mediaType: row.media_type,
    sha256: row.sha256,
    recordId: row.record_id,
    title: row.title,
    publisher: row.publisher,
    published: row.published,
    foundAt: row.found_at,
    addedAt: row.added_at,
  }
}
