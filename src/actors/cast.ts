import { RangeIndex } from '../record/range-index.ts'
import type { Range } from '../record/ranges.ts'
import { type Entity, type EntityMention, entity, genderOf, type Knowledge } from './entity.ts'
import type { OfficeRule } from './office-rule.ts'
import type { FoundRole } from './person-roles.ts'
import type { Joined } from './source-head.ts'
import { stateEntity } from './state-names.ts'

/** A mention where it stands, and of whom. */
export type Appearance = EntityMention & { readonly entity: Entity }

/** All whom a report speaks of, in the order in which they were met, and where it speaks of them. */
export class Cast {
  readonly entities: Entity[]
  readonly #appearances: RangeIndex<Appearance>
  /** Unnamed actors by what they are called, and the first by the noun of it. */
  readonly #unnamed = new Map<string, Entity>()
  readonly #unnamedByNoun = new Map<string, Entity>()
  readonly #called = new Map<string, Entity>()
  readonly #owned = new Map<Entity, Map<string, Entity>>()

  /** Persons by what they are, officials by their state, bodies by the words of their names. */
  readonly #byRole = new Map<string, Set<Entity>>()
  readonly #officials = new Map<string, Set<Entity>>()
  readonly #byWord = new Map<string, Set<Entity>>()
  readonly #media: Entity[] = []
  readonly #states = new Map<string, Entity>()
  readonly #groups = new Map<string, Entity>()

  /** By which rule the holder of an office was found, by where the words for it begin. */
  readonly officeRules = new Map<number, OfficeRule>()

  constructor(named: readonly Entity[]) {
    this.entities = [...named]
    for (const e of named) this.#index(e)
    this.#appearances = new RangeIndex(named.flatMap((e) => e.mentions.map((m) => ({ ...m, entity: e }))))
  }

  /** The state of a code, which joins the cast where the report has not named it. */
  state(country: string): Entity {
    const known = this.#states.get(country)
    if (known) return known
    const made = stateEntity(country)
    this.entities.push(made)
    this.#states.set(country, made)
    return made
  }

  /** Somebody whom the gazetteer knows for the holder of an office; joins the cast where the report does not name them. */
  holder(known: Knowledge, role: FoundRole): Entity {
    const { id, name, country, sectors } = known.entry
    const there = this.entities.find((e) => e.known?.entry.id === id)
    if (there) return there
    const made = { ...entity('person', 'PER', name, name.split(' ')), known, country, sectors }
    made.roles.push(role)
    made.gender = genderOf(made)
    this.entities.push(made)
    return made
  }

  /** Those of the named whom such a noun may describe: by role, office or a word of the name. */
  describable(noun: string, country: string | null, isMedia: boolean): readonly Entity[] {
    const officials = country === null ? [] : (this.#officials.get(country) ?? [])
    const found = [...(this.#byRole.get(noun) ?? []), ...(this.#byWord.get(noun) ?? []), ...officials]
    return [...new Set([...found, ...(isMedia ? this.#media : [])])]
  }

  /** Whom a word has stood for so far: "the regime" is one throughout a report. */
  called(word: string): Entity | null {
    return this.#called.get(word) ?? null
  }

  call(word: string, e: Entity): void {
    this.#called.set(word, e)
  }

  /** What an actor has: "her campaign". */
  owned(owner: Entity, noun: string): Entity | null {
    return this.#owned.get(owner)?.get(noun) ?? null
  }

  own(owner: Entity, noun: string, e: Entity): void {
    this.#owned.set(owner, (this.#owned.get(owner) ?? new Map<string, Entity>()).set(noun, e))
  }

  /** The mentions that lie wholly in a range, in the order of the text. */
  within(range: Range): Appearance[] {
    return this.#appearances.touching(range).filter((a) => a.start >= range.start && a.end <= range.end)
  }

  /** The mentions that share a code unit with a range, in the order of the text. */
  touching(range: Range): Appearance[] {
    return this.#appearances.touching(range)
  }

  mention(e: Entity, mention: EntityMention): void {
    e.mentions.push(mention)
    this.#appearances.add({ ...mention, entity: e })
  }

  /** The unnamed actor of that description, or, where the description points back, the first with its noun. */
  findUnnamed(description: string, noun: string, pointsBack: boolean): Entity | null {
    return this.#unnamed.get(description.toLowerCase()) ?? (pointsBack ? this.#unnamedByNoun.get(noun) : null) ?? null
  }

  addUnnamed(type: 'PER' | 'MISC', description: string, noun: string): Entity {
    const made = entity('unnamed', type, description)
    this.entities.push(made)
    this.#unnamed.set(description.toLowerCase(), made)
    if (!this.#unnamedByNoun.has(noun)) this.#unnamedByNoun.set(noun, made)
    return made
  }

  /** Several speakers as one, by their full names: "Novak and Varga", with others where the report says so. */
  together(members: readonly Entity[], joined: Joined = 'all'): Entity {
    const names = members.map((m) => m.name)
    const all = `${names.slice(0, -1).join(', ')} ${joined === 'either' ? 'or' : 'and'} ${names.at(-1)}`
    const name = joined === 'some' ? `${all}, among others` : all
    const known = this.#groups.get(name)
    if (known) return known
    const made = {
      ...entity('group', members.every((m) => m.type === 'PER') ? 'PER' : 'ORG', name),
      isPlural: true,
      members,
    }
    this.entities.push(made)
    this.#groups.set(name, made)
    return made
  }

  #index(e: Entity): void {
    if (e.kind === 'state' && e.country !== null) this.#states.set(e.country, e)
    if (e.kind === 'media') this.#media.push(e)
    if (e.type === 'PER') {
      for (const { noun } of e.roles) put(this.#byRole, noun, e)
      if (e.country !== null && e.sectors.includes('GOV')) put(this.#officials, e.country, e)
    } else if (e.type === 'ORG' && e.words.length > 1) for (const w of e.words) put(this.#byWord, w.toLowerCase(), e)
  }
}

/** The one of a list that holds no other; null where it holds several, or none. */
export const theOnly = (entities: readonly Entity[]): Entity | null => (entities.length === 1 ? entities[0]! : null)

function put(map: Map<string, Set<Entity>>, key: string, e: Entity): void {
  map.set(key, (map.get(key) ?? new Set<Entity>()).add(e))
}
