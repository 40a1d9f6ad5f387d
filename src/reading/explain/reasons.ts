import type { Span } from '../../record/span.ts'

/** What a piece of a datum rests on. Every step can be checked: against the record, or by doing its sum again. */
export type Step = HeadStep | ProductStep | CurveStep | RuleStep | ChoiceStep | ThroughStep | ShiftStep

/** A head of the model gave it: these words (none where it says that there are none), with this score from 0 to 1. */
export type HeadStep = {
  readonly step: 'head'
  readonly field: string
  readonly head: 'statement' | 'event' | 'name'
  readonly span: Span | null
  readonly value: string | null
  readonly score: number
}

/** Scores multiplied. */
export type ProductStep = {
  readonly step: 'product'
  readonly field: 'sureness'
  readonly factors: readonly { readonly name: string; readonly value: number }[]
  readonly value: number
}

/** From how sure the model is to how likely the datum is right, by the curve that was fitted for its kind. */
export type CurveStep = {
  readonly step: 'curve'
  readonly field: 'confidence'
  readonly curve: 'statement' | 'event'
  readonly sureness: number
  readonly value: number
}

/** A rule gave it, because of these words; `docs/explain.md` tells of each rule. */
export type RuleStep = {
  readonly step: 'rule'
  readonly field: string
  readonly rule: string
  readonly spans: readonly Span[]
  readonly value: string | null
}

/** The best of several, where that was good enough: at least `least`. */
export type ChoiceStep = {
  readonly step: 'choice'
  readonly field: string
  readonly candidates: readonly { readonly value: string; readonly span: Span | null; readonly score: number }[]
  readonly least: number
  readonly value: string | null
}

/** It was resolved through another datum of the record. */
export type ThroughStep = { readonly step: 'through'; readonly field: string; readonly id: string }

/** So many days from one date to another, `from` and `to` in ISO 8601. */
export type ShiftStep = {
  readonly step: 'shift'
  readonly field: 'from'
  readonly on: 'published' | 'dateline' | 'earlier' | 'deed'
  readonly span: Span | null
  readonly from: string
  readonly days: number
  readonly to: string
}

export type ReasonKind = 'statement' | 'event' | 'mention' | 'actor' | 'time'

/** Why a datum of a record is as it is. */
export type Reason = { readonly id: string; readonly kind: ReasonKind; readonly steps: readonly Step[] }
