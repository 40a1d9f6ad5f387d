import { isOfStates, type ListedEntry, type Office, offices, type Term } from './entry.ts'

/** The lines of one file of `ontology/offices/`, without comments. */
export type OfficeFile = { readonly name: string; readonly lines: readonly string[] }

/**
 * Reads office holders in the form that `ontology/README.md` describes:
 *
 *     known until 2025-06-30
 *     [FRA head-of-state president]
 *     1995-05-17 Jacques Chirac
 *     2007-05-16 Nicolas Sarkozy
 *     2012-05-15..2017-05-14 François Hollande
 *
 * A holder stays until the next line's day, to the end that the line gives, or, in the last line, on and on. `-` in the
 * place of a name is nobody, or nobody known.
 * @throws Error that names the file and the line which cannot be read
 */
export function readOffices(files: readonly OfficeFile[]): readonly ListedEntry[] {
  const people = new People()
  for (const file of files) {
    let section: Section | null = null
    let knownUntil: string | null = null
    let open: Held | null = null
    const close = (to: string | null): void => {
      if (open && section) people.add(open, termOf(section, open, to, knownUntil), file.name)
      open = null
    }
    for (const line of file.lines) {
      const until = /^known until (\S+)$/u.exec(line)
      if (until || line.startsWith('[')) {
        close(null)
        if (until) knownUntil = until[1] ?? null
        else section = sectionOf(line, file.name)
        continue
      }
      const held = heldOf(line, file.name)
      if (section === null) throw new Error(`${file.name}: "${line}" stands under no office`)
      close(held.from)
      if (held.names.length > 0) open = held
    }
    close(null)
  }
  return people.entries()
}

type Section = {
  readonly country: string
  readonly office: Office
  readonly title: string
  readonly sectors: readonly string[]
}
type Held = { readonly names: readonly string[]; readonly from: string | null; readonly to: string | null }

const sectorsOfOffice: Readonly<Record<Office, readonly string[]>> = {
  'head-of-state': ['GOV'],
  'head-of-government': ['GOV'],
  'foreign-minister': ['GOV'],
  'defence-minister': ['GOV', 'MIL'],
  leader: ['GOV'],
  'head-of-organisation': [],
  other: [],
}

function sectionOf(line: string, file: string): Section {
  const [, country = '', office = '', title = '', sectors] =
    /^\[([A-Z]{3}) ([a-z-]+) ([^|\]]+?)(?: \| ([A-Z ]*))?\]$/u.exec(line) ?? []
  const known = offices.find((one) => one === office)
  if (known === undefined) throw new Error(`${file}: "${line}" names no office`)
  return { country, office: known, title, sectors: sectors?.split(' ').filter(Boolean) ?? sectorsOfOffice[known] }
}

function heldOf(line: string, file: string): Held {
  const [, from = '', range, to = '', names = ''] = /^([\d-]*)(\.\.)?([\d-]*) (.+)$/u.exec(line) ?? []
  if (names === '' || (range === undefined && from === '')) throw new Error(`${file}: "${line}" is no term`)
  return {
    names: names === '-' ? [] : names.split('|').map((name) => name.trim()),
    from: from === '' ? null : from,
    to: to === '' ? null : to,
  }
}

function termOf(section: Section, held: Held, next: string | null, knownUntil: string | null): Term {
  // The day on which one hands over to the next belongs to both.
  const to = held.to ?? next
  return { ...section, from: held.from, to, knownUntil: to === null ? laterOf(knownUntil, held.from) : null }
}

/** Somebody known to have begun after the file was checked was holding the office on that day. */
function laterOf(knownUntil: string | null, from: string | null): string | null {
  return knownUntil !== null && from !== null && from > knownUntil ? from : knownUntil
}

/** Gathers the terms of one person: the same name in the same state, or in a state and at the head of an organisation. */
class People {
  readonly #byKey = new Map<
    string,
    { name: string; country: string; aliases: Set<string>; terms: Term[]; files: Set<string> }[]
  >()

  add({ names: [name = '', ...aliases] }: Held, term: Term, file: string): void {
    // With its initials: George W. Bush is not George H. W. Bush.
    const key = name.toLowerCase()
    const known = this.#byKey.get(key) ?? []
    const country = term.country ?? ''
    let person = known.find((one) => one.country === country || isOfStates(one.country) || isOfStates(country))
    if (!person) {
      person = { name, country, aliases: new Set(), terms: [], files: new Set() }
      this.#byKey.set(key, [...known, person])
    }
    if (isOfStates(person.country)) person.country = country
    for (const alias of aliases) person.aliases.add(alias)
    person.terms.push(term)
    person.files.add(file)
  }

  entries(): ListedEntry[] {
    return [...this.#byKey.values()].flat().map(({ name, country, aliases, terms, files }) => ({
      id: `ontology:${country}:${name}`,
      name,
      kind: 'person',
      aliases: [...aliases],
      country,
      sectors: [],
      terms,
      files: [...files],
    }))
  }
}
