import { readFileSync } from 'node:fs'

/** A state as `ontology/states.json` has it. */
export type StateWords = {
  /** ISO 3166-1 alpha-3; KOS, as PLOVER has it, for Kosovo. */
  readonly iso3: string
  readonly names: readonly string[]
  /** "American": also words for the people, in the singular. */
  readonly demonyms: readonly string[]
  /** Words for the people that are no adjectives: "Dane". */
  readonly peoples: readonly string[]
  /** Capitals that stand for the government. */
  readonly capitals: readonly string[]
  /** Capitals whose names are as often other places' or persons': "Victoria". */
  readonly ambiguousCapitals: readonly string[]
  /** "White House", "Kremlin". */
  readonly governments: readonly string[]
}

/** What a word has to do with a state. */
export type StateRelation = 'name' | 'demonym' | 'capital' | 'government'

type States = { readonly all: readonly StateWords[]; readonly by: Readonly<Record<StateRelation, Map<string, string>>> }

let states: States | null = null

/** The ISO 3166-1 alpha-3 code of the state that a name is the usual name of, or null. */
export function stateNamed(name: string): string | null {
  return known().by.name.get(key(name)) ?? null
}

/** The state that a name stands for: its own, or the capital's or the seat's for its government; null where there is none. */
export function stateMeant(name: string): string | null {
  const { by } = known()
  const word = key(name)
  return by.name.get(word) ?? by.capital.get(word) ?? by.government.get(word) ?? null
}

/** The state that a word names in any way, and in which: "Danish" and "Danes", "Tehran", "the Kremlin". */
export function stateOfWord(word: string): { readonly country: string; readonly relation: StateRelation } | null {
  const { by } = known()
  const whole = key(word)
  for (const relation of ['name', 'capital', 'government', 'demonym'] as const) {
    const found = by[relation].get(relation === 'demonym' ? singular(whole) : whole)
    if (found !== undefined) return { country: found, relation }
  }
  const people = stateOfPeople(whole)
  return people === null ? null : { country: people, relation: 'demonym' }
}

/** The words of a state, by its code. */
export function wordsOfState(iso3: string): StateWords | null {
  return known().all.find((state) => state.iso3 === iso3) ?? null
}

/** True for "American", "North Korean": words that tell whose, not who. */
export function isDemonym(word: string): boolean {
  return known().by.demonym.has(singular(word))
}

/** The state whose people a plural names: "the Saudis", "the Danes"; null for other words. */
export function stateOfPeople(word: string): string | null {
  if (!word.endsWith('s')) return null
  const { by, all } = known()
  const one = singular(word)
  return by.demonym.get(one) ?? all.find((state) => state.peoples.includes(one))?.iso3 ?? null
}

function known(): States {
  states ??= read()
  return states
}

function read(): States {
  const all = JSON.parse(
    readFileSync(new URL('../../ontology/states.json', import.meta.url), 'utf8'),
  ) as readonly StateWords[]
  const mapOf = (words: (state: StateWords) => readonly string[], keyOf: (word: string) => string) =>
    new Map(all.flatMap((state) => words(state).map((word) => [keyOf(word), state.iso3] as const)))
  return {
    all,
    by: {
      name: mapOf((state) => state.names, key),
      demonym: mapOf((state) => state.demonyms, singular),
      capital: mapOf((state) => state.capitals, key),
      government: mapOf((state) => state.governments, key),
    },
  }
}

function singular(word: string): string {
  return word.replace(/s$/u, '')
}

/** Letter case is kept: "US" is a state, "us" is not. */
function key(name: string): string {
  return (
    name
      .replace(/^[Tt]he\s+/u, '')
      // The Republic of China is not China.
      .replace(/^(?:[Rr]epublic|[Kk]ingdom)\s+of\s+(?!China$)/u, '')
      .replace(/’/gu, "'")
      .replace(/\s+/gu, ' ')
      .trim()
  )
}
