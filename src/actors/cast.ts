import { RangeIndex } from '../record/range-index.ts'
import type { Range } from '../record/ranges.ts'
import { type Entity, type EntityMention, entity } from './entity.ts'

/** A mention where it stands, and of whom. */
export type Appearance = EntityMention & { readonly entity: Entity }

/** All whom a report speaks of, in the order in which they were met, and where it speaks of them. */
export class Cast {
  readonly entities: Entity[]
  readonly #appearances: RangeIndex<Appearance>
  /** Unnamed actors by what they are called, and the first by the noun of it. */
  readonly #unnamed = new Map<string, Entity>()
  readonly #unnamedByNoun = new Map<string, Entity>()

  constructor(named: readonly Entity[]) {
    this.entities = [...named]
    this.#appearances = new RangeIndex(named.flatMap((e) => e.mentions.map((m) => ({ ...m, entity: e }))))
  }

  /** The mentions that lie wholly in a range, in the order of the text. */
  within(range: Range): Appearance[] {
    return this.#appearances.touching(range).filter((a) => a.start >= range.start && a.end <= range.end)
  }

  mention(e: Entity, mention: EntityMention): void {
    e.mentions.push(mention)
    this.#appearances.add({ ...mention, entity: e })
  }

  /** The unnamed actor of that description, or, where the description points back, the first with its noun. */
  findUnnamed(description: string, noun: string, pointsBack: boolean): Entity | null {
    return this.#unnamed.get(description.toLowerCase()) ?? (pointsBack ? this.#unnamedByNoun.get(noun) : null) ?? null
  }

  addUnnamed(type: 'PER' | 'MISC', description: string): Entity {
    const made = entity('unnamed', type, description)
    const noun = description.split(/\s+/u).at(-1)!.toLowerCase()
    this.entities.push(made)
    this.#unnamed.set(description.toLowerCase(), made)
    if (!this.#unnamedByNoun.has(noun)) this.#unnamedByNoun.set(noun, made)
    return made
  }

  /** Several speakers as one, by their names. */
  together(name: string): Entity {
    const known = this.entities.find((e) => e.kind === 'group' && e.name === name)
    if (known) return known
    const made = entity('group', 'PER', name)
    this.entities.push(made)
    return made
  }
}
