import { CsvError, parse } from 'csv-parse/sync'
import { DemarcheError } from '../../../record/demarche-error.ts'
import type { Entry } from '../entry.ts'
import type { CsvList, CsvRow, RowFault, RowOutcome } from './actor-row.ts'
import { factbookList } from './factbook-list.ts'
import { gatherRows } from './gather-rows.ts'
import { ownList } from './own-list.ts'
import { reignList } from './reign-list.ts'
import { wikidataList } from './wikidata-list.ts'

/** The forms of lists that are known, in the order in which they are tried. */
const forms = { wikidata: wikidataList, reign: reignList, own: ownList }

export type ListForm = keyof typeof forms | 'factbook'

export type ImportedActors = {
  readonly form: ListForm
  readonly actors: readonly Entry[]
  /** Rows that were left out, and why. */
  readonly faults: readonly RowFault[]
}

const known =
  'demarche takes CSV with a column "name" and others of id, aliases, country, sectors, office, from, to and kind; CSV of the Wikidata Query Service; REIGN as CSV; and pages of the CIA World Factbook as JSON'

/**
 * Reads a list of actors in any of the forms that demarche knows. A row that cannot be taken is told of, and the rest is
 * taken.
 * @param text the file's content
 * @throws DemarcheError `bad-actors` where it is of no form that is known, or none of its rows will do
 */
export function importActors(text: string): ImportedActors {
  const { form, outcomes } = outcomesOf(text.replace(/^\uFEFF/u, ''))
  const rows = outcomes.flatMap((outcome) => ('row' in outcome ? [outcome.row] : []))
  const faults = outcomes.flatMap((outcome) => ('row' in outcome ? [] : [outcome]))
  if (rows.length === 0) {
    const [first] = faults
    const why =
      first === undefined ? 'it has no rows' : `none of its rows will do; the first, ${first.place}: ${first.reason}`
    throw new DemarcheError('bad-actors', `No actor is in this list: ${why}`)
  }
  return { form, actors: gatherRows(rows, form), faults }
}

type Outcomes = { readonly form: ListForm; readonly outcomes: readonly RowOutcome[] }

function outcomesOf(text: string): Outcomes {
  if (/^\s*[{[]/u.test(text)) {
    const outcomes = factbookList(jsonOf(text))
    if (outcomes !== null) return { form: 'factbook', outcomes }
    throw new DemarcheError('bad-actors', `This JSON is no page of the CIA World Factbook. ${known}.`)
  }
  const { list, broken } = csvOf(text)
  for (const form of ['wikidata', 'reign', 'own'] as const) {
    const outcomes = forms[form](list)
    if (outcomes !== null) return { form, outcomes: [...outcomes, ...broken] }
  }
  const columns = list.columns.map((column) => `"${column}"`).join(', ')
  throw new DemarcheError('bad-actors', `The columns ${columns} are of no list that is known. ${known}.`)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new DemarcheError('bad-actors', 'This begins as JSON does, but is none.', { cause: error })
  }
}

type CsvRecord = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

/** Reads CSV parted by commas, semicolons or tabs, whichever the first line has most of. */
function csvOf(text: string): { readonly list: CsvList; readonly broken: readonly RowFault[] } {
  const [head = ''] = text.split(/\r?\n/u, 1)
  const [delimiter = ','] = [',', ';', '\t'].sort((a, b) => head.split(b).length - head.split(a).length)
  const broken: RowFault[] = []
  // With `info` each record comes with its line, which the types of csv-parse do not tell.
  const parsed: unknown = parse(text, {
    delimiter,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    on_skip(error) {
      if (error instanceof CsvError) broken.push({ place: `line ${String(error['lines'])}`, reason: error.message })
      return undefined
    },
  })
  const records = parsed as readonly CsvRecord[]
  const columns = (records[0]?.record ?? []).map((column) => column.trim())
  // Own columns may be written "Name", Wikidata's variables keep their case.
  const lower = columns.map((column) => (/Label$/u.test(column) ? column : column.toLowerCase()))
  const names = columns.some((column) => /Label$/u.test(column)) ? columns : lower
  const rows = records.slice(1).flatMap(({ record, info }): CsvRow[] => {
    if (record.length > names.length && record.slice(names.length).some((cell) => cell.trim() !== '')) {
      broken.push({
        place: `line ${info.lines}`,
        reason: `There are ${record.length} cells in ${names.length} columns: put a cell with "${delimiter}" in it into quotes.`,
      })
      return []
    }
    const cells = new Map(names.map((name, at) => [name, (record[at] ?? '').trim()]))
    return [{ line: info.lines, cell: (column) => cells.get(column ?? '') ?? '' }]
  })
  return { list: { columns: names, rows }, broken }
}
