/** Keys in sets that are joined two at a time, and each set's members (Tarjan 1975: by size, with halved paths). */
export class JoinedSets {
  readonly #parent = new Map<string, string>()
  readonly #members = new Map<string, string[]>()

  /** A key that stands for the set: the same for all its members until the next join. */
  find(key: string): string {
    let at = key
    for (let up = this.#parent.get(at); up !== undefined && up !== at; up = this.#parent.get(at)) {
      this.#parent.set(at, this.#parent.get(up) ?? up)
      at = this.#parent.get(at)!
    }
    return at
  }

  membersOf(key: string): readonly string[] {
    return this.#members.get(this.find(key)) ?? [key]
  }

  join(a: string, b: string): void {
    const [left, right] = [this.find(a), this.find(b)]
    const [one, other] = [this.#membersAt(left), this.#membersAt(right)]
    if (left === right) return
    const leftStays = one.length >= other.length
    const [stays, goes] = leftStays ? [left, right] : [right, left]
    this.#parent.set(goes, stays)
    // One by one: a call takes only so many arguments.
    const grown = this.#members.get(stays)!
    for (const member of leftStays ? other : one) grown.push(member)
    this.#members.delete(goes)
  }

  /** The sets, each in the order of its keys and all in that of their first. */
  lists(): readonly (readonly string[])[] {
    return [...this.#members.values()].map((keys) => keys.toSorted()).sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
  }

  #membersAt(root: string): string[] {
    const known = this.#members.get(root)
    if (known !== undefined) return known
    const alone = [root]
    this.#members.set(root, alone)
    this.#parent.set(root, root)
    return alone
  }
}
