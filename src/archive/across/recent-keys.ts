import { NumberMap } from './number-map.ts'

/** How many keys are remembered. Each act has some fifty, so these are those of the last eighty thousand acts or so. */
export const mostRemembered = 2 ** 22

/** Who had a key before, the last ones first; of the keys only the last `most` that were told are remembered. */
export class RecentKeys {
  readonly #most: number
  /** Each telling's number modulo 2 ** 32, by its key: the last one alone. */
  readonly #last = new NumberMap()
  #told = 0
  #holders = new Uint32Array(1_024)
  /** How many tellings lie between one and that of the same key before it; 0 where there is none. */
  #back = new Uint32Array(1_024)

  constructor(most = mostRemembered) {
    this.#most = most
  }

  /** Adds the last few holders of a key to `found`, and remembers `holder` as the next. */
  tell(key: number, holder: number, few: number, found: Set<number>): void {
    this.#makeRoom()
    const last = this.#last.get(key)
    const back = last === undefined ? 0 : (this.#told - last) >>> 0
    let reach = 0
    let step = back
    for (let left = few; left > 0 && step > 0 && reach + step < this.#most; left--) {
      reach += step
      const place = (this.#told - reach) % this.#holders.length
      found.add(this.#holders[place]!)
      step = this.#back[place]!
    }
    const place = this.#told % this.#holders.length
    this.#holders[place] = holder
    this.#back[place] = back < this.#most ? back : 0
    this.#last.set(key, this.#told >>> 0)
    this.#told++
  }

  #makeRoom(): void {
    if (this.#told === this.#holders.length && this.#holders.length < this.#most) {
      const length = Math.min(this.#most, this.#holders.length * 2)
      this.#holders = grown(this.#holders, length)
      this.#back = grown(this.#back, length)
    }
    // What is forgotten is let go of now and then, so that the keys never number more than once and a half as many.
    if (this.#last.size < this.#most * 1.5) return
    const told = this.#told
    this.#last.keep((number) => (told - number) >>> 0 < this.#most)
  }
}

function grown(list: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(length)
  longer.set(list)
  return longer
}
