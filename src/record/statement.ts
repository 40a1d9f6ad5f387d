import { z } from 'zod'
import { party } from './actor.ts'
import { span } from './span.ts'

const spans = z.strictObject({ spans: z.array(span).readonly() }).readonly()

export const statementModes = ['direct', 'indirect', 'mixed'] as const

/** An attribution: a source, a cue and a content (the terms of PARC and PolNeAR). */
export const statement = z
  .strictObject({
    id: z.string().regex(/^s\d+$/),
    source: party.describe('who speaks; no spans where the report does not say'),
    cue: spans.describe('the words that tell of the speaking; none for a quotation that stands alone'),
    content: spans.describe('what is said, in one piece or several'),
    mode: z.enum(statementModes).describe('quoted throughout, told in other words, or both'),
    via: z
      .string()
      .regex(/^a\d+$/)
      .nullable()
      .describe('the actor through whom it came'),
    medium: spans.nullable().describe('the words that name that medium or document'),
    addressee: party.nullable(),
    within: z
      .string()
      .regex(/^s\d+$/)
      .nullable()
      .describe('the statement in whose content this one stands'),
    time: z
      .string()
      .regex(/^t\d+$/)
      .nullable(),
    confidence: z.number().min(0).max(1),
  })
  .readonly()

export type Statement = z.infer<typeof statement>
export type StatementMode = (typeof statementModes)[number]
