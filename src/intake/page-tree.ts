import { createRequire } from 'node:module'

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

type PageText = Omit<PageNode, 'textContent'> & { textContent: string; remove(): void }

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
  // Loaded with the first page: plain text does without it, and loading it takes longer than reading a report.
  const { parseHTML } = createRequire(import.meta.url)('linkedom') as typeof import('linkedom')
  const document = parseHTML(html).document as unknown as PageDocument
  joinTexts(document.documentElement)
  return document
}

/** The parser begins a new text at every entity; a page of entities would be a page of nodes. */
function joinTexts(root: PageElement): void {
  const waiting: PageNode[] = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    let child = node.firstChild
    while (child !== null) {
      if (isText(child)) child = joinedWithNext(child as PageText)
      else if (child.firstChild !== null) waiting.push(child)
      child = child.nextSibling
    }
  }
}

function joinedWithNext(text: PageText): PageText {
  const pieces: string[] = []
  for (let next = text.nextSibling; next !== null && isText(next); next = text.nextSibling) {
    pieces.push(next.textContent)
    ;(next as PageText).remove()
  }
  if (pieces.length > 0) text.textContent = text.textContent + pieces.join('')
  return text
}

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === 1
}

export function isText(node: PageNode): boolean {
  return node.nodeType === 3
}
