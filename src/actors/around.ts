import type { FoundLink } from '../frames/found-link.ts'
import type { RangeIndex } from '../record/range-index.ts'
import type { Range } from '../record/ranges.ts'
import type { Gazetteer } from './gazetteer/gazetteer.ts'

/** What the search for who is who knows of the text. */
export type Around = {
  readonly text: string
  readonly sentences: readonly Range[]
  readonly paragraphs: readonly Range[]
  /** Contents of statements, where people are spoken of rather than speak. */
  readonly contents: RangeIndex<Range>
  /** The day of the report, by which it is known who held an office. */
  readonly published?: string | null | undefined
  /** Who and what names stand for; the gazetteer that demarche ships by default. */
  readonly gazetteer?: Gazetteer | undefined
  /** The words for whoever says what stands in a range; null where nobody says it. */
  readonly sourceOf?: ((range: Range) => Range | null) | undefined
  /** What the model holds of pronouns; they add to the candidates of those that the rules leave open. */
  readonly links?: readonly FoundLink[] | undefined
}
