import { z } from 'zod'
import { decisionSubjects } from '../../archive/across/decision.ts'

/** What a person decided about which copies, actors or acts are one, as `demarche decide` keeps it. */
export const groupingShape = z.object({
  number: z.int(),
  about: z.enum(decisionSubjects),
  verdict: z.enum(['same', 'different']),
  one: z.array(z.string()).readonly().describe('keys of reports, handles of actors, or acts'),
  other: z.array(z.string()).readonly(),
  before: z.record(z.string(), z.array(z.string()).readonly()).describe('the groups in which they were'),
  by: z.string().nullable(),
  at: z.string(),
  undoneBy: z.string().nullable(),
  undoneAt: z.string().nullable(),
})
