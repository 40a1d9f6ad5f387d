/** How a word is written. */
export const wordShape = { lower: 0, capitalised: 1, capitals: 2, mixed: 3, digits: 4 } as const

const decimal = /\p{Nd}/u

/** The shape of a word: a digit wins; then no letter case at all counts as lower. */
export function shapeOf(word: string): number {
  if (decimal.test(word)) return wordShape.digits
  let upper = 0
  let lower = 0
  let first = false
  let at = 0
  for (const character of word) {
    if (character !== character.toLowerCase()) {
      upper++
      first ||= at === 0
    }
    if (character !== character.toUpperCase()) lower++
    at++
  }
  if (upper === 0) return wordShape.lower
  if (lower === 0) return upper > 1 ? wordShape.capitals : wordShape.capitalised
  return upper === 1 && first ? wordShape.capitalised : wordShape.mixed
}
