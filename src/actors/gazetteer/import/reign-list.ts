import type { ActorRow, CsvRow, ListReader } from './actor-row.ts'
import { BadRow, readRows } from './actor-row.ts'
import { countryOf, dayOf, officeHeld } from './cell-values.ts'

/**
 * REIGN (Rulers, Elections and Irregular Governance; Bell 2016): the data set with a row for each leader and month, or
 * a list of leaders with the days of their terms in columns as `syear`, `smonth`, `sday`. A leader of whom every month
 * has a row is taken to have governed from the first to the last of them. Null for a list with other columns.
 */
export const reignList: ListReader = ({ columns, rows }) => {
  if (!columns.includes('leader') || !(columns.includes('country') || columns.includes('ccode'))) return null
  if (columns.includes('year') && columns.includes('month')) return monthly(rows)
  const from = dateColumns(columns, ['s', 'start', 'st'])
  if (from === null) return null
  const to = dateColumns(columns, ['e', 'end', 'en'])
  return readRows(rows, (row) => {
    const days = { from: from(row), to: to === null ? null : to(row) }
    return leaderRow(row, { ...days, knownUntil: null })
  })
}

/** A run of months of one leader, and the last month that the data set has. */
function monthly(rows: readonly CsvRow[]): ReturnType<ListReader> {
  const last =
    rows
      .map((row) => monthOf(row) ?? '')
      .sort()
      .at(-1) ?? ''
  const runs = new Map<string, { first: CsvRow; from: string; to: string }>()
  const bad: CsvRow[] = []
  const open = new Map<string, { first: CsvRow; from: string; to: string }>()
  let count = 0
  for (const row of [...rows].sort((a, b) => ((monthOf(a) ?? '') < (monthOf(b) ?? '') ? -1 : 1))) {
    const month = monthOf(row)
    if (month === null) {
      bad.push(row)
      continue
    }
    const key = [row.cell('ccode'), row.cell('country'), row.cell('leader')].join('|')
    const run = open.get(key)
    // Somebody who came back after a month without him has a second term.
    if (run !== undefined && monthsBetween(run.to, month) <= 1) run.to = month
    else {
      const next = { first: row, from: month, to: month }
      open.set(key, next)
      runs.set(`${key}|${count++}`, next)
    }
  }
  const told = [...runs.values()].sort((a, b) => a.first.line - b.first.line)
  return [
    ...readRows(bad, () => {
      throw new BadRow('There is no year and month, as in 2019 and 7.')
    }),
    ...told.flatMap(({ first, from, to }) =>
      readRows([first], (row) => leaderRow(row, { from, to: to === last ? null : to, knownUntil: last })),
    ),
  ]
}

function leaderRow(
  { cell }: CsvRow,
  days: { readonly from: string | null; readonly to: string | null; readonly knownUntil: string | null },
): ActorRow {
  const name = cell('leader')
  if (name === '') throw new BadRow('There is no leader.')
  const country = countryOf(cell('country'))
  if (country === null) throw new BadRow('There is no country.')
  return {
    id: null,
    name,
    aliases: [],
    kind: 'person',
    country,
    sectors: [],
    held: officeHeld('leader', { country, ...days }),
  }
}

function monthOf({ cell }: CsvRow): string | null {
  const [year, month] = [cell('year'), Math.trunc(Number(cell('month')))]
  return /^\d{4}(?:\.0)?$/u.test(year) && month >= 1 && month <= 12
    ? `${year.slice(0, 4)}-${String(month).padStart(2, '0')}`
    : null
}

function monthsBetween(from: string, to: string): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  return count(to) - count(from)
}

/** Reads a day from three columns, as `syear`, `smonth` and `sday`, or from one, as `startdate`. */
function dateColumns(columns: readonly string[], starts: readonly string[]): ((row: CsvRow) => string | null) | null {
  const named = (part: string) => columns.find((column) => starts.some((start) => column === `${start}${part}`))
  const whole = named('date')
  if (whole !== undefined) return ({ cell }) => dayOf(cell(whole))
  const [year, month, day] = [named('year'), named('month'), named('day')]
  if (year === undefined) return null
  return ({ cell }) => {
    const parts = [year, month, day].map((column) => cell(column).replace(/\.0$/u, ''))
    const given = parts.slice(0, parts.includes('') ? parts.indexOf('') : 3)
    return dayOf(given.join('-'))
  }
}
