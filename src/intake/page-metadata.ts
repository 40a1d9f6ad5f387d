import { bylineNames } from './byline-names.ts'
import type { LinkedArticle } from './json-ld-article.ts'
import type { PageDocument, PageElement } from './page-tree.ts'
import { publishedDay } from './published-day.ts'
import { readReferences } from './read-references.ts'
import { oneLine } from './white-space.ts'

export type PageMetadata = {
  readonly title: string | null
  readonly byline: readonly string[]
  readonly publisher: string | null
  readonly published: string | null
  /** The standfirst, as the page's description tells it. */
  readonly description: string | null
}

const publishedNames = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'date.published',
  'parsely-pub-date',
  'sailthru.date',
  'publish-date',
  'publish_date',
  'publication_date',
  'pubdate',
  'cxenseparse:recs:publishtime',
  'dcterms.created',
  'dc.date.issued',
  'dcterms.date',
  'dc.date',
  'citation_publication_date',
  'date',
  'article_date_original',
  'originalpublicationdate',
]
const authorNames = [
  'author',
  'article:author',
  'article:author_name',
  'parsely-author',
  'sailthru.author',
  'byl',
  'dc.creator',
  'dcterms.creator',
  'citation_author',
]
const publisherNames = [
  'og:site_name',
  'application-name',
  'dc.publisher',
  'dcterms.publisher',
  'publisher',
  'twitter:app:name:iphone',
]

/** What the page says of its article: JSON-LD first, then meta tags, then marked-up elements. */
export function pageMetadata(document: PageDocument, linked: LinkedArticle | null): PageMetadata {
  const meta = metaContents(document)
  const first = (names: readonly string[]): string | null =>
    names.map((name) => meta.get(name)).find((value) => value) ?? null
  const publisher = linked?.publisher ?? first(publisherNames)
  return {
    title: pageTitle(
      document,
      linked?.headline ?? first(['og:title', 'twitter:title', 'dc.title', 'title']),
      publisher,
    ),
    byline: bylineOf(document, linked, first(authorNames)),
    publisher: publisher === null ? null : oneLine(publisher) || null,
    published: dayIn(linked?.published) ?? dayIn(first(publishedNames)) ?? dayIn(timeElement(document)),
    description: first(['og:description', 'description', 'twitter:description']),
  }
}

function metaContents(document: PageDocument): ReadonlyMap<string, string> {
  const contents = new Map<string, string>()
  for (const element of document.querySelectorAll('meta[content]')) {
    const value = oneLine(readReferences(element.getAttribute('content') ?? ''))
    for (const key of ['property', 'name', 'itemprop']) {
      const name = element.getAttribute(key)?.toLowerCase()
      if (name !== undefined && value !== '' && !contents.has(name)) contents.set(name, value)
    }
  }
  return contents
}

/** The headline as the page prints it, where it prints one that agrees with what its head says. */
function pageTitle(document: PageDocument, said: string | null, publisher: string | null): string | null {
  const inHead = said === null ? '' : oneLine(said)
  const window = oneLine(readReferences(document.title ?? ''))
  const headings = [...document.querySelectorAll('h1')]
    .map((each) => oneLine(each.textContent))
    .filter((text) => text !== '')
  const marked = oneLine(document.querySelector('[itemprop~="headline"]')?.textContent ?? '')
  const known = `${inHead}\n${window}`.toLowerCase()
  const printed = [...headings, marked].find((text) => text.length > 8 && known.includes(text.toLowerCase()))
  const only = headings.length === 1 && agrees(headings[0] ?? '', inHead || window) ? headings[0] : undefined
  const title = printed ?? only ?? (inHead || withoutSite(window, publisher) || headings[0] || '')
  const bare = printed === undefined && only === undefined ? withoutSite(title, publisher) : title
  return bare === '' || bare.length > 400 ? null : bare
}

/** A headline may say in other words what the page's head says, but not in all other words. */
function agrees(heading: string, said: string): boolean {
  const words = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  const [printed, known] = [words(heading), words(said)]
  const shared = [...printed].filter((word) => known.has(word)).length
  return printed.size >= 4 && shared >= Math.min(printed.size, known.size) * 0.4
}

/** "Headline - The Outlet" without the outlet. */
function withoutSite(title: string, publisher: string | null): string {
  const parts = title.split(/\s+[|\u2013\u2014\u00bb:-]\s+/)
  const last = parts.at(-1) ?? ''
  if (parts.length < 2) return title
  const known = publisher !== null && last.toLowerCase().includes(publisher.toLowerCase())
  const body = title.slice(0, title.length - last.length).replace(/\s+[|\u2013\u2014\u00bb:-]\s+$/, '')
  return known || (last.split(' ').length <= 4 && body.split(' ').length >= 4 && !/\s:\s/.test(title)) ? body : title
}

function bylineOf(document: PageDocument, linked: LinkedArticle | null, said: string | null): readonly string[] {
  const fromLinked = (linked?.authors ?? []).flatMap(bylineNames)
  if (fromLinked.length > 0) return [...new Set(fromLinked)]
  const fromMeta = said === null ? [] : bylineNames(said)
  if (fromMeta.length > 0) return fromMeta
  for (const element of document.querySelectorAll(
    '[rel~="author"], [itemprop~="author"], .byline, .author, .article-byline, .article-author',
  )) {
    if (element.textContent.length > 300) continue
    const names = bylineNames(oneLine(element.textContent))
    if (names.length > 0) return names
  }
  return []
}

function timeElement(document: PageDocument): string | null {
  const element =
    document.querySelector(
      'time[itemprop~="datePublished"], [itemprop~="datePublished"], time[pubdate], article time, time[datetime]',
    ) ?? document.querySelector('time')
  return element === null ? null : machineValue(element)
}

function machineValue(element: PageElement): string {
  return element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.textContent
}

function dayIn(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : publishedDay(text)
}
