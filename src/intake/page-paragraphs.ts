import { isElement, isText, type PageElement, type PageNode } from './page-tree.ts'
import { oneLine } from './white-space.ts'

const blocks = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR' +
    ' LI MAIN NAV OL P PRE SECTION TABLE TBODY TFOOT THEAD TR UL CAPTION DETAILS SUMMARY HTML'
  ).split(' '),
)
const cells = new Set(['TD', 'TH'])
const withoutText = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD', 'TITLE', 'IFRAME', 'BUTTON'])

const numberName = 'data-paragraph'

export type PageParagraph = {
  readonly text: string
  /** The block that holds it: `P`, `LI`, `H2` ... */
  readonly block: string
  /** How much of it is links, from 0 to 1. */
  readonly linked: number
  /** The number that {@link numberParagraphs} gave the element that holds it. */
  readonly number: number | null
}

/** The paragraphs under an element in the order of the page, walked without recursion. */
export function pageParagraphs(root: PageElement): readonly PageParagraph[] {
  const paragraphs: PageParagraph[] = []
  let pieces: string[] = []
  let linkLength = 0
  let length = 0
  const path: PageNode[] = []
  let anchors = 0

  const flush = (): void => {
    const text = oneLine(pieces.join(''))
    if (text !== '') {
      const holder = path.findLast((node) => blocks.has(node.nodeName))
      const number = holder !== undefined && isElement(holder) ? holder.getAttribute(numberName) : null
      paragraphs.push({
        text,
        block: path.some((node) => node.nodeName === 'LI') ? 'LI' : (holder?.nodeName ?? 'BODY'),
        linked: length === 0 ? 0 : linkLength / length,
        number: number === null ? null : Number(number),
      })
    }
    pieces = []
    linkLength = 0
    length = 0
  }

  const enter = (node: PageNode): boolean => {
    if (isText(node)) {
      const text = node.textContent
      pieces.push(text)
      const seen = text.trim().length
      length += seen
      if (anchors > 0) linkLength += seen
      return false
    }
    if (!isElement(node) || withoutText.has(node.nodeName)) return false
    if (node.nodeName === 'BR') {
      if (breaksAt(node, pieces)) flush()
      else pieces.push(' ')
      return false
    }
    if (cells.has(node.nodeName)) pieces.push(' ')
    if (blocks.has(node.nodeName)) flush()
    if (node.nodeName === 'A') anchors++
    return true
  }

  const leave = (node: PageNode): void => {
    if (node.nodeName === 'A') anchors--
    if (blocks.has(node.nodeName)) flush()
    if (cells.has(node.nodeName)) pieces.push(' ')
  }

  let node: PageNode | null = root
  while (node !== null) {
    const inside: boolean = enter(node)
    if (inside) path.push(node)
    if (inside && node.firstChild !== null) {
      node = node.firstChild
      continue
    }
    if (inside) {
      leave(node)
      path.pop()
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = path.at(-1) ?? null
      if (node === null) break
      leave(node)
      path.pop()
      if (node === root) node = null
    }
    node = node === null || node === root ? null : node.nextSibling
  }
  flush()
  return paragraphs
}

/** Two breaks part paragraphs; one does where a sentence ends before it, else it only turns a line. */
function breaksAt(node: PageNode, before: readonly string[]): boolean {
  let next = node.nextSibling
  while (next !== null && isText(next) && next.textContent.trim() === '') next = next.nextSibling
  if (next?.nodeName === 'BR') return true
  const last = before.findLast((piece) => piece.trim() !== '')
  return last === undefined || /[.!?:;…”"'’)\]]$/.test(last.slice(-40).trimEnd())
}

/** Numbers a page's `<p>` elements in order, so that they can be told again in what an extractor makes of the page. */
export function numberParagraphs(root: PageElement): readonly PageElement[] {
  const elements = [...root.querySelectorAll('p')]
  for (const [i, element] of elements.entries()) element.setAttribute(numberName, String(i))
  return elements
}
