import { csvLine } from '../export/csv.ts'
import { type TallyKey, type TallyRow, tally, tallyKeys } from '../views/tally.ts'
import { several } from './choices.ts'
import { complain } from './complain.ts'
import { actorsOf, type FilterFlags, filterOf, withArchive } from './filter-flags.ts'
import { openOutput } from './output.ts'
import { plainWords } from './plain-words.ts'
import { wrong } from './read-settings.ts'
import { widthOf } from './wrap-text.ts'

/** The options of `demarche tally` as commander gives them. */
export type TallyFlags = FilterFlags & {
  readonly by: string
  readonly source?: string
  readonly target?: string
  readonly csv?: boolean
  readonly json?: boolean
}

/** `demarche tally`: gives the exit status. */
export async function tallyCommand(flags: TallyFlags): Promise<number> {
  if (flags.csv && flags.json) throw wrong('--csv and --json cannot be used together; choose one.')
  const keys = [...new Set(several('--by', flags.by, tallyKeys))]
  const filter = filterOf(flags)
  const rows = await withArchive(flags.archive, async (archive) => {
    const actors = await actorsOf(archive, { by: flags.source, about: flags.target })
    return tally(archive, { ...filter, ...actors, keys })
  })
  const output = openOutput(process.stdout)
  const names = tallyColumns(keys)
  if (flags.json) {
    const objects = rows.map((row) => Object.fromEntries(names.map((name, i) => [name, cellsOf(row)[i]])))
    await output.write(`${JSON.stringify(objects, null, 2)}\n`)
  } else if (flags.csv) {
    await output.write(csvLine(names, { guardFormulas: false }))
    for (const row of rows) await output.write(csvLine(cellsOf(row), { guardFormulas: false }))
  } else if (rows.length > 0) await output.write(table(keys, rows))
  if (rows.length === 0) complain('There are no such events.')
  return 0
}

/** The columns of a tally, as CSV and JSON name them. */
export function tallyColumns(keys: readonly TallyKey[]): readonly string[] {
  return [
    ...keys,
    'events',
    'acts',
    'mean_intensity',
    'planned',
    'possible',
    'negated',
    'reports',
    'day_of_publication',
  ]
}

function cellsOf(row: TallyRow): readonly (string | number | null)[] {
  const { values, events, acts, meanIntensity, planned, possible, negated, reports, dayOfPublication } = row
  return [...values, events, acts, meanIntensity, planned, possible, negated, reports, dayOfPublication]
}

/** The rows under one another, words to the left and numbers to the right. */
function table(keys: readonly TallyKey[], rows: readonly TallyRow[]): string {
  const shown = [
    tallyColumns(keys).map((name) => name.replaceAll('_', ' ')),
    ...rows.map((row) =>
      cellsOf(row).map((cell, i) => {
        if (i < keys.length) return cell === null ? '(not known)' : plainWords(String(cell))
        return cell === null ? '-' : Number.isInteger(cell) ? String(cell) : Number(cell).toFixed(2)
      }),
    ),
  ]
  const widths = tallyColumns(keys).map((_, i) => shown.reduce((most, row) => Math.max(most, widthOf(row[i] ?? '')), 0))
  return shown
    .map((row) => {
      const cells = row.map((cell, i) => {
        const gap = ' '.repeat(Math.max(0, (widths[i] ?? 0) - widthOf(cell)))
        return i < keys.length ? `${cell}${gap}` : `${gap}${cell}`
      })
      return `${cells.join('  ').trimEnd()}\n`
    })
    .join('')
}
