import { z } from 'zod'
import { eventStatus, eventType } from './plover.ts'
import { span } from './span.ts'

const side = z
  .strictObject({ spans: z.array(span).readonly(), actors: z.array(z.string().regex(/^a\d+$/)).readonly() })
  .readonly()

/** An act of one of the PLOVER types, and on whose word it stands. */
export const event = z
  .strictObject({
    id: z.string().regex(/^e\d+$/),
    type: eventType,
    mode: z.string().nullable(),
    contexts: z.array(z.string()).readonly(),
    anchor: z.strictObject({ spans: z.array(span).min(1).readonly() }).readonly(),
    source: side,
    target: side,
    time: z
      .strictObject({
        expression: z
          .string()
          .regex(/^t\d+$/)
          .nullable(),
        from: z.string().nullable(),
        to: z.string().nullable(),
      })
      .readonly()
      .nullable(),
    place: z
      .strictObject({ spans: z.array(span).readonly(), name: z.string().nullable(), country: z.string().nullable() })
      .readonly()
      .nullable(),
    status: eventStatus,
    assertedBy: z
      .string()
      .regex(/^s\d+$/)
      .nullable()
      .describe("the statement that asserts it; null for the report's own voice"),
    intensity: z.number(),
    quad: z.int().min(1).max(4),
    confidence: z.number().min(0).max(1),
  })
  .readonly()

export type Event = z.infer<typeof event>
