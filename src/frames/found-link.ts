import type { Range } from '../record/ranges.ts'

/** A pronoun of the third person, and how likely the model holds each name near it for the one it stands for. */
export type FoundLink = {
  readonly pronoun: Range
  /** In the order of the text. The chances and that of no name at all add up to 1. */
  readonly names: readonly (Range & { readonly chance: number })[]
}
