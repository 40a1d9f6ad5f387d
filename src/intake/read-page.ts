import { Readability } from '@mozilla/readability'
import { jsonLdArticle } from './json-ld-article.ts'
import { type PageMetadata, pageMetadata } from './page-metadata.ts'
import { type PageParagraph, pageParagraphs } from './page-paragraphs.ts'
import { isElement, type PageDocument, type PageElement, type PageNode, parsePage } from './page-tree.ts'
import { paragraphGaps } from './paragraph-gaps.ts'
import { prunePage } from './prune-page.ts'
import { simplifyHtml } from './simplify-html.ts'

export type Page = PageMetadata & { readonly paragraphs: readonly PageParagraph[] }

/** A page's article: what it says of itself and its paragraphs, before demarche's own cleaning. */
export function readPage(source: string, mostCharacters: number): Page {
  const simple = simplifyHtml(source, mostCharacters)
  const linked = jsonLdArticle(simple.jsonLd)
  const document = parsePage(simple.html)
  const metadata = pageMetadata(document, linked)
  prunePage(document)
  const everywhere = pageParagraphs(document.body).filter(isProse)
  const marked = markedBody(document)
  const told = linked === null || linked.body === null ? [] : linkedParagraphs(linked.body, mostCharacters)
  const paragraphs = [marked, told].reduce(clearlyLonger, readable(document, simple.elements))
  const enough = lengthOf(paragraphs) > 0 ? paragraphs : everywhere
  return { ...metadata, paragraphs: withoutLinkLines(enough) }
}

/** The extractor's word is taken unless the page itself holds half as much again as its article. */
function clearlyLonger(best: readonly PageParagraph[], other: readonly PageParagraph[]): readonly PageParagraph[] {
  return lengthOf(other) > lengthOf(best) * 1.5 ? other : best
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

/** JSON-LD gives the body as plain text with line breaks, or as HTML. */
function linkedParagraphs(body: string, mostCharacters: number): readonly PageParagraph[] {
  return pageParagraphs(parsePage(simplifyHtml(body.replace(/\n+/g, '<br><br>'), mostCharacters).html).body)
}

function isProse(paragraph: PageParagraph): boolean {
  return paragraph.text.length >= 40 && paragraph.linked < 0.5 && /[.!?]["'”’)]?$/.test(paragraph.text)
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
