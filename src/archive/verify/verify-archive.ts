import type { Archive } from '../archive.ts'
import { checkCounts } from './check-counts.ts'
import { checkReport } from './check-report.ts'
import { checkJoined, checkKept, checkMigrations, checkTallies, orphans, Tallied } from './check-tables.ts'
import { type RowFault, sentenceOfFault } from './fault.ts'

/** Reports asked for at a time. */
const page = 100

/**
 * Goes through an archive and gives every fault: rows that are not those that the kept records make, records and texts
 * that are not those of their hashes, and rows that came or went past demarche. Report by report, so in bounded memory.
 * To be run while nothing is added: a report that is just being changed is looked at twice, tallies are not.
 *
 * @throws DemarcheError as the archive does
 */
export async function* verifyArchive({ db }: Pick<Archive, 'db'>): AsyncGenerator<RowFault, void, undefined> {
  const reports = new Tallied()
  for (let after = 0; ; ) {
    const rows = await db.selectFrom('reports').selectAll().where('id', '>', after).orderBy('id').limit(page).execute()
    for (const row of rows) {
      reports.count(row.fingerprint)
      const faults = await checkReport(db, row)
      if (faults.length === 0) continue
      const again = await db.selectFrom('reports').selectAll().where('id', '=', row.id).executeTakeFirst()
      const still = new Set((again === undefined ? [] : await checkReport(db, again)).map(sentenceOfFault))
      yield* faults.filter((one) => still.has(sentenceOfFault(one)))
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < page) break
    after = last.id
  }
  yield* orphans(db)
  const counted = { reports, failures: new Tallied(), decisions: new Tallied(), reviews: new Tallied() }
  yield* checkKept(db, 'failures', counted.failures)
  yield* checkKept(db, 'decisions', counted.decisions)
  yield* checkKept(db, 'reviews', counted.reviews)
  yield* checkTallies(db, counted)
  yield* checkCounts(db)
  yield* checkJoined(db)
  yield* checkMigrations(db)
}
