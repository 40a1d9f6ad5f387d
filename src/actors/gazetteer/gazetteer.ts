import { stateOfWord, wordsOfState } from '../states.ts'
import type { ListedEntry } from './entry.ts'
import type { Known, KnownOrganisation, KnownPerson, KnownState, NameContext } from './known.ts'
import { OrganisationBook } from './organisation-book.ts'
import { PersonBook } from './person-book.ts'
import { readActors } from './read-actors.ts'
import { readOntology } from './read-ontology.ts'

/**
 * Who and what the names in the news stand for: states, organisations, outlets, armed groups, and people by the offices
 * that they held. It is right or silent: null where a name is not known, and where it may be several.
 */
export type Gazetteer = {
  /** Whom a name stands for; a state before a body, a body before a person, but beside a title a person alone. */
  named(name: string, context?: NameContext): Known | null
  /** "Sergey Lavrov"; "Lavrov" beside a title or a state, and a date. */
  person(name: string, context?: NameContext): KnownPerson | null
  /** Who held an office on a date: `holder('president', 'FRA', '2018-03-01')`. */
  holder(office: string, country: string, date: string): KnownPerson | null
  /** A state by name, adjective or people, capital, or seat of government: "Danish", "Tehran", "the Kremlin". */
  state(word: string): KnownState | null
  organisation(name: string, context?: Pick<NameContext, 'country'>): KnownOrganisation | null
}

export type GazetteerOptions = {
  /** Files that `demarche actors import` wrote; what they say of a name comes before what the ontology says. */
  readonly actors?: readonly (string | URL)[] | undefined
}

let shipped: readonly ListedEntry[] | null = null

/**
 * Opens the gazetteer that demarche ships, with users' own lists where given.
 *
 * ```ts
 * openGazetteer().person('Kim Jong-un', { date: '2020-03-22' })?.country // 'PRK'
 * ```
 * @throws DemarcheError `not-found`, `not-readable` or `bad-actors` for a list that cannot be read
 */
export function openGazetteer({ actors = [] }: GazetteerOptions = {}): Gazetteer {
  shipped ??= readOntology()
  const own = actors.flatMap((file) => readActors(file).map((entry) => ({ ...entry, files: [`${file}`] })))
  // A list of one's own is asked first, and the ontology where it is silent.
  const books = [...(own.length > 0 ? [booksOf(own)] : []), booksOf(shipped)]
  const first = <Found>(ask: (book: Books) => Found | null): Found | null => {
    for (const book of books) {
      const found = ask(book)
      if (found !== null) return found
    }
    return null
  }
  const gazetteer: Gazetteer = {
    named(name, context = {}) {
      const person = () => gazetteer.person(name, context)
      if (context.title != null) return person()
      const state = gazetteer.state(name)
      // "American" tells whose, not who.
      if (state !== null && state.relation !== 'demonym') return state
      return gazetteer.organisation(name, context) ?? person()
    },
    person: (name, context = {}) => first(({ people }) => people.named(name, context)),
    holder: (office, country, date) => first(({ people }) => people.holder(office, country, date)),
    state: (word) => knownState(word),
    organisation: (name, { country = null } = {}) => first(({ bodies }) => bodies.named(name, country)),
  }
  return gazetteer
}

type Books = { readonly people: PersonBook; readonly bodies: OrganisationBook }

function booksOf(entries: readonly ListedEntry[]): Books {
  const books = { people: new PersonBook(), bodies: new OrganisationBook() }
  for (const entry of entries) (entry.kind === 'person' ? books.people : books.bodies).add(entry)
  return books
}

function knownState(word: string): KnownState | null {
  const found = stateOfWord(word)
  if (found === null) return null
  const { country, relation } = found
  const governs = relation === 'capital' || relation === 'government'
  return {
    kind: governs ? 'government' : 'state',
    id: `ontology:${country}`,
    name: wordsOfState(country)?.names[0] ?? country,
    country,
    sectors: governs ? ['GOV'] : [],
    relation,
    files: ['ontology/states.json'],
    found: word,
  }
}
