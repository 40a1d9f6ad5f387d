import { type Kysely, type Selectable, sql } from 'kysely'
import { joinedDigests } from '../across/joined-digests.ts'
import { sha256 } from '../keys.ts'
import { migrations } from '../migrations.ts'
import { rowDigest } from '../row-digest.ts'
import { foundTables } from '../rows-of-record.ts'
import type { ArchiveTables } from '../tables.ts'
import { type TalliedTable, talliedTables, tallyModulus, tallyShare } from '../tallies.ts'
import { shown } from './compare-rows.ts'
import { fault, type RowFault } from './fault.ts'

type Db = Kysely<ArchiveTables>

/** Rows asked for at a time. */
const page = 500

/** How many rows of a table came by, and the sum of their shares. */
export class Tallied {
  rows = 0
  sum = 0
  count(name: string): void {
    this.rows++
    this.sum = (this.sum + tallyShare(name)) % tallyModulus
  }
}

/** Rows of reports that are not there. */
export async function* orphans(db: Db): AsyncGenerator<RowFault, void, undefined> {
  for (const table of ['texts', 'origins', 'readings', ...foundTables]) {
    const { rows } = await sql<{ report_id: number }>`
      select distinct report_id from ${sql.table(table)}
      where report_id not in (select id from reports) order by report_id`.execute(db)
    for (const { report_id } of rows)
      yield fault(table, `${report_id}`, 'report_id', 'names no report of this archive.')
  }
}

type KeptTable = 'failures' | 'decisions' | 'reviews'

/** Failures, decisions and reviews, each against its own hash. */
export async function* checkKept(
  db: Db,
  table: KeptTable,
  tallied: Tallied,
): AsyncGenerator<RowFault, void, undefined> {
  for (let after = 0; ; ) {
    const rows = await someOf(db, table, after)
    for (const row of rows) {
      const name = 'found_at' in row ? row.found_at : `${row.id}`
      const belongs = 'found_at' in row ? {} : { number: row.id }
      tallied.count(name)
      if (rowDigest(row, belongs) === row.row_sha256) continue
      yield fault(
        table,
        name,
        'row_sha256',
        'is not the hash of the row: a column, or this, was changed past demarche.',
      )
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < page) return
    after = last.id
  }
}

type KeptRow =
  | Selectable<ArchiveTables['failures']>
  | Selectable<ArchiveTables['decisions']>
  | Selectable<ArchiveTables['reviews']>

async function someOf(db: Db, table: KeptTable, after: number): Promise<readonly KeptRow[]> {
  const { rows } = await sql<KeptRow>`
    select * from ${sql.table(table)} where id > ${after} order by id limit ${sql.lit(page)}`.execute(db)
  return rows
}

/** The tallies against the rows that came by. */
export async function* checkTallies(
  db: Db,
  counted: Readonly<Record<TalliedTable, Tallied>>,
): AsyncGenerator<RowFault, void, undefined> {
  const rows = await db.selectFrom('tallies').selectAll().execute()
  const kept = new Map(rows.map(({ name, ...row }) => [name, row]))
  for (const table of talliedTables) {
    const there = counted[table]
    const row = kept.get(table)
    kept.delete(table)
    if (row === undefined) yield fault('tallies', table, null, 'is missing.')
    else if (Number(row.rows) !== there.rows) {
      yield fault('tallies', table, 'rows', `counts ${row.rows} rows, and ${there.rows} stand in ${table}.`)
    } else if (Number(row.sum) !== there.sum) {
      yield fault('tallies', table, 'sum', `is not that of the rows that stand in ${table}: others are in their place.`)
    }
  }
  for (const name of kept.keys()) yield fault('tallies', name, null, 'is of no table that is counted.')
}

/** What was worked out across reports, against the hashes that were taken when it was. */
export async function* checkJoined(db: Db): AsyncGenerator<RowFault, void, undefined> {
  const rows = await db.selectFrom('joinings').selectAll().execute()
  const standing = await joinedDigests(db)
  for (const row of rows) {
    if (row.id !== 1) yield fault('joinings', `${row.id}`, null, 'was not put here by joining.')
    if (rowDigest(row) !== row.row_sha256) {
      yield fault('joinings', `${row.id}`, 'row_sha256', 'is not the hash of the row: a column, or this, was changed.')
    }
  }
  const last = rows.find(({ id }) => id === 1)
  for (const [table, digest] of Object.entries(standing)) {
    if (digest !== (last === undefined ? sha256('') : digestIn(last.tables_sha256, table))) {
      yield fault(table, null, null, 'holds other rows than joining put there; "demarche join" makes them anew.')
    }
  }
}

function digestIn(json: string | null, table: string): unknown {
  try {
    return (JSON.parse(json ?? '{}') as Record<string, unknown>)[table]
  } catch {
    return undefined
  }
}

/** The steps by which the tables came to be. */
export async function* checkMigrations(db: Db): AsyncGenerator<RowFault, void, undefined> {
  const rows = await db.selectFrom('migrations').select(['version', 'name']).orderBy('version').execute()
  const names = new Map(rows.map(({ version, name }) => [version, name]))
  for (const [index, { name }] of migrations.entries()) {
    const standing = names.get(index + 1)
    names.delete(index + 1)
    if (standing === undefined) yield fault('migrations', `${index + 1}`, null, 'is missing.')
    else if (standing !== name) {
      yield fault('migrations', `${index + 1}`, 'name', `holds ${shown(standing)} where it is ${shown(name)}.`)
    }
  }
  for (const version of names.keys()) yield fault('migrations', `${version}`, null, 'is no step of this version.')
}
