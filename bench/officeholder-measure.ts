import type { Office } from '../src/actors/gazetteer/entry.ts'
import type { Gazetteer } from '../src/actors/gazetteer/gazetteer.ts'
import { standingAt } from '../src/actors/gazetteer/term-at.ts'
import { nameWords, soundKey } from '../src/record/fold-name.ts'
import { numbersFrom } from '../test/numbers-from.ts'
import { allNames, type CheckedOffice, drawCases, holdings, type OfficeCase } from './officeholder-cases.ts'

/** What came of the cases; all are counts, so that whoever reads them can tell what a rate is of. */
export type Measured = {
  readonly cases: number
  readonly states: number
  readonly answered: number
  readonly countryRight: number
  /** Answered, and the gazetteer says of the case's office, for sure, that it was or was not held on the day. */
  readonly roleTold: number
  readonly roleRight: number
  readonly negatives: number
  /** Names, or names and days, that must not resolve and do, and cases that resolve to somebody of another state. */
  readonly false: number
  readonly faults: readonly string[]
}

const officesOf: Readonly<Record<CheckedOffice, readonly Office[]>> = {
  state: ['head-of-state'],
  government: ['head-of-government'],
  foreign: ['foreign-minister'],
  defence: ['defence-minister'],
}

/** Titles that name an office where the gazetteer sorts it under another, as Iran's president. */
const titlesOf: Readonly<Record<CheckedOffice, RegExp>> = {
  state: /^president$|^king$|^supreme leader$/,
  government: /^prime minister$|^premier$|^chancellor$/,
  foreign: /^foreign/,
  defence: /^defen[cs]e/,
}

export function measureOfficeholders(
  gazetteer: Gazetteer,
  { count, seed }: { readonly count: number; readonly seed: number },
): Measured {
  const all = holdings()
  const cases = drawCases(all, count, seed)
  const faults: string[] = []
  let [answered, countryRight, roleTold, roleRight, wrong] = [0, 0, 0, 0, 0]
  for (const one of cases) {
    const known = gazetteer.person(one.name, { date: one.date })
    if (known?.country == null) continue
    answered++
    if (!one.countries.has(known.country)) {
      wrong++
      faults.push(`${one.name}, ${one.date}: country ${known.country}, not ${[...one.countries].join()}`)
      continue
    }
    countryRight++
    const told = roleToldOf(known.terms, one)
    if (told === null) continue
    roleTold++
    if (told === one.held.has(one.office)) roleRight++
    else faults.push(`${one.name}, ${one.date}: ${one.office} ${told ? 'held' : 'not held'}`)
  }
  const negatives = drawNegatives(seed + 1, Math.round(count / 2))
  for (const { name, date } of negatives) {
    const known = gazetteer.person(name, { date })
    if (known === null) continue
    wrong++
    faults.push(`${name}, ${date}: taken for ${known.name}, ${known.country}`)
  }
  return {
    cases: cases.length,
    states: new Set(all.map(({ country }) => country)).size,
    answered,
    countryRight,
    roleTold,
    roleRight,
    negatives: negatives.length,
    false: wrong,
    faults,
  }
}

type Terms = NonNullable<ReturnType<Gazetteer['person']>>['terms']

/** Whether the person holds the case's office on its day; null where the gazetteer does not know. */
function roleToldOf(terms: Terms, { office, date }: OfficeCase): boolean | null {
  const of = terms.filter((term) => officesOf[office].includes(term.office) || titlesOf[office].test(term.title))
  const standings = of.map((term) => standingAt(term, date))
  if (standings.includes('holding')) return true
  // A person of whom it knows no such office may have held it all the same, so that is no answer.
  return of.length === 0 || standings.includes('unsure') ? null : false
}

/**
 * What must not resolve: given names and surnames of two people that are nobody's together, surnames alone, and names of
 * holders a century before they held anything.
 */
function drawNegatives(seed: number, count: number): readonly { readonly name: string; readonly date: string }[] {
  const random = numbersFrom(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const all = holdings()
  const names = allNames()
  const keys = new Set(names.map((name) => soundKey(nameWords(name))))
  const year = () => 2000 + Math.floor(random() * 22)
  return Array.from({ length: count }, (_, i) => {
    if (i % 4 === 0) return { name: pick(all).name, date: `${year() - 100}-05-01` }
    if (i % 4 === 1) return { name: pick(all).name.split(' ').at(-1)!, date: `${year()}-05-01` }
    for (;;) {
      const [given, surname] = [pick(all).name.split(' ')[0]!, pick(all).name.split(' ').at(-1)!]
      const name = `${given} ${surname}`
      const key = soundKey(nameWords(name))
      // A name that is part of a holder's longer name is that holder's too.
      if (!keys.has(key) && !names.some((whole) => whole.startsWith(`${given} `) && whole.endsWith(` ${surname}`))) {
        return { name, date: `${year()}-05-01` }
      }
    }
  })
}
