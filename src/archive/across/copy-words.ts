import type { ReportRecord } from '../../record/report-record.ts'

/** "SOFIA, March 12 (Meridian Wire) - " at the head of a body. */
const dateLine =
  /^\s*\p{Lu}[\p{L} .,'’()-]{1,60}?(?:,\s*\p{L}+\.?\s+\d{1,2})?\s*(?:\([^()\n]{2,60}\))?\s*[-–—]{1,2}\s+(?=\S)/u
/** A closing line that names who worked on the report. */
const credit = /^\s*\(?(?:(?:additional )?reporting|writing|editing|compiled|edited|written)\b[^\n]*$/gimu

/**
 * The words by which copies are told: the body's, without headline, date line and credits, which every outlet writes
 * anew; folded to lower case without accents, so that typography makes no difference.
 */
export function copyWords({ text, bodyStart }: ReportRecord): readonly string[] {
  const body = text.slice(bodyStart).replace(dateLine, '').replace(credit, '')
  return foldedWords(body)
}

/** The words and numbers of a text in lower case, without accents and apostrophes. */
export function foldedWords(text: string): readonly string[] {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/['’]/gu, '').toLowerCase()
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The agency that a body credits in its date line, as in "TALLINN, March 4 (Nordlight) - "; null where it credits none. */
export function creditedAgency({ text, bodyStart }: ReportRecord): string | null {
  const line = dateLine.exec(text.slice(bodyStart))?.[0]
  return line === undefined ? null : (/\(([^()\n]{2,60})\)/u.exec(line)?.[1]?.trim() ?? null)
}
