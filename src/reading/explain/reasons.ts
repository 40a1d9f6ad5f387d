import type { Span } from '../../record/span.ts'

/** What a piece of a datum rests on. Every step can be checked: against the record, or by doing its sum again. */
export type Step =
  | HeadStep
  | ProductStep
  | CurveStep
  | RuleStep
  | RankStep
  | EntryStep
  | CandidatesStep
  | ThroughStep
  | ShiftStep

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

/** A feature of a candidate, by the name of its weight in `ontology/pronouns.json`. */
export type Feature = { readonly name: string; readonly value: number }

/**
 * The ranker of pronouns gave each candidate, and nobody, a chance: the softmax of the weighted sums of their features.
 * `value` is whom the pronoun is given to: the likeliest, where its chance is at least `least` and ahead of the next
 * candidate's by at least `lead`.
 */
export type RankStep = {
  readonly step: 'rank'
  readonly field: 'actor' | 'source.actor'
  readonly candidates: readonly {
    /** An actor's id; null for a name that is no actor's. */
    readonly actor: string | null
    /** The mention nearest to the pronoun. */
    readonly span: Span
    readonly features: readonly Feature[]
    readonly score: number
  }[]
  readonly nobody: { readonly features: readonly Feature[]; readonly score: number }
  readonly least: number
  readonly lead: number
  readonly value: string | null
}

/** The gazetteer has an entry for what it was asked: a name, or the title of an office, with what the report tells beside it. */
export type EntryStep = {
  readonly step: 'entry'
  readonly field: 'entry'
  readonly asked: string
  readonly title: string | null
  readonly country: string | null
  /** The report's day; null where it has none or it does not count. */
  readonly date: string | null
  readonly id: string
  readonly name: string
  /** Where the entry stands, as `ontology/media.tsv`. */
  readonly files: readonly string[]
  /** How the words fit: a whole name, a surname, an office by date, or what a word is to its state. */
  readonly by: 'name' | 'surname' | 'office' | 'capital' | 'government' | 'demonym'
  /** The one of the entry's names that the words stand for. */
  readonly alias: string
  /** The offices that the entry has for that day. */
  readonly terms: readonly { readonly title: string; readonly from: string | null; readonly to: string | null }[]
}

/** Who may be meant where it stays open, with what the ranker and the model's antecedent head give each. */
export type CandidatesStep = {
  readonly step: 'candidates'
  readonly field: 'source.candidates'
  readonly candidates: readonly { readonly actor: string; readonly ranker: number; readonly model: number }[]
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
