/** Lists of keys, one after the other: list `i` goes from `starts[i]` to `starts[i + 1]`. */
export type KeyLists = { readonly keys: Float64Array; readonly starts: Uint32Array }

/** Who holds a key of a list, in rising order, and at which place the list itself stands among them. */
export type Sharing = { readonly holders: Uint32Array; readonly at: number }

/**
 * For each list in turn, its keys that other lists hold too. Keys that one list alone has, which are most, take no room
 * but while they are sorted.
 */
export function* sharing({ keys, starts }: KeyLists): Generator<readonly Sharing[], void, undefined> {
  const shared = sharedOf(keys)
  const from = new Uint32Array(shared.length + 1)
  for (const key of keys) {
    const slot = slotOf(shared, key)
    if (slot >= 0) from[slot + 1]!++
  }
  for (let slot = 0; slot < shared.length; slot++) from[slot + 1]! += from[slot]!
  const holders = new Uint32Array(from[shared.length]!)
  const filled = from.slice(0, shared.length)
  eachKey(starts, (list, place) => {
    const slot = slotOf(shared, keys[place]!)
    if (slot >= 0) holders[filled[slot]!++] = list
  })
  const passed = new Uint32Array(shared.length)
  for (let list = 0; list + 1 < starts.length; list++) {
    const found: Sharing[] = []
    for (let place = starts[list]!; place < starts[list + 1]!; place++) {
      const slot = slotOf(shared, keys[place]!)
      if (slot >= 0) found.push({ holders: holders.subarray(from[slot]!, from[slot + 1]!), at: passed[slot]!++ })
    }
    yield found
  }
}

function eachKey(starts: Uint32Array, visit: (list: number, place: number) => void): void {
  for (let list = 0; list + 1 < starts.length; list++) {
    for (let place = starts[list]!; place < starts[list + 1]!; place++) visit(list, place)
  }
}

/** The keys that stand more than once, each once, in rising order. */
function sharedOf(keys: Float64Array): Float64Array {
  const sorted = keys.slice().sort()
  let found = 0
  for (let i = 1, run = 1; i <= sorted.length; i++) {
    if (sorted[i] === sorted[i - 1]) run++
    else {
      if (run > 1) sorted[found++] = sorted[i - 1]!
      run = 1
    }
  }
  return sorted.slice(0, found)
}

/** The place of a key in a rising list, or -1. */
function slotOf(sorted: Float64Array, key: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const there = sorted[middle]!
    if (there === key) return middle
    if (there < key) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Lists of keys as they come, one after the other. */
export class KeyListBuilder {
  #keys = new Float64Array(1_024)
  #filled = 0
  readonly #starts: number[] = [0]

  add(keys: Float64Array): void {
    if (this.#filled + keys.length > this.#keys.length) {
      const longer = new Float64Array(2 * (this.#filled + keys.length))
      longer.set(this.#keys)
      this.#keys = longer
    }
    this.#keys.set(keys, this.#filled)
    this.#filled += keys.length
    this.#starts.push(this.#filled)
  }

  lists(): KeyLists {
    return { keys: this.#keys.subarray(0, this.#filled), starts: Uint32Array.from(this.#starts) }
  }
}
