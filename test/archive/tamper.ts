import { type Kysely, sql } from 'kysely'
import type { Archive } from '../../src/archive/archive.ts'
import type { ArchiveTables } from '../../src/archive/tables.ts'

/** Columns whose change means nothing outside the archive, or that nothing vouches for. */
const leftOut: ReadonlySet<string> = new Set(['migrations.applied_at'])
/** A row's own number in these says nothing: reports and what was found are known by their keys. */
const numberless: ReadonlySet<string> = new Set(['actors', 'statements', 'events', 'failures', 'origins'])

export type Tampered = { readonly kind: string; readonly table: string; readonly column: string | null }
type Row = Record<string, string | number | null>

/** Changes one thing, as by hand: in each column of each table in turn, else a row at random deleted, doubled or swapped. */
export async function tamper(
  { db: tx, dialect }: Pick<Archive, 'db' | 'dialect'>,
  random: () => number,
  change: number,
): Promise<Tampered> {
  const catalogue = catalogues[dialect]
  const all = await catalogue.columns(tx)
  const columns = all.filter(
    ({ table, column }) => !leftOut.has(`${table}.${column}`) && !(column === 'id' && numberless.has(table)),
  )
  const tables = [...new Set(columns.map(({ table }) => table))]
  const kinds = ['column', 'column', 'delete', 'insert', 'swap'] as const
  for (let attempt = change; ; attempt++) {
    const kind = kinds[attempt % kinds.length]!
    // Twice in five is a column, so counting those goes through all of them.
    const nth = Math.floor(attempt / kinds.length) * 2 + (attempt % kinds.length)
    const { table, column } =
      kind === 'column' ? columns[nth % columns.length]! : columns[pick(random, columns.length)]!
    const chosen = kind === 'column' || kind === 'swap' ? table : tables[pick(random, tables.length)]!
    const names = all.flatMap((one) => (one.table === chosen ? one.column : []))
    const keys = await catalogue.keys(tx, chosen)
    if (await did(tx, random, { kind, table: chosen, column, names, keys })) {
      return { kind, table: chosen, column: kind === 'column' || kind === 'swap' ? column : null }
    }
  }
}

type Change = Tampered & {
  readonly column: string
  readonly names: readonly string[]
  readonly keys: readonly string[]
}

async function did(tx: Kysely<ArchiveTables>, random: () => number, { kind, table, column, names, keys }: Change) {
  const { rows } = await sql<Row>`select * from ${sql.table(table)}`.execute(tx)
  const row = rows[pick(random, rows.length)]
  const other = rows[pick(random, rows.length)]
  if (row === undefined || other === undefined) return false
  const is = (one: Row) =>
    sql.join(
      keys.map((key) => sql`${sql.ref(key)} = ${one[key]}`),
      sql` and `,
    )
  const set = (one: Row, value: unknown) =>
    sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where ${is(one)}`.execute(tx)
  try {
    await sql`savepoint change`.execute(tx)
    if (kind === 'column') await set(row, changed(row[column] ?? null, random, column))
    else if (kind === 'delete') await sql`delete from ${sql.table(table)} where ${is(row)}`.execute(tx)
    else if (kind === 'swap') {
      if (row[column] === other[column] || keys.includes(column)) return false
      await set(row, other[column])
      await set(other, row[column])
    } else {
      const made: Row = {}
      for (const name of names) {
        const value = row[name] ?? null
        made[name] = value
        if (name === 'id' && typeof value === 'number') made[name] = value + 1000
        else if (
          ['key', 'fingerprint', 'found_at', 'number', 'version', 'model', 'name', 'id', 'handle'].includes(name) ||
          /^(?:actor|mention|time|statement|event|owner)_id$/.test(name)
        ) {
          made[name] = changed(value, random, name)
        }
      }
      const list = sql.join(names.map((name) => sql.ref(name)))
      await sql`insert into ${sql.table(table)} (${list}) values (${sql.join(Object.values(made))})`.execute(tx)
    }
    return true
  } catch {
    // What the tables themselves refuse, such as a second row of the same key, nobody can do.
    await sql`rollback to change`.execute(tx)
    return false
  }
}

function changed(value: string | number | null, random: () => number, column: string): string | number {
  if (typeof value === 'number') return Number.isInteger(value) ? value + 1 + pick(random, 3) : value / 2
  if (value === null)
    return /(?:_id|start|number)$/.test(column) && column === 'reading_id' ? 1 : column === 'body_start' ? 3 : 'x'
  if (value === '') return 'x'
  // Postgres gives its largest integers as text.
  if (/^\d{1,15}$/.test(value)) return `${Number(value) + 1 + pick(random, 3)}`
  const at = pick(random, value.length)
  const letter = value[at] === 'e' ? 'o' : 'e'
  return value.slice(0, at) + letter + value.slice(at + 1)
}

function pick(random: () => number, length: number): number {
  return Math.floor(random() * length)
}

type Catalogue = {
  /** The columns of the tables, those aside that the database fills by itself. */
  columns(tx: Kysely<ArchiveTables>): Promise<readonly { readonly table: string; readonly column: string }[]>
  /** The columns of a table's primary key. */
  keys(tx: Kysely<ArchiveTables>, table: string): Promise<readonly string[]>
}

const catalogues: Readonly<Record<Archive['dialect'], Catalogue>> = {
  sqlite: {
    async columns(tx) {
      const { rows } = await sql<{ table: string; column: string }>`
        select t.name as "table", c.name as "column" from sqlite_schema t, pragma_table_info(t.name) c
        where t.type = 'table' and t.name not like '%\\_search%' escape '\\' and t.name not like 'sqlite%'
        order by t.name, c.cid`.execute(tx)
      return rows
    },
    async keys(tx, table) {
      const { rows } = await sql<{ name: string }>`
        select name from pragma_table_info(${table}) where pk > 0`.execute(tx)
      return rows.map(({ name }) => name)
    },
  },
  postgres: {
    async columns(tx) {
      const { rows } = await sql<{ table: string; column: string }>`
        select c.table_name as "table", c.column_name as "column"
        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where t.table_type = 'BASE TABLE' and t.table_schema = 'public' and c.is_generated = 'NEVER'
        order by c.table_name collate "C", c.ordinal_position`.execute(tx)
      return rows
    },
    async keys(tx, table) {
      const { rows } = await sql<{ name: string }>`
        select k.column_name as name from information_schema.table_constraints c
        join information_schema.key_column_usage k using (constraint_schema, constraint_name)
        where c.constraint_type = 'PRIMARY KEY' and c.table_name = ${table} and c.table_schema = 'public'`.execute(tx)
      return rows.map(({ name }) => name)
    },
  },
}
