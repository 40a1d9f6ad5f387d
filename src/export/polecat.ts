import type { Actor } from '../record/actor.ts'
import { actorsOf, type EventThing } from './event-columns.ts'

/**
 * The columns of POLECAT (Halterman, Bagozzi, Beger, Schrodt and Scraborough 2023; Dataverse doi:10.7910/DVN/AJGVIT), in
 * its order.
 */
export const polecatColumns = [
  'Event ID',
  'Event Date',
  'Event Type',
  'Event Mode',
  'Intensity',
  'Quad Code',
  'Contexts',
  'Actor Name',
  'Actor Country',
  'Actor COW',
  'Primary Actor Sector',
  'Actor Sectors',
  'Actor Title',
  'Actor Name Raw',
  'Wikipedia Actor ID',
  'Recipient Name',
  'Recipient Country',
  'Recipient COW',
  'Primary Recipient Sector',
  'Recipient Sectors',
  'Recipient Title',
  'Recipient Name Raw',
  'Wikipedia Recipient ID',
  'Placename',
  'City',
  'District',
  'Province',
  'Country',
  'Latitude',
  'Longitude',
  'GeoNames ID',
  'Raw Placename',
  'Feature Type',
  'Source',
  'Publication Date',
  'Story People',
  'Story Organizations',
  'Story Locations',
  'Language',
  'Version',
] as const

export type PolecatColumn = (typeof polecatColumns)[number]

/** What POLECAT writes where nothing is known. */
const unknown = 'None'
const between = '; '

const quads: Readonly<Record<number, string>> = {
  1: 'VERBAL COOPERATION',
  2: 'MATERIAL COOPERATION',
  3: 'VERBAL CONFLICT',
  4: 'MATERIAL CONFLICT',
}

/** The line of names. */
export function polecatHeader(): string {
  return `${polecatColumns.join('\t')}\n`
}

/**
 * An event as a line of POLECAT: tab-separated and unquoted, so tabs and line ends within a cell become blanks. What
 * demarche does not know is `None`, among them all that needs a gazetteer of places, Wikipedia or the Correlates of
 * War. The date is there only where the report fixes one day; the day of publication never stands in for it.
 */
export function polecatLine(thing: EventThing): string {
  const cells = polecatCells(thing)
  return `${polecatColumns.map((column) => plainCell(cells[column] ?? null)).join('\t')}\n`
}

function polecatCells(thing: EventThing): Readonly<Partial<Record<PolecatColumn, string | null>>> {
  const { report, event } = thing
  const { record } = report
  const known = (kinds: readonly Actor['kind'][]) =>
    list(record.actors.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name))
  return {
    'Event ID': polecatId(thing),
    'Event Date': event.time !== null && event.time.from === event.time.to ? event.time.from : null,
    'Event Type': event.type,
    'Event Mode': event.mode,
    Intensity: String(event.intensity),
    'Quad Code': quads[event.quad] ?? null,
    Contexts: list(event.contexts),
    ...side(thing, 'source', 'Actor'),
    ...side(thing, 'target', 'Recipient'),
    Placename: event.place?.name ?? null,
    Country: event.place?.country ?? null,
    'Raw Placename': list((event.place?.spans ?? []).map(({ text }) => text)),
    Source: record.publisher,
    'Publication Date': record.published,
    'Story People': known(['person']),
    'Story Organizations': known(['government', 'organisation', 'media', 'group']),
    'Story Locations': list(
      distinct(record.mentions.filter(({ type, form }) => type === 'LOC' && form === 'name').map(({ text }) => text)),
    ),
    Language: record.language,
    Version: `demarche ${record.reader.demarche}, ${record.reader.model}`,
  }
}

/** Names and countries run in step, with `None` where one is not known; sectors and titles are those of all. */
function side(
  thing: EventThing,
  role: 'source' | 'target',
  name: 'Actor' | 'Recipient',
): Partial<Record<PolecatColumn, string | null>> {
  const actors = actorsOf(thing, role)
  const inStep = (values: readonly (string | null)[]) =>
    values.every((value) => value === null) ? null : list(values.map((value) => value ?? unknown))
  const titles = actors.flatMap(({ roles }) => roles.flatMap(({ title }) => title ?? []))
  return {
    [`${name} Name`]: list(actors.map((actor) => actor.name)),
    [`${name} Country`]: inStep(actors.map(({ country }) => country)),
    [`Primary ${name} Sector`]: inStep(actors.map(({ sectors }) => sectors[0] ?? null)),
    [`${name} Sectors`]: list(distinct(actors.flatMap(({ sectors }) => sectors))),
    [`${name} Title`]: list(distinct(titles)),
    [`${name} Name Raw`]: list(thing.event[role].spans.map(({ text }) => text)),
  }
}

/** The story, type and mode as POLECAT has them, then the event's own number, without which two acts may share an id. */
function polecatId({ report, event }: EventThing): string {
  // Whoever uses POLECAT cuts an id at its first underscore to get at the story.
  const story = report.id.replaceAll('_', '-')
  return `${story}_${event.type}_${event.mode ?? ''}_${event.id}`
}

function list(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join(between)
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
}

function plainCell(text: string | null): string {
  const plain = (text ?? '').replace(/[\t\r\n\v\f\u0085\u2028\u2029]+/g, ' ').trim()
  return plain === '' ? unknown : plain
}
