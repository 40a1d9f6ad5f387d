import { readFileSync } from 'node:fs'

type State = {
  readonly iso3: string
  readonly names: readonly string[]
  readonly demonyms: readonly string[]
  readonly capital?: string
}

type States = {
  readonly byName: ReadonlyMap<string, string>
  readonly byCapital: ReadonlyMap<string, string>
  readonly byDemonym: ReadonlyMap<string, string>
}

let states: States | null = null

/** The ISO 3166-1 alpha-3 code of the state that a name is the usual name of, or null. */
export function stateNamed(name: string): string | null {
  states ??= read()
  return states.byName.get(key(name)) ?? null
}

/** The state that a name stands for: its own, or the capital's for its government; null where there is none. */
export function stateMeant(name: string): string | null {
  states ??= read()
  return stateNamed(name) ?? states.byCapital.get(key(name)) ?? null
}

/** True for "American", "North Korean": words that tell whose, not who. */
export function isDemonym(word: string): boolean {
  states ??= read()
  return states.byDemonym.has(word.replace(/s$/u, ''))
}

/** The state whose people a plural names: "the Saudis"; null for other words. */
export function stateOfPeople(word: string): string | null {
  states ??= read()
  return word.endsWith('s') ? (states.byDemonym.get(word.slice(0, -1)) ?? null) : null
}

function read(): States {
  const all = JSON.parse(readFileSync(new URL('../../ontology/states.json', import.meta.url), 'utf8')) as State[]
  return {
    byName: new Map(all.flatMap((s) => s.names.map((n) => [key(n), s.iso3] as const))),
    byCapital: new Map(all.flatMap((s) => (s.capital ? [[s.capital, s.iso3] as const] : []))),
    byDemonym: new Map(all.flatMap((s) => s.demonyms.map((d) => [d.replace(/s$/u, ''), s.iso3] as const))),
  }
}

/** Letter case is kept: "US" is a state, "us" is not. */
function key(name: string): string {
  return name
    .replace(/^[Tt]he\s+/u, '')
    .replace(/^(?:[Rr]epublic|[Kk]ingdom)\s+of\s+/u, '')
    .replace(/\s+/gu, ' ')
    .trim()
}
