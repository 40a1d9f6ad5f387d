import { readFileSync } from 'node:fs'

type State = { readonly iso3: string; readonly names: readonly string[] }

let byName: ReadonlyMap<string, string> | null = null

/** The ISO 3166-1 alpha-3 code of the state that a name is the usual name of, or null. */
export function stateNamed(name: string): string | null {
  byName ??= read()
  return byName.get(key(name)) ?? null
}

function read(): Map<string, string> {
  const states = JSON.parse(readFileSync(new URL('../../ontology/states.json', import.meta.url), 'utf8')) as State[]
  return new Map(states.flatMap((s) => s.names.map((n) => [key(n), s.iso3] as const)))
}

/** Letter case is kept: "US" is a state, "us" is not. */
function key(name: string): string {
  return name.replace(/^[Tt]he\s+/u, '').replace(/\s+/gu, ' ').trim()
}
