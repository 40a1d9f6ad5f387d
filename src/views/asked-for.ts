import { z } from 'zod'
import { reviewStates } from '../archive/review/review-decision.ts'
import { eventStatus, eventType } from '../record/plover.ts'
import { day } from '../record/report.ts'
import { statementModes } from '../record/statement.ts'
import type { Sought } from './matches.ts'

const name = z.string().trim().min(1).max(300)

/** What is asked for; without any of these, everything. Dates are those of publication. */
export const askedFor = z.object({
  q: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .optional()
    .describe('words to look for; "several in quotes" stand together, a star at the end stands for any ending'),
  speaker: name.optional().describe('the name of who says it, as the reports have it'),
  actor: name.optional().describe('the key of an actor who takes part, as `s_PER` or `n_Ana Dorn`'),
  country: z
    .string()
    .regex(/^[A-Z]{3}$/, 'write three capital letters, as PER')
    .optional()
    .describe('ISO 3166-1 alpha-3, of who speaks, or of somebody on either side of an event'),
  type: eventType.optional().describe("PLOVER's type of the event, or of an event that the statement asserts"),
  status: eventStatus.optional().describe('of the event, or of an event that the statement asserts'),
  mode: z.enum(statementModes).optional().describe('how a statement is told'),
  outlet: name.optional().describe('who published'),
  from: day.optional().describe('the first day of publication'),
  to: day.optional().describe('the last day of publication'),
  review: z
    .enum(reviewStates)
    .exclude(['wrong'])
    .optional()
    .describe('what people said of it last; `machine` where nobody has looked at it yet'),
})

export type AskedFor = z.infer<typeof askedFor>

/** The same as the views' own questions have it. */
export function soughtBy(asked: AskedFor): Sought {
  const { q, type, status, outlet, from, to, speaker, actor, country, mode, review } = asked
  return {
    words: q,
    speaker,
    actor,
    country,
    mode,
    review,
    types: type && [type],
    statuses: status && [status],
    publisher: outlet,
    publishedFrom: from,
    publishedTo: to,
  }
}

/** Which part of a long list is asked for. */
export const pageAsked = z.object({
  cursor: z
    .string()
    .regex(/^[\w-]{1,600}$/)
    .optional()
    .describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).optional().describe('how many; 25 where it is not given'),
})

export type PageAsked = z.infer<typeof pageAsked>

export const usualLimit = 25

/** A part of a list, and the cursor of the part after it. */
export type Page<T> = { readonly items: readonly T[]; readonly next: string | null }
