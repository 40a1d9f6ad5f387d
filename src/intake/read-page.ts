import { Readability } from '@mozilla/readability'
import { jsonLdArticle } from './json-ld-article.ts'
import { type PageMetadata, pageMetadata } from './page-metadata.ts'
import { type PageParagraph, pageParagraphs } from './page-paragraphs.ts'
import { isElement, type PageDocument, type PageElement, type PageNode, parsePage } from './page-tree.ts'
import { paragraphGaps } from './paragraph-gaps.ts'
import { prunePage } from './prune-page.ts'
import { simplifyHtml } from './simplify-html.ts'
import { oneLine } from './white-space.ts'

export type Page = PageMetadata & { readonly paragraphs: readonly PageParagraph[] }

/** A page's article: what it says of itself and its paragraphs, before demarche's own cleaning. */
export function readPage(source: string, mostCharacters: number): Page {
  const simple = simplifyHtml(source, mostCharacters)
  const linked = jsonLdArticle(simple.jsonLd)
  const document = parsePage(simple.html)
  const metadata = pageMetadata(document, linked)
  prunePage(document)
  const candidates = markedBody(document)
  const read = readable(document, simple.elements)
  let paragraphs = read
  if (lengthOf(candidates) > lengthOf(paragraphs) * 1.5) paragraphs = candidates
  const body = linked?.body === undefined || linked.body === null ? [] : linkedParagraphs(linked.body)
  if (
    lengthOf(body) > lengthOf(paragraphs) * 1.5 ||
    (lengthOf(paragraphs) < 200 && lengthOf(body) > lengthOf(paragraphs))
  )
    paragraphs = body
  return { ...metadata, paragraphs: withoutLinkLines(paragraphs) }
}

/** What the kept extractor takes for the article. It changes the tree it is given. */
function readable(document: PageDocument, elements: number): readonly PageParagraph[] {
  const gaps = paragraphGaps(document.body)
  const article = new Readability<PageNode>(document as never, {
    serializer: (node) => node as unknown as PageNode,
    // Below so many characters it tries again with laxer rules, which a huge page can't afford.
    charThreshold: elements > 5_000 ? -1 : 500,
  }).parse()
  const root = article?.content
  return root !== null && root !== undefined && isElement(root) ? gaps.filled(pageParagraphs(root)) : []
}

/** The element that the page itself marks as the article's body. */
function markedBody(document: PageDocument): readonly PageParagraph[] {
  const marked: PageElement | null = document.querySelector('[itemprop~="articleBody"]')
  return marked === null ? [] : pageParagraphs(marked)
}

function linkedParagraphs(body: string): readonly PageParagraph[] {
  return body
    .split(/\n+|<\/?(?:p|br|div)[^<>]{0,200}>/i)
    .map((text) => oneLine(text.replace(/<[^<>]{0,300}>/g, '')))
    .filter((text) => text !== '')
    .map((text) => ({ text, block: 'P', linked: 0, number: null }))
}

function lengthOf(paragraphs: readonly PageParagraph[]): number {
  return paragraphs.reduce((sum, each) => sum + each.text.length, 0)
}

/** Lines that are nothing but a link lead elsewhere: related reports, calls to read on. A linked sentence stays. */
function withoutLinkLines(paragraphs: readonly PageParagraph[]): readonly PageParagraph[] {
  const kept = paragraphs.filter(
    (each) => each.linked < 0.9 || /^H\d$/.test(each.block) || /[.!]["'”’)]?$/.test(each.text),
  )
  return lengthOf(kept) * 2 > lengthOf(paragraphs) ? kept : paragraphs
}
