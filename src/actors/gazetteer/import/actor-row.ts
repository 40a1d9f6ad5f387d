import type { EntryKind, Office } from '../entry.ts'

/** What one row of a list tells, whatever the list's form. */
export type ActorRow = {
  /** The list's own id; null where it gives none. */
  readonly id: string | null
  readonly name: string
  readonly aliases: readonly string[]
  readonly kind: EntryKind
  readonly country: string | null
  /** Of the actor at all times; those of an office stand with it. */
  readonly sectors: readonly string[]
  readonly held: HeldOffice | null
}

export type HeldOffice = {
  readonly office: Office
  readonly title: string
  readonly country: string | null
  readonly sectors: readonly string[]
  readonly from: string | null
  readonly to: string | null
  readonly knownUntil: string | null
}

/** Why a row was left out, and where it stands: "line 7", "France, head of government". */
export type RowFault = { readonly place: string; readonly reason: string }

export type RowOutcome = { readonly row: ActorRow } | RowFault

/** The rows of a list; null where it is not of the form. */
export type ListReader = (list: CsvList) => readonly RowOutcome[] | null

/** A CSV file: its columns' names, and its rows by them. */
export type CsvList = { readonly columns: readonly string[]; readonly rows: readonly CsvRow[] }
export type CsvRow = {
  readonly line: number
  /** The cell in a column, without space around it; empty where there is none. */
  cell(column: string | undefined): string
}

/** A row cannot be taken; the message says why. Caught where the row's line is known. */
export class BadRow extends Error {}

/** Reads each row, and keeps why one cannot be taken in its place. */
export function readRows(rows: readonly CsvRow[], read: (row: CsvRow) => ActorRow): RowOutcome[] {
  return rows.map((csvRow): RowOutcome => {
    try {
      return { row: read(csvRow) }
    } catch (error) {
      if (error instanceof BadRow) return { place: `line ${csvRow.line}`, reason: error.message }
      throw error
    }
  })
}
