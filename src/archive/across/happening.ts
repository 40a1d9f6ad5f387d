import type { EventType } from '../../record/plover.ts'
import type { Stance } from './act.ts'
import type { ActTie } from './compare-acts.ts'

/** One hand through which a source's word came to a report. */
export type Hand = { readonly how: 'through' | 'told by' | 'published by'; readonly name: string }

/** On whose word something stands, or who says that it is not so. */
export type Attestation = {
  /** The same for the same source in every report: an actor's id across reports, or an outlet's or description's key. */
  readonly source: string
  readonly name: string
  readonly kind: 'speaker' | 'outlet' | 'unnamed'
  readonly country: string | null
  /** Keys of the reports that carry it. */
  readonly reports: readonly string[]
  /** How it came to the first of them. */
  readonly hands: readonly Hand[]
}

/** An act in a happening. */
export type Telling = { readonly act: string; readonly report: string; readonly event: string; readonly stance: Stance }

/** What one and more reports tell of as one act. */
export type Happening = {
  /** `h_` and a hash of the act that founds it: that of the report published first. */
  readonly id: string
  readonly type: EventType
  readonly source: string | null
  readonly target: string | null
  readonly from: string | null
  readonly to: string | null
  readonly tellings: readonly Telling[]
  /** The reports that assert it, and how many texts they are where near-copies count once. */
  readonly reports: readonly string[]
  readonly texts: number
  /** The independent sources that assert it; near-copies and the outlets that carry them count as one. */
  readonly assertedBy: readonly Attestation[]
  readonly deniedBy: readonly Attestation[]
  /** Who says that it is to come, or may. */
  readonly foreseenBy: readonly Attestation[]
  /** The pairs that joined it, with the grounds of each. */
  readonly why: readonly ActTie[]
}
