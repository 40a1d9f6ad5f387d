import type { FoundTable } from '../rows-of-record.ts'
import { fault, type RowFault } from './fault.ts'

type Row = Readonly<Record<string, unknown>>

/** What tells a table's rows of one report apart. */
export const keysOfFound: Readonly<Record<FoundTable, readonly string[]>> = {
  actors: ['actor_id'],
  actor_roles: ['actor_id', 'number'],
  mentions: ['mention_id'],
  times: ['time_id'],
  statements: ['statement_id'],
  events: ['event_id'],
  event_actors: ['event_id', 'side', 'number'],
  evidence: ['owner_id', 'role', 'number'],
  frame_reviews: ['frame_id', 'reviewer'],
}

/** Holds the rows that stand in a table against those that the kept record makes, column by column. */
export function compareRows(
  table: FoundTable,
  reportKey: string,
  expected: readonly Row[],
  standing: readonly Row[],
): readonly RowFault[] {
  const nameOf = (row: Row): string => [reportKey, ...keysOfFound[table].map((key) => String(row[key]))].join(' ')
  const faults: RowFault[] = []
  const wanted = new Map(expected.map((row) => [nameOf(row), row]))
  const seen = new Set<string>()
  for (const row of standing) {
    const name = nameOf(row)
    const want = wanted.get(name)
    if (want === undefined) faults.push(fault(table, name, null, 'stands here, and the kept record has no such thing.'))
    else if (seen.has(name)) faults.push(fault(table, name, null, 'stands here more than once.'))
    else faults.push(...compareRow(table, name, want, row))
    seen.add(name)
  }
  for (const name of wanted.keys()) {
    if (!seen.has(name)) faults.push(fault(table, name, null, 'is missing, and the kept record has it.'))
  }
  return faults
}

/** Holds a row against what it should say; columns that are not expected are not looked at. */
export function compareRow(table: string, name: string, want: Row, row: Row): readonly RowFault[] {
  return Object.entries(want)
    .filter(([column, value]) => row[column] !== value)
    .map(([column, value]) =>
      fault(table, name, column, `holds ${shown(row[column])} where the kept record gives ${shown(value)}.`),
    )
}

/** A value in a sentence: a long one is cut. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
