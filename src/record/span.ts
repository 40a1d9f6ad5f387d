import { z } from 'zod'

/**
 * A piece of the report's text: `text.slice(start, end) === span.text`.
 * Offsets are UTF-16 code units, end exclusive.
 */
export const span = z
  .strictObject({
    start: z.int().min(0),
    end: z.int().min(0),
    text: z.string(),
  })
  .readonly()

export type Span = z.infer<typeof span>
