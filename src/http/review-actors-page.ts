import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { isJoined } from '../archive/across/across-input.ts'
import { allDecisions, decide, undoDecision } from '../archive/across/decisions.ts'
import { reviewerName } from '../archive/review/review-frame.ts'
import { DemarcheError } from '../record/demarche-error.ts'
import { joinedActors } from '../views/joined-actors.ts'
import { address } from '../web/addresses.ts'
import { reviewActorsPage } from '../web/review-actors-page.ts'
import { notThere } from './api/not-there.ts'
import { limitedBody } from './api/read-route.ts'
import { joinWhereSmall, writable } from './api/review-writes.ts'
import { checked } from './api/route.ts'
import type { Form } from './mend-form.ts'
import type { ServeContext } from './serve-context.ts'

const mostSent = 200_000

type Asking = {
  readonly formOf: (c: Context) => Promise<Form>
  readonly reviewerOf: (c: Context) => string | null
}

/** Where actors of several reports are merged and split by hand. */
export function addReviewActorsPage(app: Hono, context: ServeContext, { formOf, reviewerOf }: Asking): void {
  const { archive } = context

  app.get('/review/actors', async (c) => {
    const { q = '', open } = c.req.query()
    const [opened = null] = open === undefined ? [] : await joinedActors(archive, { id: open.slice(0, 400) })
    if (open !== undefined && opened === null) throw notThere('actor')
    const decisions = (await allDecisions(archive)).filter(({ about }) => about === 'actors')
    return c.html(
      reviewActorsPage({
        q,
        found: opened === null ? await joinedActors(archive, { q: q.slice(0, 300) }) : [],
        open: opened,
        decisions: decisions.toReversed(),
        mayWrite: context.writing !== null,
        isJoined: await isJoined(archive),
      }),
    )
  })

  app.post('/review/actors', limitedBody(mostSent), async (c) => {
    const form = await formOf(c)
    const by = reviewerName(reviewerOf(c) ?? '')
    const writing = await writable(context)
    const keys = form.all('key')
    if (form.one('verdict') === 'same') {
      if (keys.length < 2) throw new DemarcheError('wrong-usage', 'Tick two actors at least, who are one.')
      await decide(writing, { about: 'actors', verdict: 'same', keys, by })
    } else {
      // Each is parted from those that are not ticked; whether the ticked are one is left to what the reports say.
      const [group] = await joinedActors(writing, { id: form.one('group') })
      const rest = (group?.members ?? []).map(({ handle }) => handle).filter((handle) => !keys.includes(handle))
      if (keys.length === 0 || rest.length === 0) {
        throw new DemarcheError('wrong-usage', 'Tick those who are somebody else, and leave one at least.')
      }
      for (const key of keys) await decide(writing, { about: 'actors', verdict: 'different', keys: [key, ...rest], by })
    }
    await joinWhereSmall(writing)
    return c.redirect(address('/review/actors', { q: form.one('q') }), 303)
  })

  app.post('/review/actors/undo', limitedBody(mostSent), async (c) => {
    const form = await formOf(c)
    const number = checked(z.coerce.number().int().min(1), form.one('number'))
    const writing = await writable(context)
    await undoDecision(writing, number, { by: reviewerName(reviewerOf(c) ?? '') })
    await joinWhereSmall(writing)
    return c.redirect(address('/review/actors', { q: form.one('q') }), 303)
  })
}
