/** What a column holds; a list is one of texts, and null in every type is what is not known. */
export type ColumnType = 'text' | 'integer' | 'real' | 'list'

export type Cell = string | number | readonly string[] | null

/** A column of a table: how it is filled from a row's thing, and what a researcher must know of it. */
export type Column<Thing> = {
  readonly name: string
  readonly type: ColumnType
  /** One sentence or two, as `docs/export.md` has them. */
  readonly about: string
  readonly cell: (thing: Thing) => Cell
}

/** A row in the order of its table's columns. */
export type Row = readonly Cell[]

/** A table without its rows, as writers of files see it. */
export type TableShape = {
  readonly name: string
  readonly columns: readonly Omit<Column<never>, 'cell'>[]
}

export function rowOf<Thing>(columns: readonly Column<Thing>[], thing: Thing): Row {
  return columns.map((column) => column.cell(thing))
}
