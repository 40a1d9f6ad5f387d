import type { Range } from '../record/ranges.ts'
import type { StatementMode } from '../record/statement.ts'
import type { FoundStatement } from './found-statement.ts'

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
  readonly why: StatementDraftWhy
}

/** What a draft was made of. */
export type StatementDraftWhy = {
  /** As it was after its content was moved out to the marks of its quotations. */
  readonly found: FoundStatement
  /** The content as the model gave it. */
  readonly content: readonly Range[]
  /** Found by reading the content of another statement alone. */
  readonly nested: boolean
  /** The share of the content's letters and digits that stand between quotation marks, 0 to 1. */
  readonly quoted: number
}
