import { nameWords, plainKey } from '../../record/fold-name.ts'
import type { ListedEntry } from './entry.ts'
import type { KnownOrganisation } from './known.ts'

/** Organisations, outlets, groups and bodies, found by any of their names. */
export class OrganisationBook {
  /** By names as written, for short ones: "US" is not "us", "the Hill" not "the hill". */
  readonly #exact = new Map<string, ListedEntry[]>()
  /** By names of several words, however spelled. */
  readonly #folded = new Map<string, ListedEntry[]>()
  /** By short names that others bear too. */
  readonly #ambiguous = new Map<string, ListedEntry[]>()

  add(body: ListedEntry): void {
    for (const name of [body.name, ...body.aliases]) {
      if (name.startsWith('~')) put(this.#ambiguous, exactKey(name.slice(1)), body)
      else if (!body.aliases.includes(`~${name}`)) {
        put(this.#exact, exactKey(name), body)
        // "the Pentagon", but not "Guardian" for "The Guardian".
        if (!/^the /iu.test(name)) put(this.#exact, `the ${exactKey(name)}`, body)
        const words = foldedWords(name)
        if (words.length > 1) put(this.#folded, plainKey(words), body)
      }
    }
  }

  /** The body of that name, where it is one alone; a short name that others bear too needs the state. */
  named(name: string, country: string | null): KnownOrganisation | null {
    const key = exactKey(name)
    const words = foldedWords(name)
    const found = this.#exact.get(key) ?? (words.length > 1 ? this.#folded.get(plainKey(words)) : undefined)
    const all = [...(found ?? []), ...(country === null ? [] : (this.#ambiguous.get(key.replace(/^the /u, '')) ?? []))]
    const there = country === null ? all : all.filter((body) => body.country === country)
    const [one, other] = there.length > 0 ? there : (found ?? [])
    if (one === undefined || other !== undefined || one.kind === 'person') return null
    const { kind, id, name: full, sectors, aliases } = one
    const known = { kind, id, name: full, country: one.country, sectors, files: one.files }
    const plain = aliases.map((alias) => alias.replace(/^~/u, ''))
    return { ...known, aliases: plain, found: nameFound([full, ...plain], key, words) }
  }
}

/** The one of a body's names that was asked for: as written, else however spelled. */
function nameFound(names: readonly string[], key: string, words: readonly string[]): string {
  const bare = key.replace(/^the /u, '')
  const exact = names.find((name) => exactKey(name).replace(/^the /u, '') === bare)
  return exact ?? names.find((name) => plainKey(foldedWords(name)) === plainKey(words)) ?? names[0]!
}

function exactKey(name: string): string {
  return name
    .replace(/^The\s/u, 'the ')
    .replace(/[’‘]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim()
}

function foldedWords(name: string): string[] {
  return nameWords(name.replace(/^the\s+(?=\S+\s)/iu, ''))
}

function put(book: Map<string, ListedEntry[]>, key: string, body: ListedEntry): void {
  const there = book.get(key)
  if (there === undefined) book.set(key, [body])
  else if (!there.includes(body)) there.push(body)
}
