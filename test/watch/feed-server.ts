import { type Answerer, answerWith, type BadServer, startBadServer } from '../fetch/bad-server.ts'

/** A page with a report of its own, by its number. */
export function reportPage(number: number): string {
  return `<html><head><title>Toland counts ship ${number}</title></head><body><article>
<h1>Toland counts ship ${number}</h1>
<p>Toland said on Tuesday that ship ${number} had left the harbour of Velmar with a cargo of salted anchovies and two inspectors.</p>
<p>The harbour master, Ana Dorn, told reporters that ship ${number} would be the last of the season to sail under the old rules.</p>
</article></body></html>`
}

/** An RSS feed whose entries lead to these addresses. */
export function feedOf(links: readonly string[], title = 'Velmar Harbour News'): string {
  const items = links.map((link, at) => `<item><title>Entry ${at}</title><link>${link}</link></item>`)
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title><link>http://x/</link><description>d</description>${items.join('')}</channel></rss>`
}

/** A feed that answers 304 to those who know it. */
export function conditionalFeed(text: () => string): Answerer {
  return (request, response) => {
    const body = text()
    const etag = `"${body.length}-${body.split('<item>').length}"`
    if (request.headers['if-none-match'] === etag) return response.writeHead(304).end()
    return response.writeHead(200, { 'Content-Type': 'application/rss+xml', ETag: etag }).end(body)
  }
}

export type FeedServer = BadServer & {
  /** How often a path was asked for. */
  count(path: string): number
}

/** A server with a feed at /feed of so many reports at /report/1 and on. */
export async function startFeedServer(reports: number, host?: string): Promise<FeedServer> {
  const server = await startBadServer(host)
  const numbers = Array.from({ length: reports }, (_, at) => at + 1)
  server.on(
    '/feed',
    conditionalFeed(() => feedOf(numbers.map((number) => server.at(`/report/${number}`)))),
  )
  for (const number of numbers) server.on(`/report/${number}`, answerWith(reportPage(number)))
  return { ...server, count: (path) => server.asked.filter((each) => each.path === path).length }
}
