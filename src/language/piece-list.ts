/** Word pieces of a stretch of text, in order, one entry of each array a piece. Offsets are into the whole text. */
export type Pieces = {
  readonly ids: Int32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** 1 where the piece begins a word. */
  readonly begins: Uint8Array
  /** The shape of the word that the piece belongs to; see `word-shape.ts`. */
  readonly shapes: Uint8Array
}

/** A growing list of pieces: typed arrays, since a text of five million characters makes a million of them. */
export class PieceList {
  length = 0
  #ids = new Int32Array(64)
  #starts = new Int32Array(64)
  #ends = new Int32Array(64)
  #begins = new Uint8Array(64)
  #shapes = new Uint8Array(64)

  add(id: number, start: number, end: number, begins: number, shape: number): void {
    if (this.length === this.#ids.length) this.#grow()
    const at = this.length++
    this.#ids[at] = id
    this.#starts[at] = start
    this.#ends[at] = end
    this.#begins[at] = begins
    this.#shapes[at] = shape
  }

  /** Takes over pieces that `packed` gave, moved by `shift`. */
  addPacked(packed: readonly number[], shift: number): void {
    for (let at = 0; at < packed.length; at += 5) {
      this.add(packed[at]!, packed[at + 1]! + shift, packed[at + 2]! + shift, packed[at + 3]!, packed[at + 4]!)
    }
  }

  /** All pieces as plain numbers, five a piece: a tenth of the memory of five small typed arrays. */
  packed(): readonly number[] {
    const packed: number[] = []
    for (let at = 0; at < this.length; at++) {
      packed.push(this.#ids[at]!, this.#starts[at]!, this.#ends[at]!, this.#begins[at]!, this.#shapes[at]!)
    }
    return packed
  }

  clear(): void {
    this.length = 0
  }

  pieces(): Pieces {
    return {
      ids: this.#ids.slice(0, this.length),
      starts: this.#starts.slice(0, this.length),
      ends: this.#ends.slice(0, this.length),
      begins: this.#begins.slice(0, this.length),
      shapes: this.#shapes.slice(0, this.length),
    }
  }

  #grow(): void {
    const size = this.length * 2
    this.#ids = resized(this.#ids, new Int32Array(size))
    this.#starts = resized(this.#starts, new Int32Array(size))
    this.#ends = resized(this.#ends, new Int32Array(size))
    this.#begins = resized(this.#begins, new Uint8Array(size))
    this.#shapes = resized(this.#shapes, new Uint8Array(size))
  }
}

function resized<A extends Int32Array | Uint8Array>(from: A, to: A): A {
  to.set(from)
  return to
}
