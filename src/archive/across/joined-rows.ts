import type { DatabaseSync } from 'node:sqlite'
import type { Insertable, Transaction } from 'kysely'
import type { Archive } from '../archive.ts'
import { bulkInsert } from '../bulk-insert.ts'
import type { ArchiveTables } from '../tables.ts'
import type { Happening } from './happening.ts'
import type { HeldReports } from './held-reports.ts'
import type { Joined } from './join-all.ts'

/** The tables that joining fills, in an order in which they can be. */
export const joinedTables = [
  'copies',
  'joined_actors',
  'actor_links',
  'happenings',
  'tellings',
  'attestations',
] as const
type JoinedTable = (typeof joinedTables)[number]
type Row<Table extends JoinedTable = JoinedTable> = Insertable<ArchiveTables[Table]>

/** Rows put in at once. */
const batch = 1_024

/** Works out what is left to be, and gives how to write all of it into the archive's tables, within a transaction. */
export function joinedRows(
  db: DatabaseSync,
  held: HeldReports,
  joined: Joined,
): (tx: Transaction<ArchiveTables>, dialect: Archive['dialect']) => Promise<void> {
  // The archive is held against others while rows are written, so nothing is worked out meanwhile.
  db.exec('CREATE TABLE happenings (happening TEXT)')
  const insert = db.prepare('INSERT INTO happenings VALUES (?)')
  for (const happening of joined.happenings.happenings) insert.run(JSON.stringify(happening))
  const numberOf = (key: string): number => held.number(held.placeOf(key)!)
  return async (tx, dialect) => {
    for (const table of joinedTables) {
      let rows: Row[] = []
      const write = async (): Promise<void> => {
        await bulkInsert(tx, { table, dialect }, rows as never)
        rows = []
      }
      for (const row of rowsOf[table](joined, numberOf, { held, db })) {
        if (rows.push(row) === batch) await write()
      }
      await write()
    }
  }
}

type Around = { readonly held: HeldReports; readonly db: DatabaseSync }
type RowsOf<Table extends JoinedTable> = (
  joined: Joined,
  numberOf: (report: string) => number,
  around: Around,
) => Iterable<Row<Table>>

const rowsOf: { readonly [Table in JoinedTable]: RowsOf<Table> } = {
  *copies({ copies }, numberOf) {
    for (const { id, original, members } of copies.groups) {
      for (const { report, resemblance, containment } of members) {
        yield {
          report_id: numberOf(report),
          copy_group: id,
          original_report_id: numberOf(original),
          resemblance,
          containment,
        }
      }
    }
  },
  *joined_actors({ actors }) {
    for (const { why, ...actor } of actors.all()) yield { ...actor, why: JSON.stringify(why) }
  },
  *actor_links({ actors }, _, { held }) {
    for (const { report, actor, joined, handle } of actors.links()) {
      yield { report_id: held.number(report), actor_id: actor, joined_actor_id: joined, handle }
    }
  },
  *happenings(_joined, _numberOf, { db }) {
    for (const one of happeningsIn(db)) {
      const { id, type, source, target } = one
      yield {
        id,
        type,
        source,
        target,
        from_day: one.from,
        to_day: one.to,
        reports: one.reports.length,
        texts: one.texts,
        sources: one.assertedBy.length,
        deniers: one.deniedBy.length,
        why: JSON.stringify(one.why),
      }
    }
  },
  *tellings(_, numberOf, { db }) {
    for (const { id, tellings } of happeningsIn(db)) {
      for (const { report, event, act, stance } of tellings) {
        yield { report_id: numberOf(report), event_id: event, happening_id: id, act, stance }
      }
    }
  },
  *attestations(_joined, _numberOf, { db }) {
    for (const { id, assertedBy, deniedBy, foreseenBy } of happeningsIn(db)) {
      for (const [stance, list] of Object.entries({ asserts: assertedBy, denies: deniedBy, foresees: foreseenBy })) {
        for (const [number, { reports, hands, source, name, kind, country }] of list.entries()) {
          const json = { reports: JSON.stringify(reports), hands: JSON.stringify(hands) }
          yield { happening_id: id, stance, number, source, name, kind, country, ...json }
        }
      }
    }
  },
}

function* happeningsIn(db: DatabaseSync): Generator<Happening, void, undefined> {
  for (const { happening } of db.prepare('SELECT happening FROM happenings').iterate()) {
    yield JSON.parse(String(happening)) as Happening
  }
}
