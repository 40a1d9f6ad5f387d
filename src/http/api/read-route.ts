import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { reportKey } from '../../archive/keys.ts'
import { DemarcheError } from '../../record/demarche-error.ts'
import { reportRecord } from '../../record/report-record.ts'
import { inTurn } from '../in-turn.ts'
import type { ServeContext } from '../serve-context.ts'
import { reportInRequest } from './read-request.ts'

/** What comes of reading a report that was sent. */
export const readAnswer = z.object({
  record: reportRecord,
  kept: z.enum(['text', 'origin', 'nothing', 'reading']).nullable().describe('what came of keeping it; null unasked'),
  report: z.string().nullable().describe("the kept report's key"),
})

export type ReadAnswer = z.infer<typeof readAnswer>

export type ReadSent = (type: string | undefined, bytes: Uint8Array, keep: boolean) => Promise<ReadAnswer>

/** Reads what is sent, a few at a time, and keeps it where that is asked for and allowed. */
export function readSent({ read, keep, limits }: ServeContext): ReadSent {
  const turn = inTurn(limits.atOnce, limits.waiting)
  return async (type, bytes, asked) => {
    if (asked && keep === null) {
      throw new DemarcheError('not-allowed', 'This server keeps nothing; start it without --read-only for that.')
    }
    const record = await turn(() => read(reportInRequest(type, bytes)))
    if (!asked || keep === null) return { record, kept: null, report: null }
    return { record, kept: await keep(record), report: reportKey(record.fingerprint) }
  }
}

/** Refuses a body that is larger than allowed, also where it comes in pieces and does not say how large it is. */
export function limitedBody(most: number) {
  return bodyLimit({
    maxSize: most,
    onError: () => {
      throw new DemarcheError('too-large', `A request may hold ${most} bytes; send the article alone.`)
    },
  })
}

export function addReadRoute(app: Hono, context: ServeContext, read: ReadSent): void {
  app.post('/api/read', limitedBody(context.limits.body), async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    return c.json(await read(c.req.header('content-type'), bytes, c.req.query('keep') === 'yes'))
  })
}
