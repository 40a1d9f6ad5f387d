import { Cast } from '../src/actors/cast.ts'
import type { Entity } from '../src/actors/entity.ts'
import { namesByRule } from '../src/actors/find-names.ts'
import { gatherEntities } from '../src/actors/gather-entities.ts'
import { addKnown } from '../src/actors/known-entities.ts'
import { mentionDescriptions } from '../src/actors/mention-descriptions.ts'
import { Scene, type Told } from '../src/actors/scene.ts'
import type { FoundName } from '../src/frames/found-name.ts'
import { paragraphs } from '../src/language/paragraphs.ts'
import { sentences } from '../src/language/sentences.ts'
import { RangeIndex } from '../src/record/range-index.ts'
import { overlaps, type Range } from '../src/record/ranges.ts'
import { type GapRow, type GoldDocument, goldNames, type SpeakersDocument } from './coreference-corpora.ts'

/** A text with its names gathered, before any pronoun is looked at. */
export type Staged = {
  readonly cast: Cast
  readonly scene: Scene
  /** Whose name stands at a range. */
  readonly entityAt: (range: Range) => Entity | null
}

/** A document of GUM with the names that its annotators found. */
export function castOfGum(document: GoldDocument): Staged {
  return staged(document.text, goldNames(document))
}

/** A text of GAP with the names that the rules find. */
export function castOfGap(row: GapRow): Staged {
  return staged(row.text, namesByRule(row.text, paragraphs(row.text)))
}

/** An article with the statements that were annotated, and the names that the rules find. */
export function castOfArticle({ text, statements }: SpeakersDocument): Staged {
  return staged(text, namesByRule(text, paragraphs(text)), statements)
}

function staged(text: string, names: readonly FoundName[], statements: readonly Told[] = []): Staged {
  const around = { text, paragraphs: paragraphs(text), sentences: sentences(text), contents: new RangeIndex<Range>([]) }
  const entities = gatherEntities(text, names, around.paragraphs, around.sentences)
  addKnown(entities, around)
  const cast = new Cast(entities)
  mentionDescriptions(cast, around)
  return {
    cast,
    scene: new Scene(around, statements),
    entityAt: (range) => cast.within(range).find((a) => a.form === 'name')?.entity ?? null,
  }
}

/** True where one of an entity's names, or for somebody unnamed one of the descriptions, is of that chain. */
export function isGold(e: Entity, chain: string, document: GoldDocument): boolean {
  const form = e.mentions.some((m) => m.form === 'name') ? 'name' : 'nominal'
  const own = e.mentions.filter((m) => m.form === form)
  return document.mentions.some((g) => {
    const words = form === 'name' ? g.name : g
    return g.chain === chain && words !== null && own.some((m) => overlaps(m, words))
  })
}
