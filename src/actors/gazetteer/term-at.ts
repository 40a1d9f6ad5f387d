import type { Term } from './entry.ts'

/**
 * Where a day stands to a term: `unsure` is within a month or year that is all that is known of a bound, or after the
 * day until which an open term was known to run.
 */
export type Standing = 'coming' | 'holding' | 'former' | 'unsure'

/** Days compare as text; these stand before and after all. */
const ever = '0000'
const evermore = '9999'

/** The standing of a term on a day, or throughout a month or year; both bounds of a term belong to it. */
export function standingAt(term: Term, date: string): Standing {
  const [first, last] = [earliest(date), latest(date)]
  const one = standingOnDay(term, first)
  return first === last || one === standingOnDay(term, last) ? one : 'unsure'
}

function standingOnDay({ from, to, knownUntil }: Term, day: string): Standing {
  if (day < (from === null ? ever : earliest(from))) return 'coming'
  if (day > (to === null ? evermore : latest(to))) return 'former'
  if (day < (from === null ? ever : latest(from)) || day > (to === null ? evermore : earliest(to))) return 'unsure'
  return to === null && knownUntil !== null && day > latest(knownUntil) ? 'unsure' : 'holding'
}

/** The first day that a day, month or year may mean. */
export function earliest(date: string): string {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date.slice(0, 10)
}

/** A day that is not before the last that a day, month or year may mean. */
export function latest(date: string): string {
  return date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date.slice(0, 10)
}
