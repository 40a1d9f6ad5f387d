import type { Fetched } from '../fetch/fetch-address.ts'
import { readFeed } from '../intake/read-feed.ts'
import type { ReportInput } from '../intake/report-input.ts'
import { DemarcheError } from '../record/demarche-error.ts'
import { readAndKeep } from './read-and-keep.ts'
import type { Visitor } from './visitor.ts'
import { type NewPage, settleVisit, type Visit } from './visits.ts'

/** Types under which feeds come; many servers call them plain XML or text. */
export const feedTypes = [
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'application/feed+json',
  'application/json',
  'application/xml',
  'text/xml',
  'text/plain',
  'text/html',
]

/** Most entries of one answer that are taken: feeds have some tens. */
const mostEntries = 5_000

/**
 * Takes up what a feed tells of: the pages that its entries lead to are put in line; an entry that leads nowhere is itself
 * the report, and is read at once.
 *
 * @param fetched null where the feed is as it was
 * @throws DemarcheError `bad-feed`
 */
export async function takeFeed(visit: Visit, fetched: Fetched | null, visitor: Visitor): Promise<void> {
  const { archive, news, now, settings, signal } = visitor
  const settled = { state: 'waiting', nextAt: now() + settings.every, tries: 0 } as const
  if (fetched === null) {
    await settleVisit(archive, visit, settled, { now: now() })
    return news.feed(visit.uri, 0)
  }
  const entries = readFeed(fetched.body).slice(0, mostEntries)
  const pages: NewPage[] = []
  for (const entry of entries) {
    if ('error' in entry) throw entry.error
    const { input } = entry
    const uri = pageOf(input.uri, fetched.uri)
    if (uri !== null) pages.push({ uri, publisher: input.publisher ?? null, published: input.published ?? null })
    else if (holdsText(input) && !signal.aborted) await takeEntry(input, visit, visitor)
  }
  // Not before every entry is taken, so that what a killed program left out is found again.
  signal.throwIfAborted()
  const validators = { etag: fetched.etag, lastModified: fetched.lastModified }
  const found = await settleVisit(archive, visit, { ...settled, validators }, { now: now(), pages })
  news.feed(visit.uri, found)
}

/** An entry that has neither a page nor a text is no report. */
function holdsText({ html, text }: ReportInput): boolean {
  return (html ?? text ?? '').trim() !== ''
}

/** One entry that can't be read is told of; the others go on. */
async function takeEntry(input: ReportInput, { uri }: Visit, visitor: Visitor): Promise<void> {
  const foundAt = `${uri} (${input.title?.slice(0, 200) ?? 'an entry without a title'})`
  try {
    await readAndKeep({ ...input, uri: input.uri ?? uri }, foundAt, visitor)
  } catch (error) {
    if (!(error instanceof DemarcheError) || error.code.startsWith('archive-')) throw error
    const { code, message } = error
    await visitor.archive.fail({ foundAt, key: null, id: null, error: { code, message } })
    visitor.news.failure(foundAt, { code, message }, null)
  }
}

/** Where an entry leads, without the place within the page; null where it is no address of the web. */
function pageOf(link: string | undefined, feed: string): string | null {
  const text = link?.trim() ?? ''
  if (text === '' || !URL.canParse(text, feed)) return null
  const url = new URL(text, feed)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  url.hash = ''
  return url.href
}
