/** What the two databases call the same thing, so that the tables are written down once. */
export type SqlWords = {
  /** A row's own number, given by the database. */
  readonly rowId: string
  /** Text that is compared by its characters' codes, whatever the locale. */
  readonly text: string
  readonly real: string
  /** What stands after a table's columns: SQLite then checks the types of what is put in. */
  readonly table: string
  /** The same for a table whose primary key is the way to its rows, which saves SQLite an index. */
  readonly compact: string
  /** What full-text search needs beside the tables. */
  readonly search: readonly string[]
  /** Joins the values of a group in the order of another column. */
  joined(value: string, order: string): string
}
