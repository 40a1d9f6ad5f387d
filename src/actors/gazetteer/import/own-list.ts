import { type EntryKind, entryKinds } from '../entry.ts'
import { BadRow, type ListReader, readRows } from './actor-row.ts'
import { countryOf, dayOf, officeHeld, partsOf, sectorsIn } from './cell-values.ts'

const known = ['id', 'name', 'aliases', 'country', 'sectors', 'office', 'from', 'to', 'kind']

/**
 * A list of one's own: columns `name`, and as far as wanted `id`, `aliases`, `country`, `sectors`, `office`, `from`,
 * `to` and `kind`. Rows of one id are one actor with several offices. Null for a list with other columns.
 */
export const ownList: ListReader = ({ columns, rows }) => {
  if (!columns.includes('name') || columns.filter((column) => known.includes(column)).length < 2) return null
  return readRows(rows, ({ cell }) => {
    const name = cell('name')
    if (name === '') throw new BadRow('There is no name.')
    const country = countryOf(cell('country'))
    const sectors = sectorsIn(cell('sectors'))
    const [from, to] = [dayOf(cell('from')), dayOf(cell('to'))]
    const title = cell('office')
    if (title === '' && (from !== null || to !== null)) {
      throw new BadRow('There are days of an office, but no office: name it in the column "office".')
    }
    return {
      id: cell('id') || null,
      name,
      aliases: partsOf(cell('aliases')),
      kind: kindOf(cell('kind')),
      country,
      sectors: title === '' ? sectors : [],
      held: title === '' ? null : officeHeld(title, { country, sectors, from, to }),
    }
  })
}

function kindOf(cell: string): EntryKind {
  if (cell === '') return 'person'
  const kind = entryKinds.find((one) => one === cell.toLowerCase())
  if (kind === undefined) throw new BadRow(`"${cell}" is no kind of actor: write ${entryKinds.join(', ')}.`)
  return kind
}
