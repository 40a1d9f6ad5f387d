import { z } from 'zod'
import { span } from './span.ts'

const countryCode = z.string().regex(/^[A-Z]{3}$/)

/** One place where the text speaks of somebody. */
export const mention = z
  .strictObject({
    id: z.string().regex(/^m\d+$/),
    start: z.int().min(0),
    end: z.int().min(0),
    text: z.string(),
    form: z.enum(['name', 'nominal', 'pronoun']),
    type: z.enum(['PER', 'ORG', 'LOC', 'MISC']),
    actor: z
      .string()
      .regex(/^a\d+$/)
      .nullable(),
  })
  .readonly()

export type Mention = z.infer<typeof mention>

export const actorKinds = [
  'person',
  'state',
  'government',
  'organisation',
  'media',
  'group',
  'unnamed',
  'document',
] as const

/** A post or title that the report gives an actor. */
export const actorRole = z
  .strictObject({
    title: z.string().nullable(),
    organisation: z.string().nullable(),
    start: z.int().min(0),
    end: z.int().min(0),
    text: z.string(),
  })
  .readonly()

/** Somebody who speaks or acts in a report, with all that the report calls them. */
export const actor = z
  .strictObject({
    id: z.string().regex(/^a\d+$/),
    name: z.string().min(1),
    kind: z.enum(actorKinds),
    country: countryCode.nullable().describe('ISO 3166-1 alpha-3'),
    sectors: z.array(z.string()).readonly().describe("PLOVER's sectors"),
    aliases: z.array(z.string()).readonly(),
    roles: z.array(actorRole).readonly(),
  })
  .readonly()

export type Actor = z.infer<typeof actor>
export type ActorKind = (typeof actorKinds)[number]
export type ActorRole = z.infer<typeof actorRole>

/** Spans that fill a role, and whom they speak of. */
export const party = z
  .strictObject({
    spans: z.array(span).readonly(),
    actor: z
      .string()
      .regex(/^a\d+$/)
      .nullable(),
    candidates: z
      .array(z.string().regex(/^a\d+$/))
      .min(1)
      .readonly()
      .optional()
      .describe(
        'where `actor` is null, or an unnamed actor whom only this description tells of: actors who may be meant, the likeliest first; left out where none is known',
      ),
  })
  .readonly()

export type Party = z.infer<typeof party>
