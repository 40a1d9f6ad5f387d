import type { Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { anchorOf } from '../archive/review/frame-content.ts'
import { frameKey } from '../archive/review/frame-key.ts'
import { verdicts } from '../archive/review/review-decision.ts'
import { reviewerName, reviewFrame, undoReview } from '../archive/review/review-frame.ts'
import { eventType } from '../record/plover.ts'
import { agreementOf } from '../views/agreement.ts'
import { pageAsked } from '../views/asked-for.ts'
import { frameToReview } from '../views/frame-to-review.ts'
import { decisionsAsked, findReviews } from '../views/review-history.ts'
import {
  countQueue,
  countReviews,
  type QueueAsked,
  queueAround,
  queueAsked,
  reviewQueue,
} from '../views/review-queue.ts'
import { address } from '../web/addresses.ts'
import { agreementPage, decisionsPage } from '../web/review-lists-page.ts'
import { reviewPage } from '../web/review-page.ts'
import { notThere } from './api/not-there.ts'
import { limitedBody } from './api/read-route.ts'
import { writable } from './api/review-writes.ts'
import { checked, withoutEmpty } from './api/route.ts'
import { type Form, mendedContent } from './mend-form.ts'
import { addReviewActorsPage } from './review-actors-page.ts'
import { problemOf } from './safety/problem.ts'
import type { ServeContext } from './serve-context.ts'

const reviewerCookie = 'demarche_reviewer'
const year = 31_536_000
/** Most bytes of a form. */
const mostSent = 200_000
/** How many of the queue stand beside what is reviewed. */
const mostBeside = 10

/** What the page is asked for, and the queue that is meant by it. */
const reviewAsked = z.object({
  show: z.enum(['mine', 'right', 'mended', 'unsure', 'wrong', 'any']).optional(),
  kind: queueAsked.shape.kind,
  type: eventType.optional(),
  actor: queueAsked.shape.actor,
  report: queueAsked.shape.report,
  below: queueAsked.shape.below,
  at: z
    .string()
    .regex(/^[^/]{1,100}\/[^/]{1,100}$/)
    .optional(),
  done: z.coerce.number().int().min(1).optional(),
})

/** The pages where people say what is right. They write with forms, and so need no script. */
export function addReviewPages(app: Hono, context: ServeContext): void {
  const { archive } = context
  const mayWrite = context.writing !== null
  const reviewerOf = (c: Context) => nameIn(c) ?? context.reviewer

  const page = async (c: Context, given: Readonly<Record<string, string>>, problem?: string) => {
    const { at, done, show, ...rest } = checked(reviewAsked, given)
    const reviewer = reviewerOf(c)
    const asked: QueueAsked =
      show === 'mine' ? { ...rest, ...(reviewer === null ? {} : { unreviewedBy: reviewer }) } : { ...rest, state: show }
    const [report = '', wanted = ''] = at?.split('/') ?? []
    const named = at === undefined ? null : await frameToReview(archive, report, wanted)
    if (at !== undefined && named === null) throw notThere('statement or event')
    const [first] = named === null ? (await reviewQueue(archive, asked, { limit: 1 })).items : []
    const frame = named ?? (first === undefined ? null : await frameToReview(archive, first.report, first.id))
    const around = frame === null ? { before: null, after: [] } : await queueAround(archive, asked, frame, mostBeside)
    const { at: _at, done: _done, ...query } = given
    return reviewPage({
      frame,
      ...around,
      history: frame === null ? [] : (await findReviews(archive, { report: frame.report, frame: frame.frame })).items,
      total: await countQueue(archive, asked),
      counts: await countReviews(archive),
      reviewer,
      query,
      mayWrite,
      done: done === undefined ? null : await decisionOf(done),
      ...(problem === undefined ? {} : { problem }),
    })
  }

  const decisionOf = async (number: number) => {
    const cursor = Buffer.from(JSON.stringify([number + 1])).toString('base64url')
    const [found] = (await findReviews(archive, {}, { cursor, limit: 1 })).items
    return found?.number === number ? found : null
  }

  app.get('/review', async (c) => c.html(await page(c, withoutEmpty(c.req.query()))))

  app.post('/review', limitedBody(mostSent), async (c) => {
    const form = await formOf(c)
    const query = queryIn(form)
    const [report, frame] = [form.one('report'), form.one('frame')]
    try {
      const by = reviewerName(form.one('by') || (reviewerOf(c) ?? ''))
      const verdict = checked(z.enum(verdicts), form.one('verdict'))
      const content = verdict === 'mended' ? await contentIn(form, report, frame) : undefined
      const kept = await reviewFrame(await writable(context), { report, frame, verdict, content, by })
      if (nameIn(c) !== by) keepName(c, by)
      return c.redirect(address('/review', { ...query, at: form.one('next') || null, done: kept.number }), 303)
    } catch (error) {
      const { status, detail } = problemOf(error)
      if (status !== 400) throw error
      return c.html(await page(c, { ...query, at: `${report}/${frame}` }, detail), 400)
    }
  })

  const contentIn = async (form: Form, report: string, frame: string) => {
    const [kept, found] = [await archive.report(report), await frameToReview(archive, report, frame)]
    if (kept === null || found === null) throw notThere('statement or event')
    return mendedContent(found.kind, form, kept.record.text, anchorOf(found.content).start)
  }

  app.post('/review/undo', limitedBody(mostSent), async (c) => {
    const form = await formOf(c)
    const query = queryIn(form)
    const number = form.one('number') === '' ? undefined : checked(z.coerce.number().int().min(1), form.one('number'))
    const kept = await undoReview(await writable(context), { number, by: reviewerName(reviewerOf(c) ?? '') })
    if (query['from'] === 'decisions') return c.redirect('/review/decisions', 303)
    const report = (await decisionOf(kept.number))?.report ?? null
    const at = report === null ? null : `${report}/${frameKey(kept.frame)}`
    return c.redirect(address('/review', { ...query, at, done: kept.number }), 303)
  })

  app.post('/review/reviewer', limitedBody(4_000), async (c) => {
    const form = await formOf(c)
    keepName(c, reviewerName(form.one('name')))
    return c.redirect(address('/review', queryIn(form)), 303)
  })

  const decisionsQuery = decisionsAsked.extend(pageAsked.shape)
  app.get('/review/decisions', async (c) => {
    const query = withoutEmpty(c.req.query())
    const asked = checked(decisionsQuery, query)
    return c.html(decisionsPage(await findReviews(archive, asked, asked), query, mayWrite))
  })
  app.get('/review/agreement', async (c) => c.html(agreementPage(await agreementOf(archive))))
  addReviewActorsPage(app, context, { formOf, reviewerOf })
}

/** The name that somebody gave before, as a cookie keeps it. */
function nameIn(c: Context): string | null {
  const kept = getCookie(c, reviewerCookie)
  if (kept === undefined) return null
  try {
    return reviewerName(kept)
  } catch {
    return null
  }
}

function keepName(c: Context, name: string): void {
  setCookie(c, reviewerCookie, name, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: year })
}

/** The queue to which an answer leads back. */
function queryIn(form: Form): Readonly<Record<string, string>> {
  return withoutEmpty(Object.fromEntries(new URLSearchParams(form.one('back').slice(0, 2_000))))
}

async function formOf(c: Context): Promise<Form> {
  const fields = await c.req.parseBody({ all: true })
  const all = (name: string) => [fields[name] ?? []].flat().filter((value) => typeof value === 'string')
  return { all, one: (name) => all(name)[0] ?? '' }
}
