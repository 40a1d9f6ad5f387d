import { readdirSync, readFileSync } from 'node:fs'
import type { EntryKind, ListedEntry } from './entry.ts'
import { readOffices } from './read-offices.ts'

const ontology = new URL('../../../ontology/', import.meta.url)

/** What `ontology/` knows besides states: organisations, outlets, armed groups, national bodies, office holders. */
export function readOntology(): readonly ListedEntry[] {
  return [
    ...bodies(
      'organisations.tsv',
      () => 'organisation',
      ({ mark }) => sectors(mark),
    ),
    ...bodies(
      'media.tsv',
      () => 'media',
      ({ mark }) => (mark === 'yes' ? ['JRN', 'GOV'] : ['JRN']),
    ),
    ...bodies(
      'armed-groups.tsv',
      () => 'group',
      ({ mark }) => sectors(mark),
    ),
    ...bodies(
      'national-bodies.tsv',
      ({ mark }) => (/^GOV\b/u.test(mark) ? 'government' : 'organisation'),
      ({ mark }) => sectors(mark),
    ),
    ...readOffices(officeFiles()),
  ]
}

/** A line of a file of bodies: its third column is a list of sectors, or tells of an outlet whether it is the state's. */
type Body = { readonly name: string; readonly country: string; readonly mark: string }

function bodies(
  file: string,
  kind: (body: Body) => EntryKind,
  sectorsOf: (body: Body) => readonly string[],
): ListedEntry[] {
  return linesOf(new URL(file, ontology)).map((line) => {
    const [name = '', country = '', mark = '', aliases = ''] = line.split('\t')
    const body = { name: name.replace(/^~/u, ''), country, mark }
    return {
      id: `ontology:${body.name}`,
      name: body.name,
      kind: kind(body),
      aliases: [...(name.startsWith('~') ? [name] : []), ...aliases.split('|').filter((alias) => alias !== '')],
      country,
      sectors: sectorsOf(body),
      terms: [],
      files: [`ontology/${file}`],
    }
  })
}

function sectors(mark: string): readonly string[] {
  return mark.split(' ').filter((sector) => sector !== '')
}

function officeFiles(): { readonly name: string; readonly lines: readonly string[] }[] {
  const folder = new URL('offices/', ontology)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({ name: `ontology/offices/${name}`, lines: linesOf(new URL(name, folder)) }))
}

function linesOf(file: URL): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
}
