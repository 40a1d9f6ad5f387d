import { bylineNames } from './byline-names.ts'
import { creditLine } from './credit-line.ts'
import { dateLine } from './date-line.ts'
import { isFurniture, isNotice, isSection } from './furniture.ts'
import { isPhotoCaption } from './photo-caption.ts'

/** What a report's paragraphs hold once the page's furniture is gone, and what the furniture told. */
export type CleanReport = {
  readonly paragraphs: readonly string[]
  readonly byline: readonly string[]
  readonly credited: readonly string[]
  readonly published: string | null
}

/** A paragraph this long is taken for the report's own prose. */
const prose = 120
const repeatedFrom = 60

/**
 * Takes away what a web page prints around a report: lines of furniture, captions, a lead that stands twice, credits,
 * bylines and dates. It goes round until nothing more falls away, so that cleaning what is clean changes nothing.
 */
export function cleanParagraphs(paragraphs: readonly string[]): CleanReport {
  let current = paragraphs
  let byline: readonly string[] = []
  let credited: readonly string[] = []
  let published: string | null = null
  for (;;) {
    const pass = cleanOnce(current)
    if (byline.length === 0) byline = pass.byline
    if (credited.length === 0) credited = pass.credited
    published ??= pass.published
    if (pass.paragraphs.length === current.length) return { paragraphs: current, byline, credited, published }
    current = pass.paragraphs
  }
}

function cleanOnce(paragraphs: readonly string[]): CleanReport {
  const kept: string[] = []
  const seen = new Set<string>()
  let byline: readonly string[] = []
  let credited: readonly string[] = []
  let published: string | null = null
  const lead = paragraphs.findIndex((each) => isProse(each) && !isPhotoCaption(each, true))
  const end = paragraphs.length
  for (const [i, line] of paragraphs.entries()) {
    const top = lead < 0 ? i < 6 : i < lead
    const last = i >= end - 4 && i > 0
    if (isFurniture(line) || isNotice(line) || (top && end > 1 && isSection(line))) continue
    const date = (top && lead >= 0) || last ? dateLine(line) : null
    if (date !== null && end > 1) {
      published ??= date.published
      continue
    }
    const names = top && lead >= 0 ? bylineOf(line) : null
    if (names !== null) {
      if (byline.length === 0) byline = names
      continue
    }
    if (end > 2 && isPhotoCaption(line, i <= lead + 1 && lead >= 0 && i < end - 2)) continue
    const credit = last ? creditLine(line) : null
    if (credit !== null) {
      credited = [...new Set([...credited, ...credit.names])]
      continue
    }
    if (line === kept.at(-1) || (line.length >= repeatedFrom && seen.has(line))) continue
    seen.add(line)
    kept.push(line)
  }
  return { paragraphs: kept, byline, credited, published }
}

function isProse(line: string): boolean {
  return line.length >= prose || (line.length >= 70 && /[.!?]["'”’)]?$/.test(line))
}

/** "By Ana Ruiz" between headline and lead, with or without her outlet. */
function bylineOf(line: string): readonly string[] | null {
  if (line.length > 120 || !/^(?:(?:story|words|written|reported|report) )?by\b:? /i.test(line)) return null
  const names = bylineNames(line)
  return names.length > 0 || /\b(?:staff|reporter|correspondent|press|reuters|news)\b/i.test(line) ? names : null
}
