import type { Range } from '../record/ranges.ts'

/** More than two thirds of the longer words have a capital: a headline, whose capitals say nothing. */
export function isTitleCase(text: string, p: Range): boolean {
  const words = text.slice(p.start, p.end).match(/\p{L}{4,}/gu) ?? []
  return words.length > 2 && words.filter((w) => /^\p{Lu}/u.test(w)).length > words.length * 0.67
}
