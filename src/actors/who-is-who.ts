import type { FoundName } from '../frames/found-name.ts'
import type { Actor, Mention, Party } from '../record/actor.ts'
import { RangeIndex } from '../record/range-index.ts'
import { type Range, spanAt } from '../record/ranges.ts'
import type { Around } from './around.ts'
import { sourceCandidates } from './candidates.ts'
import { Cast } from './cast.ts'
import type { Entity, EntityMention } from './entity.ts'
import { gatherEntities } from './gather-entities.ts'
import { addKnown } from './known-entities.ts'
import { mentionDescriptions } from './mention-descriptions.ts'
import { resolveParties } from './resolve-parties.ts'
import { type PronounCase, resolvePronouns } from './resolve-pronouns.ts'
import { resolveSpeakers, type Spoken } from './resolve-speakers.ts'
import { Scene } from './scene.ts'
import { sourceHead } from './source-head.ts'
import { type WhoWhy, whyOf } from './who-why.ts'

/** A statement's parts that speak of somebody. */
export type SpokenThrough = Spoken & { readonly via: Range | null; readonly addressee: Range | null }

/** An event's parts that speak of somebody or of a place. */
export type ActedThrough = {
  readonly source: Range | null
  readonly target: Range | null
  readonly place: Range | null
}

/** A place by its name, and the state that it is or lies in (ISO 3166-1 alpha-3). */
export type Place = { readonly name: string | null; readonly country: string | null }

export type WhoIsWho = {
  readonly mentions: readonly Mention[]
  readonly actors: readonly Actor[]
  /** Actor ids, a statement each. */
  readonly speakers: readonly (string | null)[]
  /** Actor ids, a list for each statement: who may speak, the likeliest first, where a pronoun's speaker is null. */
  readonly candidates: readonly (readonly string[])[]
  readonly vias: readonly (string | null)[]
  readonly addressees: readonly (Party | null)[]
  /** Actor ids, a list for each event: several where several act together, none where nobody is known. */
  readonly sources: readonly (readonly string[])[]
  readonly targets: readonly (readonly string[])[]
  /** A place for each event; null where it tells of none. */
  readonly places: readonly (Place | null)[]
  readonly why: WhoWhy
}

/**
 * Who speaks, through whom and to whom, in the statements of one report, and who acts upon whom in its events. Each
 * named person, organisation and state is an actor, and everybody else who speaks or acts, with every place where the
 * report speaks of them. Names that are nobody's (places, feasts) are mentions without an actor.
 * @param names the names of the text, in its order, without overlaps
 */
export function whoIsWho(
  statements: readonly SpokenThrough[],
  events: readonly ActedThrough[],
  names: readonly FoundName[],
  given: Around,
): WhoIsWho {
  const { text } = given
  const scene = new Scene(given, statements)
  const around: Around = { ...given, sourceOf: (range) => statements[scene.contentAt(range)]?.source ?? null }
  const named = gatherEntities(text, names, around.paragraphs, around.sentences)
  addKnown(named, around)
  const cast = new Cast(named)
  mentionDescriptions(cast, around)
  const asked: PronounCase[] = []
  const open = resolvePronouns(cast, scene, statements, undefined, (one) => asked.push(one))
  const speakers = resolveSpeakers(statements, cast, around)
  const nameIn = (range: Range | null): Entity | null => {
    if (!range) return null
    const head = sourceHead(text, range, cast)
    return head.form === 'name' ? head.entity : null
  }
  const vias = statements.map((s) => nameIn(s.via))
  const addressees = statements.map((s) => nameIn(s.addressee))
  const parties = (range: Range | null): readonly Entity[] => (range ? resolveParties(range, cast, around) : [])
  const sources = events.map((e) => parties(e.source))
  const targets = events.map((e) => parties(e.target))
  const places = events.map((e) => (e.place ? placeAt(e.place, cast, text) : null))
  const used = new Set([...speakers, ...vias, ...addressees, ...sources.flat(), ...targets.flat()])
  const ordered = cast.entities
    .filter((e) => e.mentions.length > 0 && (used.has(e) || isActor(e)))
    .map((e) => ({ e, at: firstPlace(e) }))
    .sort((a, b) => a.at - b.at)
    .map(({ e }) => e)
  const ids = new Map(ordered.map((e, i) => [e, `a${i + 1}`]))
  const id = (e: Entity | null): string | null => (e ? (ids.get(e) ?? null) : null)
  const idsOf = (list: readonly Entity[]): string[] => [...new Set(list)].map((e) => ids.get(e)!)
  const candidates = sourceCandidates(statements, speakers, open, cast, around)
  return {
    mentions: mentionsOf(
      cast.entities.filter((e) => ids.has(e) || (!e.isGuess && e.members.length === 0)),
      text,
      ids,
    ),
    actors: ordered.map((e) => actorOf(e, ids.get(e)!, text)),
    speakers: speakers.map(id),
    candidates: candidates.map((list) => list.flatMap((e) => ids.get(e) ?? [])),
    vias: vias.map(id),
    addressees: statements.map((s, i) =>
      s.addressee ? { spans: [spanAt(text, s.addressee)], actor: id(addressees[i]!) } : null,
    ),
    sources: sources.map(idsOf),
    targets: targets.map(idsOf),
    places,
    why: whyOf(ordered, asked, cast, around, id),
  }
}

