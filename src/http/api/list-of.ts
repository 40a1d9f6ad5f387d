import { z } from 'zod'

/** The answer that is a part of a list. */
export const listOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item).readonly(), next: z.string().nullable().describe('cursor of the next page') })
