/** How many of a kind are kept in memory: some kilobytes each. */
export const usuallyKept = 4_000

/**
 * What is loaded by number, kept for the next time. Two halves: what was not asked for while the younger filled up goes
 * with the older, so that between `most` and twice as many are kept.
 */
export function cached<T>(most: number, load: (number: number) => T): (number: number) => T {
  let young = new Map<number, T>()
  let old = new Map<number, T>()
  return (number) => {
    const known = young.get(number)
    if (known !== undefined) return known
    const found = old.get(number) ?? load(number)
    if (young.size >= most) {
      old = young
      young = new Map()
    }
    young.set(number, found)
    return found
  }
}
