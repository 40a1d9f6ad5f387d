import type { FoundName } from '../frames/found-name.ts'
import type { ActorKind } from '../record/actor.ts'
import type { Range } from '../record/ranges.ts'
import type { KnownOrganisation, KnownPerson, NameContext } from './gazetteer/known.ts'
import { femaleNames, maleNames } from './given-names.ts'
import { femaleWords, maleWords } from './name-words.ts'
import type { FoundRole } from './person-roles.ts'

export type Gender = 'female' | 'male' | null

/** By what a name was known for another name of somebody, or of a state; `docs/explain.md` tells of each. */
export type NameRule =
  | 'same-name'
  | 'other-order'
  | 'told-beside'
  | 'acronym'
  | 'same-body'
  | 'shorter-name'
  | 'fuller-name'
  | 'surname'
  | 'first-name'
  | 'word-of-state'

/** A name's link to somebody: the rule, and the name that it was joined to, where there was one. */
export type NameLink = { readonly rule: NameRule; readonly to: Range | null }

export type EntityMention = Range & {
  readonly form: 'name' | 'nominal' | 'pronoun'
  /** How a name came to be theirs; not there where it is what they were first met by. */
  readonly link?: NameLink
  /** What the words are where they are not what the entity is: "North Korean" is no place's name. */
  readonly type?: FoundName['type']
}

/** What the gazetteer answered, and what it was asked: a name, or the title of an office, and what the report tells beside it. */
export type Knowledge<Known = KnownPerson | KnownOrganisation> = {
  readonly entry: Known
  readonly asked: string
  readonly context: NameContext
}

/** Somebody or something that a report speaks of, while the report is being read. */
export type Entity = {
  kind: ActorKind
  type: FoundName['type']
  /** The words of the fullest name; empty where there is none. */
  words: readonly string[]
  name: string
  country: string | null
  sectors: readonly string[]
  /** True for several at once: "officials". */
  isPlural: boolean
  /** Whom a group is made of, where that is known. */
  readonly members: readonly Entity[]
  gender: Gender
  /** A capitalised word that is taken for a surname for want of anything better. */
  isGuess: boolean
  /** Whom the gazetteer takes it for, on the report's day. */
  known: Knowledge | null
  readonly mentions: EntityMention[]
  readonly roles: FoundRole[]
}

export function entity(kind: ActorKind, type: FoundName['type'], name: string, words: readonly string[] = []): Entity {
  return {
    kind,
    type,
    words,
    name,
    country: null,
    sectors: [],
    isPlural: false,
    members: [],
    gender: null,
    isGuess: false,
    known: null,
    mentions: [],
    roles: [],
  }
}

/** Sex, where a title, a role or the given name tells it; a role outweighs the given name. */
export function genderOf(entity: Entity): Gender {
  const said = entity.roles
    .map((r) => r.noun)
    .concat(entity.roles.flatMap((r) => (r.title ?? '').toLowerCase().split(/[\s.]+/u)))
  if (said.some((w) => femaleWords.has(w))) return 'female'
  if (said.some((w) => maleWords.has(w))) return 'male'
  const given = entity.words.length > 1 ? entity.words[0]!.toLowerCase() : ''
  if (femaleNames.has(given) && !maleNames.has(given)) return 'female'
  if (maleNames.has(given) && !femaleNames.has(given)) return 'male'
  return entity.gender
}

export function hasRole(entity: Entity, noun: string): boolean {
  return entity.roles.some((r) => r.noun === noun)
}
