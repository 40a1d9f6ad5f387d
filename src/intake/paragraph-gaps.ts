import { numberParagraphs, type PageParagraph, pageParagraphs } from './page-paragraphs.ts'
import type { PageElement } from './page-tree.ts'

const shortest = 40

/**
 * Remembers a page's paragraphs before an extractor changes the page. An extractor that weighs each box by its links throws
 * out short paragraphs that stand in boxes of their own; those between paragraphs that it kept, in boxes of the same shape,
 * are put back.
 */
export function paragraphGaps(root: PageElement): {
  filled(kept: readonly PageParagraph[]): readonly PageParagraph[]
} {
  const known = numberParagraphs(root).map((element, number) => ({
    number,
    shape: shapeOf(element),
    paragraphs: pageParagraphs(element),
  }))
  return {
    filled(kept) {
      const keptNumbers = new Set(kept.flatMap((each) => each.number ?? []))
      const shapes = new Set([...keptNumbers].map((number) => known[number]?.shape))
      const filled: PageParagraph[] = []
      let last = -1
      for (const each of kept) {
        const number = each.number ?? last
        if (last >= 0) {
          for (const missing of known.slice(last + 1, Math.max(last + 1, number))) {
            if (keptNumbers.has(missing.number) || !shapes.has(missing.shape)) continue
            filled.push(...missing.paragraphs.filter(isProse))
          }
        }
        filled.push(each)
        last = Math.max(last, number)
      }
      return filled
    },
  }
}

function isProse(paragraph: PageParagraph): boolean {
  return paragraph.text.length >= shortest && paragraph.linked < 0.6 && /[.!?:]["'”’)]?$/.test(paragraph.text)
}

/** The element and the three around it, by name and class. */
function shapeOf(element: PageElement): string {
  const names: string[] = []
  for (let at: PageElement | null = element; at !== null && names.length < 4; at = at.parentNode) {
    if (at.nodeType !== 1) break
    names.push(`${at.nodeName}.${at.getAttribute('class') ?? ''}`)
  }
  return names.join(' < ')
}
