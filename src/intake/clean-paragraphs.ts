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
/** How far from the end a credit may stand. */
const tail = 4

/**
 * Takes away what a web page prints around a report: lines of furniture, captions, a lead that stands twice, credits,
 * bylines and dates. It goes round until nothing more falls away, so that cleaning what is clean changes nothing.
 */
export function cleanParagraphs(paragraphs: readonly string[]): CleanReport {
  const told: Told = { byline: [], credited: [], published: null }
  let current = paragraphs
  for (;;) {
    const next = withoutRepeats(withoutCaptions(withoutHead(withoutTail(withoutFurniture(current), told), told)))
    if (next.length === current.length) return { paragraphs: current, ...told }
    current = next
  }
}

/** What was read off the lines that fell away; the first of each kind counts. */
type Told = { byline: readonly string[]; credited: readonly string[]; published: string | null }

function withoutFurniture(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => !isFurniture(line) && !isNotice(line))
}

/** Credits and dates below the report: among its last lines, however many of them there are. */
function withoutTail(lines: readonly string[], told: Told): readonly string[] {
  const kept: string[] = []
  let i = lines.length - 1
  for (; i > 0 && kept.length < tail; i--) {
    const line = lines[i] ?? ''
    const credit = creditLine(line)
    const date = credit === null ? dateLine(line) : null
    if (credit !== null) told.credited = [...new Set([...credit.names, ...told.credited])]
    else if (date !== null) told.published ??= date.published
    else kept.push(line)
  }
  return [...lines.slice(0, i + 1), ...kept.reverse()]
}

/** Sections, bylines and dates above the lead. */
function withoutHead(lines: readonly string[], told: Told): readonly string[] {
  const lead = lines.findIndex((line) => isProse(line) && !isPhotoCaption(line, true))
  if (lead < 0) return lines
  return lines.filter((line, i) => {
    if (i >= lead) return true
    const date = dateLine(line)
    if (date !== null) {
      told.published ??= date.published
      return false
    }
    const names = bylineOf(line)
    if (names !== null && told.byline.length === 0) told.byline = names
    return names === null && !isSection(line)
  })
}

/** Captions anywhere, and those known by their place only around the lead. A text of captions alone stays as it is. */
function withoutCaptions(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => isProse(line) && !isPhotoCaption(line, true))) return lines
  let prose = 0
  return lines.filter((line, i) => {
    if (isPhotoCaption(line, prose <= 1 && i < lines.length - 1)) return false
    if (isProse(line)) prose++
    return true
  })
}

/** A lead that stands twice, and sentences that a page repeats large. */
function withoutRepeats(lines: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return lines.filter((line, i) => {
    if (line === lines[i - 1] || seen.has(line)) return false
    if (line.length >= repeatedFrom) seen.add(line)
    return true
  })
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
