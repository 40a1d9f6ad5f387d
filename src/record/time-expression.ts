import { z } from 'zod'

/** An expression of time with its TIMEX3 type and value. */
export const timeExpression = z
  .strictObject({
    id: z.string().regex(/^t\d+$/),
    start: z.int().min(0),
    end: z.int().min(0),
    text: z.string(),
    type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']),
    value: z.string().nullable().describe('null where nothing in the report anchors it'),
    from: z.string().nullable(),
    to: z.string().nullable(),
  })
  .readonly()

export type TimeExpression = z.infer<typeof timeExpression>
