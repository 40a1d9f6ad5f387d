import type { Range } from '../record/ranges.ts'
import type { StatementMode } from '../record/statement.ts'

/** A statement with its parts in the text, before anybody has asked who the speaker is. */
export type StatementDraft = {
  readonly source: Range | null
  readonly cue: Range | null
  readonly content: readonly Range[]
  readonly mode: StatementMode
  /** The draft, by its place in the list, in whose content this one stands. */
  readonly within: number | null
  /** The words that name the medium or document: "a statement", "on state television". */
  readonly medium: Range | null
  /** The words that name whom it came through: "the Korean Central News Agency". */
  readonly via: Range | null
  readonly addressee: Range | null
  readonly confidence: number
}
