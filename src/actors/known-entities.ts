import type { Entity, Knowledge } from './entity.ts'
import { type Gazetteer, openGazetteer } from './gazetteer/gazetteer.ts'
import type { KnownPerson } from './gazetteer/known.ts'
import { sectorsOf } from './gazetteer/sectors.ts'
import { kin } from './name-words.ts'
import type { FoundRole } from './person-roles.ts'
import { stateNamed, stateOfWord } from './states.ts'

let shipped: Gazetteer | null = null

export type Knowing = {
  readonly text: string
  /** The day of the report, by which offices are known; null where it has none. */
  readonly published?: string | null | undefined
  /** Whom to ask; the shipped gazetteer by default. */
  readonly gazetteer?: Gazetteer | undefined
}

/** Whom to ask of names and offices. */
export function askedOf({ gazetteer }: Pick<Knowing, 'gazetteer'>): Gazetteer {
  shipped ??= openGazetteer()
  return gazetteer ?? shipped
}

/** Whom the gazetteer has of a person's surname who has a title on the day of the report: this asks, and takes nothing. */
export function askForHolder(
  e: Entity,
  title: string,
  country: string | null,
  knowing: Knowing,
): Knowledge<KnownPerson> | null {
  const asked = e.words.at(-1)
  const { published: date } = knowing
  if (e.type !== 'PER' || asked === undefined || date == null) return null
  const context = { date, title, country }
  const entry = askedOf(knowing).person(asked, context)
  return entry && { entry, asked, context }
}

/** Whether the gazetteer says of a person that on the day of the report a title is theirs: "former foreign minister". */
export function holdsOffice(e: Entity, title: string, country: string | null, knowing: Knowing): boolean {
  const holder = askForHolder(e, title, country ?? e.country, knowing)
  return holder !== null && (e.words.length === 1 || e.known?.entry.id === holder.entry.id)
}

/** Fills in what the gazetteer knows of the named entities, and what their roles and names tell: state, kind, sectors. */
export function addKnown(entities: readonly Entity[], knowing: Knowing): void {
  const gazetteer = askedOf(knowing)
  for (const e of entities) {
    if (e.kind === 'state') continue
    if (e.type === 'PER') knowPerson(e, gazetteer, knowing)
    else if (e.type === 'ORG') knowBody(e, gazetteer, knowing.text)
  }
}

/** Trades of which no office holder is taken for granted: a professor of a minister's name is somebody else. */
const otherTrades = new Set(['EDU', 'JRN', 'MED', 'BUS', 'REL', 'LAB', 'AGR', 'CRM', 'CVL', 'REF', 'COP', 'JUD'])

function knowPerson(e: Entity, gazetteer: Gazetteer, { text, published }: Knowing): void {
  const country = e.roles.map((r) => countryOfRole(r, text)).find((c) => c !== null) ?? null
  const told = [...new Set(e.roles.flatMap((r) => sectorsOf(r.title, r.organisation)))]
  const known = told.some((sector) => otherTrades.has(sector)) ? null : knownPerson(e, gazetteer, country, published)
  e.known = known
  e.country = country ?? known?.entry.country ?? null
  e.sectors = known && known.entry.sectors.length > 0 ? known.entry.sectors : told
}

/** A whole name says who is meant; a surname only beside a title that the report gives. */
function knownPerson(
  e: Entity,
  gazetteer: Gazetteer,
  country: string | null,
  date: string | null | undefined,
): Knowledge | null {
  const titles = e.roles.filter((r) => !kin.has(r.noun)).map((r) => r.title)
  for (const title of [...titles.filter((t) => t !== null), null]) {
    const context = { date, title, country }
    const entry = gazetteer.person(e.name, context)
    if (entry !== null && (entry.by === 'name' || title !== null)) return { entry, asked: e.name, context }
  }
  return null
}

/** Posts that are about a state, or sent to one, rather than the state's own. */
const abroad =
  /^(?:ambassador|envoy|expert|analyst|correspondent|scholar|fellow|representative|specialist|historian|author|student|delegate|negotiator)$/u

/** "North Korean leader", "U.S. President", "president of France", "Mexico's ambassador". */
function countryOfRole(role: FoundRole, text: string): string | null {
  const words = (role.title ?? '').split(/\s+/u)
  const before =
    /(?:\p{Lu}[\p{L}.]*\s)?\p{Lu}[\p{L}.]*(?:['’]s)?\s+$/u
      .exec(text.slice(Math.max(0, role.start - 40), role.start))?.[0]
      .trim() ?? ''
  return (
    countryOfWords(words, 'first') ??
    countryOfWords(before.replace(/['’]s$/u, '').split(/\s+/u), 'last') ??
    (role.organisation !== null && !abroad.test(role.noun) ? stateNamed(role.organisation) : null) ??
    // The Georgia of a university or a court is more often that of the United States.
    (role.organisation !== null && !role.organisation.startsWith('Georgia')
      ? countryOfWords(role.organisation.split(/\s+/u), 'first')
      : null)
  )
}

/** The state that the first or last words name: two words before one, "South Korean" before "Korean". */
export function countryOfWords(words: readonly string[], end: 'first' | 'last'): string | null {
  for (const count of [3, 2, 1]) {
    if (words.length < count) continue
    const part = (end === 'first' ? words.slice(0, count) : words.slice(-count)).join(' ').replace(/['’]s$/u, '')
    const found = /^\p{Lu}/u.test(part) ? stateOfWord(part) : null
    if (found) return found.country
  }
  return null
}

/** Sectors of which every state has bodies of its own. */
const ofState = new Set(['GOV', 'MIL', 'COP', 'JUD', 'LEG', 'SPY'])

/** "Serbia's Ministry of Energy": the state that the report writes before a body's name, and the only one. */
function countryWhoseItIs(e: Entity, text: string): string | null {
  const owners = e.mentions.flatMap((m) => {
    const owner = /((?:\p{Lu}[\p{L}.]*\s){0,2}\p{Lu}[\p{L}.]*)['’]s\s$/u.exec(
      text.slice(Math.max(0, m.start - 60), m.start),
    )
    return owner === null ? [] : (countryOfWords(owner[1]!.split(/\s+/u), 'last') ?? [])
  })
  return new Set(owners).size === 1 ? owners[0]! : null
}

function knowBody(e: Entity, gazetteer: Gazetteer, text: string): void {
  const names = [e.name, ...e.mentions.filter((m) => m.form === 'name').map((m) => text.slice(m.start, m.end))]
  const country = countryOfWords(e.words, 'first')
  for (const asked of names.slice(0, 6)) {
    const entry = gazetteer.organisation(asked, { country })
    if (entry === null) continue
    e.known = { entry, asked, context: { country } }
    if (e.kind === 'organisation') e.kind = entry.kind
    e.country = country ?? entry.country
    e.sectors = entry.sectors
    return
  }
  e.sectors = sectorsOf(null, e.name)
  e.country = country ?? (e.sectors.some((sector) => ofState.has(sector)) ? countryWhoseItIs(e, text) : null)
}
