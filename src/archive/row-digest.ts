import { sha256 } from './keys.ts'

/** Columns that are a row's own number here, refer to one, or are made from the others. */
const leftOut = new Set(['id', 'report_id', 'origin_id', 'row_sha256', 'search'])

/**
 * A hash of what a row says, moments too. Row numbers mean nothing outside an archive and are left out; what the row
 * belongs to is given by its key in `belongs`.
 */
export function rowDigest(
  row: Readonly<Record<string, unknown>>,
  belongs: Readonly<Record<string, unknown>> = {},
): string {
  const own = Object.entries(row).filter(([column]) => !leftOut.has(column))
  const all = [...own, ...Object.entries(belongs).map(([name, value]) => [`of ${name}`, value] as const)]
  return sha256(JSON.stringify(all.sort(([a], [b]) => (a < b ? -1 : 1))))
}

/** A hash of all that is kept of a report beside its text: its origins and readings, and which reading is current. */
export function keptDigest(
  current: string | null,
  origins: readonly (string | null)[],
  readings: readonly (string | null)[],
): string {
  return sha256(JSON.stringify([current, origins.toSorted(), readings.toSorted()]))
}
