import type { StateRelation } from '../states.ts'
import type { EntryKind, Office, Term } from './entry.ts'

/** What a report tells besides a name, which may decide between bearers of it. */
export type NameContext = {
  /** The day of which the report tells, or on which it appeared; a month or year does too. */
  readonly date?: string | null | undefined
  /** A title beside the name: "Foreign Minister", "former President", "Russian President". */
  readonly title?: string | null | undefined
  /** The state that the report gives the person, as ISO 3166-1 alpha-3. */
  readonly country?: string | null | undefined
}

/** A post, with the days from which and to which it was held; null where not known or still open. */
export type Role = {
  readonly office: Office
  readonly title: string
  readonly country: string | null
  readonly from: string | null
  readonly to: string | null
}

/** Where an entry stands, and the one of its names by which it was found. */
export type Listed = { readonly files: readonly string[]; readonly found: string }

/** A person of the gazetteer, as of a date. */
export type KnownPerson = Listed & {
  readonly kind: 'person'
  readonly id: string
  readonly name: string
  /** ISO 3166-1 alpha-3, or PLOVER's code for those who head an organisation of states. */
  readonly country: string | null
  /** PLOVER's sectors on that date; ELI for those who held office before; empty where not known. */
  readonly sectors: readonly string[]
  /** Posts surely held on the date; none where no date was given. */
  readonly roles: readonly Role[]
  /** Posts surely given up before the date. */
  readonly former: readonly Role[]
  /** All terms that the gazetteer has, whatever the date. */
  readonly terms: readonly Term[]
  readonly aliases: readonly string[]
  /** Whether the whole name was found, or a surname that a title or state makes plain, or an office. */
  readonly by: 'name' | 'surname' | 'office'
}

/** A state, or its government where a capital or seat stands for it. */
export type KnownState = Listed & {
  readonly kind: 'state' | 'government'
  readonly id: string
  readonly name: string
  readonly country: string
  readonly sectors: readonly string[]
  readonly relation: StateRelation
}

/** An organisation, outlet, armed group or body of a state. */
export type KnownOrganisation = Listed & {
  readonly kind: Exclude<EntryKind, 'person'>
  readonly id: string
  readonly name: string
  readonly country: string | null
  readonly sectors: readonly string[]
  readonly aliases: readonly string[]
}

export type Known = KnownPerson | KnownState | KnownOrganisation
