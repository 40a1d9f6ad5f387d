import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { numbersFrom } from '../test/numbers-from.ts'

/** Who held which office when, gathered for checking; it lies beside the repository. */
export const officeholders = new URL('../../shared/data/actors/officeholders.jsonl.gz', import.meta.url)

export const withoutOfficeholders: string | false = existsSync(officeholders)
  ? false
  : 'the corpora are not beside the repository'

const line = z.object({
  name: z.string(),
  qid: z.string().nullable(),
  position: z.string(),
  iso3: z.string().nullable(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  source: z.string(),
  snapshot: z.string(),
})

/** An office that the check is of. */
export type CheckedOffice = 'state' | 'government' | 'foreign' | 'defence'

export type Holding = {
  readonly person: string
  readonly name: string
  readonly country: string
  readonly office: CheckedOffice
  readonly from: string
  readonly to: string
  /** False where the list was gathered while the term ran, so that nothing is known of later days. */
  readonly ended: boolean
}

/** A name and a day, with the offices of the list that the person holds then. */
export type OfficeCase = {
  readonly name: string
  readonly date: string
  readonly where: 'within' | 'at a change' | 'outside'
  readonly countries: ReadonlySet<string>
  readonly office: CheckedOffice
  readonly held: ReadonlySet<CheckedOffice>
}

/** States much in the news, by the judgement of whoever wrote this list; of some the list has no such offices. */
const states = (
  'USA GBR FRA DEU ITA ESP NLD BEL POL HUN SRB GRC UKR RUS BLR GEO ARM AZE KAZ TUR ISR PSE JOR SYR LBN IRQ IRN SAU QAT ' +
  'YEM EGY LBY TUN DZA AFG PAK IND BGD LKA NPL CHN TWN JPN KOR PRK VNM THA MMR IDN PHL AUS CAN MEX BRA ARG COL VEN NGA ' +
  'ZAF SDN ROU CZE EST LTU LVA SVK AUT DNK FIN CHL KEN SOM'
).split(' ')

const positions: readonly (readonly [CheckedOffice, RegExp])[] = [
  ['state', /^(?:President|Federal President|King|Queen|Emperor|Emir|Supreme Leader)$/],
  ['government', /^(?:Prime Minister|Premier|Chancellor|Federal Chancellor)$/],
  ['foreign', /^(?:Minister (?:of|for) (?:Foreign|External) Affairs|Foreign Minister|Foreign Secretary)$/],
  ['defence', /^(?:Minister (?:of|for) (?:National )?Defen[cs]e|Defen[cs]e Minister|Secretary of Defen[cs]e)$/],
]

/** Wikidata's rows of the four offices with days, from 2000 on. */
export function holdings(): readonly Holding[] {
  return rows().flatMap(({ name, qid, position, iso3, start, end, source, snapshot }) => {
    const office = positions.find(([, words]) => words.test(position))?.[0]
    const to = end ?? snapshot
    if (office === undefined || source !== 'wikidata' || qid === null || iso3 === null) return []
    if (!states.includes(iso3) || start === null || start < '2000' || !/^\d{4}-\d\d-\d\d$/.test(start)) return []
    if (!/^\d{4}-\d\d-\d\d$/.test(to) || days(start, to) < 60) return []
    return [{ person: qid, name, country: iso3, office, from: start, to, ended: end !== null }]
  })
}

/** Everybody in the list, by name, whatever the office. */
export function allNames(): readonly string[] {
  return [...new Set(rows().map(({ name }) => name))]
}

let read: readonly z.infer<typeof line>[] | null = null

function rows(): readonly z.infer<typeof line>[] {
  read ??= gunzipSync(readFileSync(officeholders))
    .toString('utf8')
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => line.parse(JSON.parse(text)))
  return read
}

/** Draws cases: a state, then a term in it, then a day well within, within ten days of a change, or outside the term. */
export function drawCases(all: readonly Holding[], count: number, seed: number): readonly OfficeCase[] {
  const random = numbersFrom(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const byState = [...Map.groupBy(all, ({ country }) => country).values()]
  const byPerson = Map.groupBy(all, ({ person }) => person)
  return Array.from({ length: count }, () => {
    const { person, name, office, from, to, ended } = pick(pick(byState))
    const near = 1 + Math.floor(random() * 10)
    const places = {
      within: dayAfter(from, 11 + Math.floor(random() * (days(from, to) - 22))),
      'at a change': random() < 0.5 || !ended ? dayAfter(from, near) : dayAfter(to, -near),
      outside: random() < 0.5 || !ended ? dayAfter(from, -near) : dayAfter(to, near),
    }
    const where = pick(['within', 'at a change', 'outside'] as const)
    const date = places[where]
    const own = byPerson.get(person) ?? []
    const held = own.filter((term) => term.from <= date && date <= term.to)
    const countries = new Set(own.map(({ country }) => country))
    return { name, date, where, countries, office, held: new Set(held.map((term) => term.office)) }
  })
}

function days(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10)
}
