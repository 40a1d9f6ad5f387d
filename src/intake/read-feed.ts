import { parseFeed } from 'feedsmith'
import { DemarcheError } from '../record/demarche-error.ts'
import { decodeBytes } from './decode-bytes.ts'
import { publishedDay } from './published-day.ts'
import type { InputLine } from './read-input-lines.ts'
import type { ReportInput } from './report-input.ts'

/** What a feed's entry says, in whichever of the four forms. */
type Entry = {
  readonly html?: string | undefined
  readonly text?: string | undefined
  readonly title?: string | undefined
  readonly uri?: string | undefined
  readonly published?: unknown
}

/** The entries of a feed as reports: RSS, Atom, RDF (RSS 1.0) or JSON Feed. `number` counts entries from 1. */
export function readFeed(bytes: Uint8Array): readonly InputLine[] {
  const said = /^[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})/.exec(
    Buffer.from(bytes.subarray(0, 200)).toString('latin1'),
  )?.[1]
  const text = decodeBytes(bytes, said === undefined ? undefined : `application/xml; charset=${said}`)
  let parsed: ReturnType<typeof parseFeed>
  try {
    parsed = parseFeed(text)
  } catch (cause) {
    const error = new DemarcheError('bad-feed', 'This is no RSS, Atom, RDF or JSON feed that can be read.', { cause })
    return [{ number: 1, id: null, error }]
  }
  const { publisher, entries } = entriesOf(parsed)
  return entries.map((entry, index) => ({ number: index + 1, input: inputOf(entry, publisher) }))
}

function entriesOf(parsed: ReturnType<typeof parseFeed>): { publisher: string | undefined; entries: readonly Entry[] } {
  switch (parsed.format) {
    case 'rss':
      return {
        publisher: parsed.feed.title,
        entries: (parsed.feed.items ?? []).map((item) => ({
          html: longer(item.content?.encoded, item.description),
          title: item.title,
          uri: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
          published: item.pubDate ?? item.dc?.dates?.[0],
        })),
      }
    case 'rdf':
      return {
        publisher: parsed.feed.title,
        entries: (parsed.feed.items ?? []).map((item) => ({
          html: longer(item.content?.encoded, item.description),
          title: item.title,
          uri: item.link,
          published: item.dc?.dates?.[0],
        })),
      }
    case 'atom':
      return {
        publisher: parsed.feed.title?.value,
        entries: (parsed.feed.entries ?? []).map((entry) => ({
          html: longer(entry.content?.value, entry.summary?.value),
          title: entry.title?.value,
          uri: (entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? entry.links?.[0])?.href,
          published: entry.published ?? entry.updated,
        })),
      }
    case 'json':
      return {
        publisher: parsed.feed.title,
        entries: (parsed.feed.items ?? []).map((item) => ({
          html: item.content_html,
          text: item.content_text ?? item.summary,
          title: item.title,
          uri: item.url ?? item.id,
          published: item.date_published,
        })),
      }
  }
}

/** A feed may give the whole report and a line about it. */
function longer(content: string | undefined, summary: string | undefined): string | undefined {
  return (content?.length ?? 0) >= (summary?.length ?? 0) ? content : summary
}

function inputOf({ html, text, title, uri, published }: Entry, publisher: string | undefined): ReportInput {
  const known = {
    title,
    uri,
    publisher,
    published: typeof published === 'string' ? (publishedDay(published) ?? undefined) : undefined,
  }
  if (html === undefined || !/<[a-z!/]|&#?\w{2,8};/i.test(html)) return { ...known, text: html ?? text ?? '' }
  // An entry is all article: nothing around it has to be found out.
  return { ...known, html: `<html><body><div itemprop="articleBody">${html}</div></body></html>` }
}
