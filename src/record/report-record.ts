import { z } from 'zod'
import { actor, mention } from './actor.ts'
import { event } from './event.ts'
import { report } from './report.ts'
import { schemaVersion } from './schema-version.ts'
import { statement } from './statement.ts'
import { timeExpression } from './time-expression.ts'

/** What made a record: the same reader and the same bytes give the same record. */
export const reader = z
  .strictObject({ demarche: z.string(), model: z.string(), schema: z.literal(schemaVersion) })
  .readonly()

export type Reader = z.infer<typeof reader>

/** All that demarche read in one report. */
export const reportRecord = report
  .unwrap()
  .extend({
    reader,
    sentences: z.array(z.strictObject({ start: z.int().min(0), end: z.int().min(0) }).readonly()).readonly(),
    mentions: z.array(mention).readonly(),
    actors: z.array(actor).readonly(),
    times: z.array(timeExpression).readonly(),
    statements: z.array(statement).readonly(),
    events: z.array(event).readonly(),
  })
  .readonly()

export type ReportRecord = z.infer<typeof reportRecord>
