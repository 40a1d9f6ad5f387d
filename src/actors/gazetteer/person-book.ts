import { nameWords, plainKey, soundKey } from '../../record/fold-name.ts'
import { isOfStates, type ListedEntry, type Term } from './entry.ts'
import type { KnownPerson, NameContext, Role } from './known.ts'
import { earliest, type Standing, standingAt } from './term-at.ts'
import { fits, isCourtesy, type TitleSought, titleSought } from './title-words.ts'

/** States whose people stand in reports with the family name first. */
const familyFirst = new Set(['CHN', 'TWN', 'HKG', 'PRK', 'KOR', 'VNM', 'KHM', 'SGP', 'JPN', 'HUN'])
/** States where reports call people by the first of their names, or by either. */
const calledByFirst = new Set(
  'CHN TWN PRK KOR VNM KHM SGP THA MYS IDN MMR ETH ERI AFG BGD LKA PAK IRQ LAO BTN ISL BRA'.split(' '),
)

/** Nobody bears an office this long before or after the years that the gazetteer has of them. */
const yearsAround = 35

/** The people of the gazetteer, found by name, by surname in a context, and by office. */
export class PersonBook {
  readonly #byName = new Map<string, ListedEntry[]>()
  readonly #bySound = new Map<string, ListedEntry[]>()
  readonly #bySurname = new Map<string, ListedEntry[]>()
  readonly #byCountry = new Map<string, ListedEntry[]>()

