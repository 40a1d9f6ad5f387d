import { z } from 'zod'

/** The offices that the gazetteer tells apart; every other post is `other`, told by its title. */
export const offices = [
  'head-of-state',
  'head-of-government',
  'foreign-minister',
  'defence-minister',
  'leader',
  'head-of-organisation',
  'other',
] as const

export type Office = (typeof offices)[number]

const code = z.string().regex(/^[A-Z]{3}$/, 'is no code of three capital letters, as in FRA')
const day = z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/, 'is no year, month or day')

/**
 * A time in an office. `from` and `to` are days, months or years, both included; null is "ever before" and "to this
 * day". Past `knownUntil` nobody has checked whether an open term still runs.
 */
export const term = z
  .strictObject({
    office: z.enum(offices),
    title: z.string().min(1),
    country: code.nullable(),
    sectors: z.array(z.string()).readonly(),
    from: day.nullable(),
    to: day.nullable(),
    knownUntil: day.nullable(),
  })
  .readonly()

export type Term = z.infer<typeof term>

export const entryKinds = ['person', 'government', 'organisation', 'media', 'group'] as const

/** Somebody whom the gazetteer knows: a line of the file that `demarche actors import` writes. */
export const entry = z
  .strictObject({
    id: z.string().min(1),
    name: z.string().min(1),
    kind: z.enum(entryKinds),
    aliases: z.array(z.string().min(1)).readonly(),
    /** ISO 3166-1 alpha-3, or PLOVER's UNO, EUR, IGO, NGO, ISM, MNC, IMG, KOS. */
    country: code.nullable(),
    sectors: z.array(z.string()).readonly(),
    terms: z.array(term).readonly(),
  })
  .readonly()

/** PLOVER's codes for organisations, which stand where a state's does. */
export function isOfStates(country: string): boolean {
  return ['UNO', 'EUR', 'IGO', 'NGO'].includes(country)
}

export type Entry = z.infer<typeof entry>

/** An entry with the files that it stands in: of demarche's own, as `ontology/media.tsv`, or a list of the user's. */
export type ListedEntry = Entry & { readonly files: readonly string[] }
export type EntryKind = (typeof entryKinds)[number]
