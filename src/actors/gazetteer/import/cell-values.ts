import { stateMeant, stateNamed, wordsOfState } from '../../states.ts'
import type { Office } from '../entry.ts'
import { type Sector, sectors, sectorsOf } from '../sectors.ts'
import { titleSought } from '../title-words.ts'
import { BadRow, type HeldOffice } from './actor-row.ts'

/** What PLOVER writes in the place of a state. */
const beyondStates = ['UNO', 'EUR', 'IGO', 'NGO', 'ISM', 'MNC', 'IMG', 'KOS']
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** A country's code from a code or a name; null for an empty cell. */
export function countryOf(cell: string): string | null {
  const word = cell.trim()
  if (word === '') return null
  const code = word.toUpperCase()
  if (code.length === 3 && (beyondStates.includes(code) || wordsOfState(code) !== null)) return code
  if (code === 'XKX') return 'KOS'
  const found = stateNamed(word) ?? nameTurned(word)
  if (found === null) throw new BadRow(`"${word}" is no country: write a code of ISO 3166-1 alpha-3, as in FRA.`)
  return found
}

/** "Korea, South" is "South Korea"; "Macedonia (North)" is looked up without what stands in brackets. */
function nameTurned(word: string): string | null {
  const [, noun = '', before = ''] = /^([^,]+), (.+)$/u.exec(word) ?? []
  if (noun !== '') return stateNamed(`${before} ${noun}`) ?? stateNamed(`${before.replace(/ of$/u, ' of the')} ${noun}`)
  const bare = word.replace(/\s*\(.*\)$/u, '')
  return bare === word ? stateMeant(word) : stateNamed(bare)
}

/**
 * A day, month or year in the forms that lists have: 2017-05-14, 2017-05, 2017, 2017-05-14T00:00:00Z, 14 May 2017,
 * May 2017. Zeros for month and day mean that they are not known. Null for an empty cell.
 */
export function dayOf(cell: string): string | null {
  const word = cell.trim()
  if (word === '') return null
  const [, year, month, day] =
    /^\+?(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ][\d:.]*Z?)?$/u.exec(word) ?? worded(word)
  if (year === undefined)
    throw new BadRow(`"${word}" is no day, month or year: write it as 2017-05-14, 2017-05 or 2017.`)
  const [m, d] = [Number(month ?? 0), Number(day ?? 0)]
  if (m === 0) return year
  if (m > 12 || d > daysIn(Number(year), m)) throw new BadRow(`"${word}" is a day that there is not.`)
  const parts = [year, String(m).padStart(2, '0'), ...(d === 0 ? [] : [String(d).padStart(2, '0')])]
  return parts.join('-')
}

function worded(word: string): (string | undefined)[] {
  const [, day, name = '', year] = /^(?:(\d{1,2}) )?(\p{L}{3,9})\.? (\d{4})$/u.exec(word) ?? []
  const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1
  return month === 0 ? [] : [word, year, String(month), day]
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** The parts of a cell that holds several: parted by `|` or `;`. */
export function partsOf(cell: string): string[] {
  return cell
    .split(/[|;]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** PLOVER's sectors, parted by spaces, commas, `|` or `;`. */
export function sectorsIn(cell: string): Sector[] {
  const words = cell
    .toUpperCase()
    .split(/[\s,|;]+/u)
    .filter((word) => word !== '')
  return words.map((word) => {
    const found = sectors.find((sector) => sector === word)
    if (found === undefined) throw new BadRow(`"${word}" is no sector of PLOVER's, as GOV, MIL or OPP are.`)
    return found
  })
}

const usualTitles: Readonly<Record<string, { readonly office: Office; readonly title: string }>> = {
  'head-of-state': { office: 'head-of-state', title: 'head of state' },
  'head-of-government': { office: 'head-of-government', title: 'head of government' },
  'foreign-minister': { office: 'foreign-minister', title: 'foreign minister' },
  'defence-minister': { office: 'defence-minister', title: 'defence minister' },
  leader: { office: 'leader', title: 'leader' },
  'head-of-organisation': { office: 'head-of-organisation', title: 'head' },
}

/** An office by its title, or by one of the gazetteer's names for offices. */
export function officeHeld(
  title: string,
  held: Pick<HeldOffice, 'country' | 'from' | 'to'> & {
    readonly sectors?: readonly string[]
    readonly knownUntil?: string | null
  },
): HeldOffice {
  if (held.from !== null && held.to !== null && held.to < held.from.slice(0, held.to.length)) {
    throw new BadRow(`The office ended on ${held.to}, before it began on ${held.from}.`)
  }
  const { office, title: name } = usualTitles[title.trim().toLowerCase()] ?? {
    office: officeOf(title),
    title: title.trim(),
  }
  const told = held.sectors ?? []
  const own = office === 'other' || office === 'head-of-organisation' ? sectorsOf(name, null) : ['GOV']
  const usual = office === 'defence-minister' ? ['GOV', 'MIL'] : own
  return {
    office,
    title: name,
    country: held.country,
    sectors: told.length > 0 ? told : usual,
    from: held.from,
    to: held.to,
    knownUntil: held.to === null ? (held.knownUntil ?? null) : null,
  }
}

/** "President of France" is the head of state; what the gazetteer has no office for is `other`. */
function officeOf(title: string): Office {
  const sought = titleSought(title)
  if (sought === null || sought.former) return 'other'
  if (sought.titles.includes('president')) return 'head-of-state'
  return sought.offices.length === 1 ? sought.offices[0]! : 'other'
}
