import type { Actor } from '../../record/actor.ts'
import { nameWords, soundKey } from '../../record/fold-name.ts'
import { outletKey } from './outlet-key.ts'

/** A ground on which an actor of one report may be the actor of another: those that share it are candidates. */
export type ActorKey = {
  readonly key: string
  /** How sure it is: an id from the gazetteer before a name with a country, and that before a name with a role. */
  readonly strength: 1 | 0.95 | 0.9 | 0.8
  readonly reason: 'gazetteer id' | 'name and country' | 'name of an outlet' | 'name of a body' | 'name and role'
}

/**
 * What the gazetteer calls an actor of a report published on a day; null where it does not know. A government that a
 * capital or a seat stands for is `state:` and the state's code, as a state is.
 */
export type Identify = (actor: Actor, published: string | null) => string | null

/** Words that a body of any state may be called by, so that they say nothing without a state. */
const general = new Set(
  (
    'ministry minister department office bureau government cabinet parliament senate congress assembly council court ' +
    'supreme constitutional national central bank police army navy air force armed forces guard border coast security ' +
    'service state foreign defence defense interior finance justice health education energy agriculture trade transport ' +
    'affairs general staff prosecutor prosecutors president presidency prime party ruling opposition commission ' +
    'committee agency authority union federation association chamber house representatives royal customs electoral ' +
    'election statistics intelligence for and of the on in'
  ).split(' '),
)

/** What the gazetteer calls an actor, or for a state its code. */
export function knownId(actor: Actor, published: string | null, identify: Identify): string | null {
  const state = actor.kind === 'state' && actor.country !== null ? `state:${actor.country}` : null
  return state ?? identify(actor, published)
}

/** The grounds of an actor, by their gazetteer id where there is one, the surest first; none for somebody who has no name or only a surname. */
export function actorKeys(actor: Actor, id: string | null): readonly ActorKey[] {
  const known: ActorKey[] = id === null ? [] : [{ key: `id:${id}`, strength: 1, reason: 'gazetteer id' }]
  if (actor.kind === 'unnamed' || actor.kind === 'document' || actor.kind === 'state') return known
  return [...known, ...(actor.kind === 'person' ? personKeys(actor) : bodyKeys(actor))]
}

/** A person by given name and surname with the state, or with the post: never by a single name. */
function personKeys(actor: Actor): readonly ActorKey[] {
  const name = fullestName(actor)
  if (name.length < 2) return []
  const who = `person:${name.toSorted().join(' ')}`
  const country: readonly ActorKey[] =
    actor.country === null ? [] : [{ key: `${who}|${actor.country}`, strength: 0.95, reason: 'name and country' }]
  const posts = actor.roles
    .flatMap(({ title, organisation }) => [title, organisation])
    .filter((post) => post !== null)
    .map((post) => nameWords(post))
  // "Education Minister Ana Dorn" and "the minister, Ana Dorn": the post by its last word is enough beside a full name.
  const told = new Set(posts.flatMap((words) => [words.join(' '), words.at(-1) ?? '']))
  const role = [...told]
    .filter((post) => post !== '')
    .sort()
    .map((post): ActorKey => ({ key: `${who}|${post}`, strength: 0.9, reason: 'name and role' }))
  return [...country, ...role]
}

/** The longest of the names by which a report calls somebody: "Ana Dorn" rather than "Dorn". */
function fullestName(actor: Actor): readonly string[] {
  const names = [actor.name, ...actor.aliases].map(soundsOf)
  return names.reduce((best, name) => (name.length > best.length ? name : best), [])
}

/** The words of a name, each spelled so that its transliterations meet, without initials. */
export function soundsOf(name: string): readonly string[] {
  return nameWords(name)
    .filter((word) => word.length > 1)
    .map((word) => soundKey([word]))
}

function bodyKeys(actor: Actor): readonly ActorKey[] {
  const words = nameWords(actor.name)
  if (words.length === 0) return []
  if (actor.kind === 'media') {
    return [{ key: `media:${outletKey(actor.name)}`, strength: 0.9, reason: 'name of an outlet' }]
  }
  const who = `body:${words.join(' ')}`
  const country: readonly ActorKey[] =
    actor.country === null ? [] : [{ key: `${who}|${actor.country}`, strength: 0.95, reason: 'name and country' }]
  // "Transbalkan Gas" is one body wherever it stands; "the foreign ministry" is another in each state, and what
  // capitals alone set apart ("the North") is nothing that two reports need mean alike.
  const isOwn = actor.kind === 'organisation' && words.length > 1 && words.some((word) => !general.has(word))
  return isOwn ? [...country, { key: who, strength: 0.8, reason: 'name of a body' }] : country
}
