import { parseHTML } from 'linkedom'

/** What intake uses of the DOM: linkedom's own types want the browser's, which a program without a browser has not. */
export type PageNode = {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string
  readonly childNodes: ArrayLike<PageNode>
  readonly firstChild: PageNode | null
  readonly nextSibling: PageNode | null
  readonly parentNode: PageNode | null
}

export type PageElement = PageNode & {
  readonly parentNode: PageElement | null
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
  cloneNode(deep: boolean): PageElement
  remove(): void
}

export type PageDocument = {
  readonly title: string
  readonly documentElement: PageElement
  readonly body: PageElement
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
}

/** The tree of a page that {@link simplifyHtml} has made shallow and well-nested. */
export function parsePage(html: string): PageDocument {
  return parseHTML(html).document as unknown as PageDocument
}

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === 1
}

export function isText(node: PageNode): boolean {
  return node.nodeType === 3
}