/** Named persons, organisations and states act; a place does not, nor does what may be no name at all. */
function isActor(e: Entity): boolean {
  if (e.kind === 'unnamed' || e.members.length > 0 || (e.kind === 'group' && e.type !== 'ORG')) return false
  // A state that is only in others' adjectives does nothing.
  if (e.kind === 'state') return e.mentions.some((m) => m.type !== 'MISC')
  if (e.isGuess && e.roles.length === 0 && e.mentions.every((m) => m.form === 'name')) return false
  return e.type === 'PER' || e.type === 'ORG'
}

function placeAt(range: Range, cast: Cast, text: string): Place {
  const names = cast.within(range).filter((a) => a.form === 'name')
  const first = names.find((a) => a.type !== 'MISC') ?? names[0]
  const country = names.map((a) => a.entity.country).find((c) => c !== null) ?? null
  return { name: first ? text.slice(first.start, first.end) : null, country }
}

const firstPlace = (e: Entity): number =>
  e.mentions.reduce((least, m) => Math.min(least, m.start), Number.POSITIVE_INFINITY)

function mentionsOf(entities: readonly Entity[], text: string, ids: ReadonlyMap<Entity, string>): Mention[] {
  const all = entities.flatMap((e) =>
    distinct(e).map((m) => ({ ...spanAt(text, m), form: m.form, type: m.type ?? e.type, actor: ids.get(e) ?? null })),
  )
  all.sort((a, b) => a.start - b.start || b.end - a.end)
  return all.map((m, i) => ({ id: `m${i + 1}`, ...m }))
}

/** Each place once: a name inside a description of the same actor is the better mention. */
function distinct(e: Entity): Entity['mentions'] {
  const names = e.mentions.filter((m) => m.form === 'name')
  const named = new RangeIndex(names)
  const others = e.mentions.filter((m) => m.form !== 'name' && named.touching(m).length === 0)
  const seen = new Set<number>()
  return [...names, ...others].filter((m) => !seen.has(m.start) && seen.add(m.start))
}

function actorOf(e: Entity, id: string, text: string): Actor {
  const names = e.mentions
    .filter((m) =>
      m.form === 'name' ? e.kind !== 'state' || m.type !== 'MISC' : isGovernment(text, m) || isJoined(e, text, m),
    )
    .map((m) => text.slice(m.start, m.end))
  return {
    id,
    name: e.name,
    kind: e.kind === 'unnamed' && e.isPlural ? 'group' : e.kind,
    country: e.country,
    sectors: [...e.sectors],
    aliases: [...new Set(names)].filter((n) => n !== e.name),
    roles: e.roles.map(({ title, organisation, start, end, text }) => ({ title, organisation, start, end, text })),
  }
}

/** A group's words in the report: "Mr. Novak and Mrs. Varga". */
function isJoined(e: Entity, text: string, m: EntityMention): boolean {
  return e.members.length > 0 && m.form === 'nominal' && /\s(?:and|or|&)\s|\//u.test(text.slice(m.start, m.end))
}

/** "The German government" is as good as a name. */
function isGovernment(text: string, m: EntityMention): boolean {
  return /^(?:[Tt]he\s+)?\p{Lu}[\p{L}. ]+\s(?:government|authorities)$/u.test(text.slice(m.start, m.end))
}
