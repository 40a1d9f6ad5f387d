import { RangeIndex } from '../record/range-index.ts'
import { holds, indexAt, type Range } from '../record/ranges.ts'
import type { Placed } from './antecedent-features.ts'
import type { Around } from './around.ts'
import type { Appearance } from './cast.ts'
import { positionOf } from './grammar.ts'

/** What the scene needs of a statement. */
export type Told = { readonly source: Range | null; readonly content: readonly Range[] }

type Numbered = Range & { readonly statement: number }

/** Where in a report something stands: its sentence and paragraph, in which content, as whose source. */
export class Scene {
  readonly around: Around
  readonly #contents: RangeIndex<Numbered>
  readonly #sources: RangeIndex<Numbered>

  constructor(around: Around, statements: readonly Told[]) {
    this.around = around
    this.#contents = new RangeIndex(statements.flatMap((s, statement) => s.content.map((c) => ({ ...c, statement }))))
    this.#sources = new RangeIndex(statements.flatMap((s, statement) => (s.source ? [{ ...s.source, statement }] : [])))
  }

  sentenceAt(offset: number): number {
    return indexAt(this.around.sentences, offset)
  }

  paragraphAt(offset: number): number {
    return indexAt(this.around.paragraphs, offset)
  }

  /** The number of the statement whose content holds a range most closely, or -1. */
  contentAt(range: Range): number {
    let best: Numbered | null = null
    for (const c of this.#contents.touching(range)) {
      if (holds(c, range) && (!best || c.end - c.start < best.end - best.start)) best = c
    }
    return best?.statement ?? -1
  }

  /** The number of the statement whose source holds a range, or -1. */
  sourceAt(range: Range): number {
    return this.#sources.touching(range).find((s) => holds(s, range))?.statement ?? -1
  }

  /** A mention in its place, seen from the mention before it. */
  place(mention: Appearance, before: Placed | undefined): Placed {
    const { text, sentences } = this.around
    const sentence = this.sentenceAt(mention.start)
    const within = sentences[sentence] ?? { start: 0, end: text.length }
    return {
      start: mention.start,
      end: mention.end,
      entity: mention.entity,
      form: mention.form,
      sentence,
      paragraph: this.paragraphAt(mention.start),
      position: positionOf(text, mention, within),
      isFirst: before?.sentence !== sentence,
      content: this.contentAt(mention),
      sourceOf: this.sourceAt(mention),
    }
  }
}
