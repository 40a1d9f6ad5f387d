import { type Insertable, sql, type Transaction } from 'kysely'
import type { Added, Entry } from './archive.ts'
import { bulkInsert } from './bulk-insert.ts'
import { nothingTold, toldBy } from './counts/told-by.ts'
import { type Keeping, keepRecord } from './keep-record.ts'
import { originRow, readingRow, shownRow } from './kept-rows.ts'
import { reportKey } from './keys.ts'
import { keptDigest } from './row-digest.ts'
import { type FoundRows, type FoundTable, foundTables, rowsOfRecord } from './rows-of-record.ts'
import { storable } from './storable.ts'
import type { ArchiveTables } from './tables.ts'

type Tx = Transaction<ArchiveTables>

/**
 * Keeps many records within a transaction: those whose texts are new table by table, which is several times quicker,
 * and then the others one by one. What comes of it is what `keepRecord` makes of one after the other.
 */
export async function keepRecords(tx: Tx, entries: readonly Entry[], keeping: Keeping): Promise<readonly Added[]> {
  // In the order of texts in all programs, so that none waits for another in a ring; of one text as they came.
  const order = entries.map((_, place) => place).sort((a, b) => byText(entries[a]!, entries[b]!) || a - b)
  const firsts = order.filter((place, i) => i === 0 || byText(entries[order[i - 1]!]!, entries[place]!) !== 0)
  const fresh = await freshOf(tx, entries, firsts, keeping)
  await keepFresh(tx, fresh, keeping)
  const added: Added[] = entries.map(() => 'text')
  const isKept = new Set(fresh.map(({ place }) => place))
  for (const place of order) {
    if (!isKept.has(place)) added[place] = await keepRecord(tx, entries[place]!, keeping)
  }
  return added
}

function byText({ record: a }: Entry, { record: b }: Entry): number {
  return a.fingerprint < b.fingerprint ? -1 : a.fingerprint > b.fingerprint ? 1 : 0
}

/** An entry whose text was not there, with its rows as far as they need no numbers. */
type Fresh = {
  /** Its place among the entries. */
  readonly place: number
  readonly entry: Entry
  readonly reportId: number
  readonly origin: ReturnType<typeof originRow>
  readonly reading: ReturnType<typeof readingRow>
}

/** Makes the rows of `reports` for texts that are new, and gives their entries with the rows' numbers. */
async function freshOf(
  tx: Tx,
  entries: readonly Entry[],
  places: readonly number[],
  { now, dialect }: Keeping,
): Promise<readonly Fresh[]> {
  const rows = places.map((place) => {
    const entry = entries[place]!
    const { record } = entry
    const key = reportKey(record.fingerprint)
    const origin = originRow(entry, now)
    const json = entry.json ?? JSON.stringify(record)
    const reading = readingRow({ reader: record.reader, json, now }, { report: key, origin: origin.key })
    const kept_sha256 = keptDigest(reading.row_sha256, [origin.row_sha256], [reading.row_sha256])
    const { fingerprint, text } = record
    const report = { key, fingerprint, text_length: text.length, ...shownRow(record), kept_sha256 }
    return { place, entry, origin, reading, report }
  })
  const made = await bulkInsert<'reports', { readonly id: number; readonly fingerprint: string }>(
    tx,
    { table: 'reports', dialect, ending: 'ON CONFLICT (fingerprint) DO NOTHING RETURNING id, fingerprint' },
    rows.map(({ report }) => report),
  )
  const numbers = new Map(made.map(({ id, fingerprint }) => [fingerprint, id]))
  return rows.flatMap(({ report, ...row }) => {
    const reportId = numbers.get(report.fingerprint)
    return reportId === undefined ? [] : [{ ...row, reportId }]
  })
}

async function keepFresh(tx: Tx, fresh: readonly Fresh[], { dialect, changes, counts }: Keeping): Promise<void> {
  if (fresh.length === 0) return
  for (const { entry } of fresh) changes.push({ table: 'reports', name: entry.record.fingerprint, by: 1 })
  await bulkInsert(
    tx,
    { table: 'texts', dialect },
    fresh.map(({ reportId, entry }) => ({ report_id: reportId, text: entry.record.text })),
  )
  const origins = await bulkInsert<'origins', { readonly id: number; readonly report_id: number }>(
    tx,
    { table: 'origins', dialect, ending: 'RETURNING id, report_id' },
    fresh.map(({ reportId, origin }) => ({ report_id: reportId, ...origin })),
  )
  const originOf = new Map(origins.map(({ id, report_id }) => [report_id, id]))
  await bulkInsert(
    tx,
    { table: 'readings', dialect },
    fresh.map(({ reportId, reading }) => ({ report_id: reportId, origin_id: originOf.get(reportId)!, ...reading })),
  )
  const numbers = sql.join(fresh.map(({ reportId }) => sql.lit(reportId)))
  await sql`update reports set reading_id = (select readings.id from readings where readings.report_id = reports.id)
    where id in (${numbers})`.execute(tx)
  const found = fresh.map(({ entry, reportId }) => rowsOfRecord(entry.record, reportId))
  for (const table of foundTables) await fillMany(tx, { table, dialect }, found)
  for (const [i, rows] of found.entries()) {
    counts.add(nothingTold, toldBy({ ...shownRow(fresh[i]!.entry.record), rows }))
  }
  const places = fresh.flatMap(({ entry }) => storable(entry.foundAt ?? null) ?? [])
  if (places.length === 0) return
  const gone = await tx.deleteFrom('failures').where('found_at', 'in', places).returning('found_at').execute()
  for (const { found_at } of gone) changes.push({ table: 'failures', name: found_at, by: -1 })
}

async function fillMany<Table extends FoundTable>(
  tx: Tx,
  into: { readonly table: Table; readonly dialect: 'sqlite' | 'postgres' },
  found: readonly FoundRows[],
): Promise<void> {
  const rows: Insertable<ArchiveTables[Table]>[] = []
  for (const one of found) rows.push(...(one[into.table] as readonly Insertable<ArchiveTables[Table]>[]))
  await bulkInsert(tx, into, rows)
}
