import { overlaps, type Range } from './ranges.ts'

/** Ranges by place, so that those near a place are found without looking at all: a long text has many. */
export class RangeIndex<T extends Range> {
  readonly #items: T[]
  #longest: number

  constructor(items: readonly T[]) {
    this.#items = [...items].sort((a, b) => a.start - b.start || b.end - a.end)
    this.#longest = items.reduce((most, { start, end }) => Math.max(most, end - start), 0)
  }

  /** The items that share a code unit with a range, in the order of the text. */
  touching(range: Range): T[] {
    const found: T[] = []
    for (let i = this.#from(range.start - this.#longest); i < this.#items.length; i++) {
      const item = this.#items[i]!
      if (item.start >= range.end) break
      if (overlaps(item, range)) found.push(item)
    }
    return found
  }

  add(item: T): void {
    this.#items.splice(this.#from(item.start + 1), 0, item)
    this.#longest = Math.max(this.#longest, item.end - item.start)
  }

  /** The first place whose item starts at an offset or later. */
  #from(offset: number): number {
    let low = 0
    let high = this.#items.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#items[middle]!.start < offset) low = middle + 1
      else high = middle
    }
    return low
  }
}
