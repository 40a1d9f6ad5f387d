/** Of how many places at most three quarters are taken. */
const leastPlaces = 1_024

/**
 * Whole numbers of 32 bits by keys of 53 bits that are hashes already. A `Map` takes some fifty bytes for each of them,
 * this one sixteen to thirty-two; for the millions of words and keys of a large archive that is the difference.
 */
export class NumberMap {
  #keys = new Float64Array(leastPlaces)
  #values = new Uint32Array(leastPlaces)
  #size = 0

  get size(): number {
    return this.#size
  }

  get(key: number): number | undefined {
    const place = this.#placeOf(key)
    return this.#keys[place] === 0 ? undefined : this.#values[place]
  }

  set(key: number, value: number): void {
    const place = this.#placeOf(key)
    if (this.#keys[place] === 0) {
      // An empty place is 0, so a key stands there as one more than it is.
      this.#keys[place] = key + 1
      this.#size++
    }
    this.#values[place] = value
    if (this.#size * 4 > this.#keys.length * 3) this.#rebuild(this.#keys.length * 2, () => true)
  }

  /** Lets go of all whose values do not pass. */
  keep(passes: (value: number) => boolean): void {
    this.#rebuild(this.#keys.length, passes)
  }

  #placeOf(key: number): number {
    const mask = this.#keys.length - 1
    let place = (key | 0) & mask
    while (this.#keys[place] !== 0 && this.#keys[place] !== key + 1) place = (place + 1) & mask
    return place
  }

  #rebuild(places: number, passes: (value: number) => boolean): void {
    const [keys, values] = [this.#keys, this.#values]
    this.#keys = new Float64Array(places)
    this.#values = new Uint32Array(places)
    this.#size = 0
    for (const [at, key] of keys.entries()) {
      if (key === 0 || !passes(values[at]!)) continue
      const place = this.#placeOf(key - 1)
      this.#keys[place] = key
      this.#values[place] = values[at]!
      this.#size++
    }
  }
}
