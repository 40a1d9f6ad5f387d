/** Something in an archive that is not as demarche left it. */
export type RowFault = {
  readonly table: string
  /** What names the row: its report's key and its id there, or what else is its own; null for the table as a whole. */
  readonly row: string | null
  /** Null where the whole row is meant. */
  readonly column: string | null
  /** What is wrong, a sentence without its subject. */
  readonly message: string
}

export function fault(table: string, row: string | null, column: string | null, message: string): RowFault {
  return { table, row, column, message }
}

/** A fault as a sentence. */
export function sentenceOfFault({ table, row, column, message }: RowFault): string {
  const where = [table, row, column].filter((part) => part !== null).join(', ')
  return `${where}: ${message}`
}
