/**
 * Writes `ontology/states.json`: each state's ISO 3166-1 alpha-3 code, English names, demonyms, capitals and the usual
 * names of its government, from i18n-iso-countries and i18n-nationality (both MIT) and `ontology/state-words.tsv`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import countries from 'i18n-iso-countries'
import nationalities from 'i18n-nationality'

nationalities.registerLocale(createRequire(import.meta.url)('i18n-nationality/langs/en.json'))

type Words = {
  readonly names: readonly string[]
  readonly demonyms: readonly string[]
  /** The registry's demonym is wrong or no demonym. */
  readonly insteadOfRegistry: boolean
  readonly capitals: readonly string[]
  readonly governments: readonly string[]
}

const none: Words = { names: [], demonyms: [], insteadOfRegistry: false, capitals: [], governments: [] }

/** What `ontology/state-words.tsv` adds to the registries. */
const byHand: ReadonlyMap<string, Words> = new Map(
  readFileSync(new URL('../ontology/state-words.tsv', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [iso3 = '', names = '', demonyms = '', capitals = '', governments = ''] = line.split('\t')
      const list = (cell: string): string[] => cell.split('|').filter((word) => word !== '')
      return [
        iso3,
        {
          names: list(names),
          demonyms: list(demonyms.replace(/^!/u, '')),
          insteadOfRegistry: demonyms.startsWith('!'),
          capitals: list(capitals),
          governments: list(governments),
        },
      ]
    }),
)

/** PLOVER's code for Kosovo, which ISO 3166-1 has none for. */
const ownCodes: Readonly<Record<string, string>> = { XKK: 'KOS', XKX: 'KOS' }

/** "Korea, Republic of" cut at its comma would name both Koreas, "Congo" means the larger. */
const ambiguous: Readonly<Record<string, readonly string[]>> = {
  KOR: ['Korea'],
  PRK: ['Korea'],
  VGB: ['Virgin Islands'],
  VIR: ['Virgin Islands'],
  COG: ['Congo'],
}

const marked = (words: readonly string[], mark: string): string[] =>
  words.flatMap((word) => (word.startsWith(mark) ? [word.slice(1)] : []))
const unmarked = (words: readonly string[], mark: string): string[] => words.filter((word) => !word.startsWith(mark))

const states = Object.entries(countries.getNames('en', { select: 'all' }))
  .map(([two, names]) => {
    const registered = countries.alpha2ToAlpha3(two)
    if (registered === undefined) return null
    const iso3 = ownCodes[registered] ?? registered
    const plain = names.map((n) => n.replace(/,.*$/u, ''))
    const words = byHand.get(iso3) ?? none
    // The registry gives the state's name in brackets, or its name alone, where it knows of no word.
    const nationality = words.insteadOfRegistry ? undefined : nationalities.getName(two, 'en')?.replace(/ \(.*$/u, '')
    const shown = marked(words.names, '=')
    const own = new Set([
      ...shown,
      ...(shown.length > 0 ? [] : names),
      ...unmarked(words.names, '='),
      ...names,
      ...plain,
    ])
    const demonym = nationality && !own.has(nationality) ? [nationality] : []
    return {
      iso3,
      names: [...own].filter((name) => !ambiguous[iso3]?.includes(name)),
      demonyms: [...new Set([...unmarked(words.demonyms, '+'), ...demonym])],
      peoples: marked(words.demonyms, '+'),
      capitals: unmarked(words.capitals, '~'),
      ambiguousCapitals: marked(words.capitals, '~'),
      governments: words.governments,
    }
  })
  .filter((state) => state !== null)
  .sort((a, b) => (a.iso3 < b.iso3 ? -1 : 1))

writeFileSync(
  new URL('../ontology/states.json', import.meta.url),
  `[\n${states.map((state) => JSON.stringify(state)).join(',\n')}\n]\n`,
)