  add(person: ListedEntry): void {
    for (const name of [person.name, ...person.aliases]) {
      const words = nameWords(name)
      if (words.length === 1 || name.startsWith('~')) {
        put(this.#bySurname, soundKey(words), person)
        continue
      }
      for (const order of ordersOf(words, person.country)) {
        put(this.#byName, plainKey(order), person)
        put(this.#bySound, soundKey(order), person)
      }
      for (const part of surnamesOf(words, person.country)) put(this.#bySurname, soundKey(part), person)
    }
    for (const country of new Set([person.country, ...person.terms.map((term) => term.country)])) {
      if (country !== null) put(this.#byCountry, country, person)
    }
  }

  /** Who bears a name on a date; null for nobody, and where it may be several. */
  named(name: string, context: NameContext): KnownPerson | null {
    const words = nameWords(name)
    if (words.length === 0) return null
    const whole = this.#byName.get(plainKey(words)) ?? this.#bySound.get(soundKey(words))
    if (whole !== undefined) {
      const one = theOne(
        withInitials(name, whole).filter((person) => mayBe(person, context)),
        context,
      )
      return one && asOf(one, context.date, 'name', words)
    }
    const one = this.#bySurnameIn(context, words)
    return one && asOf(one, context.date, 'surname', words)
  }

  /** A surname says who is meant only beside a title or a state, on a date, and where one person alone fits. */
  #bySurnameIn(context: NameContext, words: readonly string[]): ListedEntry | null {
    const { date, country } = context
    const sought = titleOf(context)
    if (date == null || sought === undefined || (sought === null && country == null)) return null
    const people = (this.#bySurname.get(soundKey(words)) ?? []).filter((person) => mayBe(person, context))
    if (sought !== null) return theOnly(people.filter((person) => isOrWas(person, sought, date)))
    // Beside a state alone the one in office is meant, or the one who was, where only one was.
    const holding = people.filter((person) => hasStanding(person, date, 'holding'))
    const possible = people.filter((person) => hasStanding(person, date, 'unsure'))
    if (holding.length > 0) return theOnly([...holding, ...possible])
    return theOnly(people.filter((person) => !person.terms.every((term) => standingAt(term, date) === 'coming')))
  }

  /** Who surely held an office of a state on a date; null where nobody is known or two may have. */
  holder(office: string, country: string, date: string): KnownPerson | null {
    const sought = titleSought(office)
    if (sought === null) return null
    const wanted = { ...sought, country }
    const people = this.#byCountry.get(country) ?? []
    const terms = people.flatMap((person) =>
      person.terms.filter((term) => term.country === country && fits(term, wanted)).map((term) => ({ person, term })),
    )
    if (wanted.former) return null
    const may = terms.filter(({ term }) => ['holding', 'unsure'].includes(standingAt(term, date)))
    // On the day of a change the new holder counts.
    const on = may.filter(({ term }) => term.to === null || term.to.length < 10 || earliest(term.to) > date)
    const one = theOnly([...new Set((on.length > 0 ? on : may).map(({ person }) => person))])
    const sure = one !== null && may.some(({ person, term }) => person === one && standingAt(term, date) === 'holding')
    return sure ? asOf(one, date, 'office', []) : null
  }
}

/** `undefined` where the title is one of no office, so that nobody of the gazetteer is meant; null where there is none. */
function titleOf({ title }: NameContext): TitleSought | null | undefined {
  if (title == null || title.trim() === '' || isCourtesy(title)) return null
  return titleSought(title) ?? undefined
}

/** Keys pass over initials; where they tell bearers of a key apart, and the report gives them, they count. */
function withInitials(name: string, bearers: readonly ListedEntry[]): readonly ListedEntry[] {
  if (bearers.length === 1 || !/\b\p{Lu}\b/u.test(name)) return bearers
  const letters = (one: string) => one.toLowerCase().replace(/[^\p{L}]/gu, '')
  const sought = letters(name)
  const so = bearers.filter((person) => [person.name, ...person.aliases].some((one) => letters(one) === sought))
  return so.length > 0 ? so : bearers
}

/** Whether what the report says of state and time leaves the person possible. */
function mayBe(person: ListedEntry, { country, date }: NameContext): boolean {
  if (country != null && country !== person.country && !person.terms.some((term) => term.country === country))
    return false
  if (date == null || person.terms.length === 0) return true
  const year = Number(date.slice(0, 4))
  const isNear = (day: string | null) => day !== null && Math.abs(Number(day.slice(0, 4)) - year) <= yearsAround
  const dated = ({ from, to, knownUntil }: Term) => from !== null || to !== null || knownUntil !== null
  return (
    person.terms.some(({ from, to, knownUntil }) => isNear(from) || isNear(to) || isNear(knownUntil)) ||
    !person.terms.some(dated)
  )
}

/** One of several bearers of a name: the only one whose office the title names, or who holds one on the date. */
function theOne(people: readonly ListedEntry[], context: NameContext): ListedEntry | null {
  if (people.length <= 1) return people[0] ?? null
  const { date } = context
  const sought = titleOf(context)
  if (sought) {
    const fitting = people.filter((person) => person.terms.some((term) => fits(term, sought)))
    if (fitting.length === 1) return fitting[0]!
  }
  return date == null ? null : theOnly(people.filter((person) => hasStanding(person, date, 'holding')))
}

function theOnly(people: readonly ListedEntry[]): ListedEntry | null {
  return people.length === 1 ? people[0]! : null
}

function hasStanding(person: ListedEntry, date: string, wanted: Standing): boolean {
  return person.terms.some((term) => standingAt(term, date) === wanted)
}

function isOrWas(person: ListedEntry, sought: TitleSought, date: string): boolean {
  const wanted = sought.former ? 'former' : 'holding'
  return person.terms.some((term) => fits(term, sought) && standingAt(term, date) === wanted)
}

/** What the gazetteer knows of a person as of a date, found by the words of a name. */
function asOf(
  person: ListedEntry,
  date: string | null | undefined,
  by: KnownPerson['by'],
  words: readonly string[],
): KnownPerson {
  const held: Term[] = []
  const former: Term[] = []
  for (const term of person.terms) {
    const standing = date == null ? null : standingAt(term, date)
    if (standing === 'holding') held.push(term)
    else if (standing === 'former') former.push(term)
  }
  const sectors = held.length > 0 ? held.flatMap((term) => term.sectors) : former.length > 0 ? ['ELI'] : []
  return {
    kind: 'person',
    id: person.id,
    name: person.name,
    country: countryAsOf(person, held),
    sectors: [...new Set([...person.sectors, ...sectors])],
    roles: held.map(roleOf),
    former: former.map(roleOf),
    terms: person.terms,
    aliases: person.aliases.map((alias) => (alias.startsWith('~') ? alias.slice(1) : alias)),
    by,
    files: person.files,
    // Worked out where it is asked for: most who look a name up do not ask.
    get found() {
      return nameFound(person, words, by)
    },
  }
}

/** The one of a person's names that words stand for: spelled so, else sounding so, else ending or beginning so. */
function nameFound({ name, aliases, country }: ListedEntry, words: readonly string[], by: KnownPerson['by']): string {
  const names = [name, ...aliases]
  const fitting = (keyOf: typeof plainKey, partsOf: typeof ordersOf): string | undefined =>
    names.find((one) => partsOf(nameWords(one), country).some((part) => keyOf(part) === keyOf(words)))
  const found =
    by === 'office'
      ? name
      : by === 'name'
        ? (fitting(plainKey, ordersOf) ?? fitting(soundKey, ordersOf))
        : (fitting(soundKey, surnamesOf) ?? fitting(soundKey, (part) => [part]))
  return (found ?? name).replace(/^~/u, '')
}

/** Who heads an organisation is of it while heading it; of which state he is may not be known. */
function countryAsOf(person: ListedEntry, held: readonly Term[]): string | null {
  const [first] = held
  if (first !== undefined && held.every((term) => term.country === first.country)) return first.country
  return person.country !== null && isOfStates(person.country) ? null : person.country
}

function roleOf({ office, title, country, from, to }: Term): Role {
  return { office, title, country, from, to }
}

/** "Xi Jinping" is also "Jinping Xi", "Shinzo Abe" is also "Abe Shinzo". */
function ordersOf(words: readonly string[], country: string | null): readonly (readonly string[])[] {
  if (country === null || !familyFirst.has(country)) return [words]
  return [words, [...words.slice(1), words[0]!], [words.at(-1)!, ...words.slice(0, -1)]]
}

/** The ends of a name that may stand for it, and its first word where that is what people are called by. */
function surnamesOf(words: readonly string[], country: string | null): readonly (readonly string[])[] {
  const ends = [1, 2, 3].filter((count) => count < words.length).map((count) => words.slice(-count))
  const middle = words.length > 2 ? [[words.at(-2)!]] : []
  const first = country !== null && calledByFirst.has(country) ? [words.slice(0, 1), words.slice(0, 2)] : []
  return [...ends, ...middle, ...first.filter((part) => part.length < words.length)]
}

function put(book: Map<string, ListedEntry[]>, key: string, person: ListedEntry): void {
  const there = book.get(key)
  if (there === undefined) book.set(key, [person])
  else if (!there.includes(person)) there.push(person)
}
