import type { Range } from '../record/ranges.ts'

/** A statement as the model gives it: its parts in the text. */
export type FoundStatement = {
  /** Null where the quotation stands alone, its cue out of sight. */
  readonly cue: Range | null
  readonly source: Range | null
  /** Pieces in the order of the text. */
  readonly content: readonly Range[]
  readonly cueScore: number
  readonly sourceScore: number
  readonly contentScore: number
}

/** How sure the model must be. */
export type Thresholds = {
  /** Added to the score of every tag that begins a cue: above 0 finds more, below 0 less. */
  readonly openCue: number
  /** The same for sources and contents. */
  readonly openRole: number
  /** The same for sources, where a statement has none otherwise. */
  readonly openSource: number
  /** The same for contents. */
  readonly openContent: number
  /** Least mean probability of the content of a quotation that stands alone; above 1 none is looked for. */
  readonly orphan: number
  /** Least product of the scores of a statement within a statement. */
  readonly nested: number
  /** Added to the score of every tag that begins an event's anchor. */
  readonly openEvent: number
  /** The same for whatever fills an event's roles. */
  readonly openSide: number
  /** The same for targets, where an event has none otherwise. */
  readonly openTarget: number
  /** Least chance of a request at a modal in what somebody says. */
  readonly modal: number
}

/** Chosen on the development parts of PolNeAR and of the news events; the model card has the figures. */
export const defaultThresholds: Thresholds = {
  openCue: -0.3,
  openRole: 0,
  openSource: 2,
  openContent: 2,
  orphan: 0.6,
  nested: 0.6,
  openEvent: 0.2,
  openSide: 0.8,
  openTarget: 1.2,
  modal: 0.08,
}
