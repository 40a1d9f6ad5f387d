import type { Hono } from 'hono'
import { nothingPasted, pastePage } from '../web/paste-page.ts'
import { limitedBody, type ReadSent } from './api/read-route.ts'
import { problemOf } from './safety/problem.ts'
import type { ServeContext } from './serve-context.ts'

/** The page that reads what is pasted, with the same limits as `POST /api/read`. */
export function addPastePage(app: Hono, { keep, limits }: ServeContext, read: ReadSent): void {
  const mayKeep = keep !== null
  app.get('/paste', (c) => c.html(pastePage({ pasted: nothingPasted, mayKeep })))
  app.post('/paste', limitedBody(limits.body), async (c) => {
    const form = await c.req.parseBody()
    const field = (name: string) => (typeof form[name] === 'string' ? form[name] : '')
    const file = form['file'] instanceof File && form['file'].size > 0 ? await form['file'].text() : null
    const text = file ?? field('text')
    const pasted = { text, title: field('title'), published: field('published'), publisher: field('publisher') }
    try {
      const { record, report } = await read('application/json', asJson(pasted), form['keep'] === 'yes')
      return c.html(pastePage({ pasted, mayKeep, record, keptAs: report }))
    } catch (error) {
      const problem = problemOf(error)
      return c.html(pastePage({ pasted, mayKeep, problem: problem.detail }), problem.status as 400)
    }
  })
}

/** A page where it begins like one, else text that is cleaned of what stands round an article. */
function asJson({ text, title, published, publisher }: typeof nothingPasted): Uint8Array {
  const isPage = /^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body|article)\b/i.test(text)
  const known = { title: title || undefined, published: published || undefined, publisher: publisher || undefined }
  return new TextEncoder().encode(JSON.stringify(isPage ? { ...known, html: text } : { ...known, text }))
}
