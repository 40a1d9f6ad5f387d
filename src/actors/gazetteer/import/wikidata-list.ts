import { titleSought } from '../title-words.ts'
import { BadRow, type CsvRow, type ListReader, readRows } from './actor-row.ts'
import { countryOf, dayOf, officeHeld } from './cell-values.ts'

const entity = /^https?:\/\/www\.wikidata\.org\/(?:entity|wiki)\/(Q\d+)$/u

/** Names that queries give to their variables; a `?personLabel` belongs to `?person`. */
const variables = {
  person: ['item', 'person', 'human', 'leader', 'holder', 'officeholder', 'politician', 'minister', 'head'],
  office: ['position', 'office', 'post', 'positionheld', 'role'],
  country: ['country', 'state', 'jurisdiction'],
  code: ['iso3', 'countrycode', 'code', 'iso'],
  from: ['start', 'from', 'starttime', 'startdate', 'since', 'begin'],
  to: ['end', 'to', 'endtime', 'enddate', 'until'],
} as const

/**
 * The CSV that the Wikidata Query Service gives: a row for each time in an office, its persons as entities with labels.
 * Null for a list without entities.
 */
export const wikidataList: ListReader = ({ columns, rows }) => {
  const entities = columns.filter((column) => rows.some(({ cell }) => entity.test(cell(column))))
  const among = (names: readonly string[]) => columns.find((column) => names.includes(column.toLowerCase()))
  const person =
    entities.find((column) => variables.person.some((name) => name === column.toLowerCase())) ?? entities[0]
  if (person === undefined) return null
  /** The label of a variable, or its value where that is no entity. */
  const labelOf = ({ cell }: CsvRow, names: readonly string[]) => {
    const label = cell(among(names.map((name) => `${name}label`)))
    const value = cell(among(names))
    return label !== '' ? label : entity.test(value) ? '' : value
  }
  return readRows(rows, (row) => {
    const { cell } = row
    const id = entity.exec(cell(person))?.[1]
    if (id === undefined) throw new BadRow(`There is no entity in the column "${person}".`)
    const name = cell(`${person}Label`)
    if (name === '' || name === id) throw new BadRow(`${id} has no name: ask for its label in the query.`)
    const title = labelOf(row, variables.office)
    const told = cell(among(variables.code)) || labelOf(row, variables.country)
    const country = countryOf(told) ?? (title === '' ? null : (titleSought(title)?.country ?? null))
    const from = dayOf(knownDay(cell(among(variables.from))))
    const to = dayOf(knownDay(cell(among(variables.to))))
    const aliases = cell(`${person}AltLabel`) || cell(among(['altlabel', 'aliases']))
    return {
      id: `wikidata:${id}`,
      name,
      aliases: aliases.split(/\s*[|,]\s+|\|/u).filter((alias) => alias !== ''),
      kind: 'person',
      country,
      sectors: [],
      held: title === '' ? null : officeHeld(title, { country, from, to }),
    }
  })
}

/** "Unknown value" comes as an address of a blank node, and means that the day is not known. */
function knownDay(cell: string): string {
  return /^(?:t\d+|_:|https?:)/u.test(cell) ? '' : cell
}
