import type { DatabaseSync } from 'node:sqlite'

/** Two things by their numbers, the lesser first, how alike they are, and what else is known of the pair. */
export type NumberedTie = {
  readonly one: number
  readonly other: number
  readonly score: number
  readonly note: string | null
}

/** Things that hang together by ties or decisions, however many steps lie between: grouping one part leaves all others. */
export type Part = {
  /** In rising order. */
  readonly members: readonly number[]
  /** The strongest first, and of equals in the order of their members; to be gone through once, before the next part. */
  readonly ties: Iterable<NumberedTie>
}

export type Ties = {
  add(one: number, other: number, score: number, note?: string | null): void
  /**
   * All things from 0 to `count`, each in one part, in the order of their first members; those in `together` are in one
   * whether or not ties lead from one to the other.
   */
  parts(count: number, together: readonly (readonly number[])[]): Generator<Part, void, undefined>
}

/** Ties that are put down in the scratch as they are found, and read from it one by one. */
export function openTies(db: DatabaseSync, name: string): Ties {
  db.exec(`CREATE TABLE ${name} (one INTEGER, other INTEGER, score REAL, note TEXT)`)
  const insert = db.prepare(`INSERT INTO ${name} VALUES (?, ?, ?, ?)`)
  return {
    add: (a, b, score, note = null) => insert.run(Math.min(a, b), Math.max(a, b), score, note),
    parts: (count, together) => parts(db, name, count, together),
  }
}

function* parts(
  db: DatabaseSync,
  name: string,
  count: number,
  together: readonly (readonly number[])[],
): Generator<Part, void, undefined> {
  const firstOf = firstMembers(count)
  for (const { one, other } of db.prepare(`SELECT one, other FROM ${name}`).iterate()) {
    firstOf.join(Number(one), Number(other))
  }
  for (const list of together) for (const thing of list) firstOf.join(list[0]!, thing)
  const firsts = Uint32Array.from({ length: count }, (_, thing) => firstOf.find(thing))
  const order = Uint32Array.from(firsts.keys()).sort((a, b) => firsts[a]! - firsts[b]! || a - b)
  db.function(`part_of_${name}`, (thing) => firsts[Number(thing)]!)
  const rows = db
    .prepare(`SELECT one, other, score, note FROM ${name} ORDER BY part_of_${name}(one), score DESC, one, other`)
    .iterate() as IterableIterator<NumberedTie>
  let next = rows.next()
  function* tiesOf(first: number): Generator<NumberedTie, void, undefined> {
    for (; next.done !== true && firsts[next.value.one] === first; next = rows.next()) yield next.value
  }
  for (let from = 0, to = 0; from < count; from = to) {
    const first = firsts[order[from]!]!
    while (to < count && firsts[order[to]!] === first) to++
    yield { members: [...order.subarray(from, to)], ties: tiesOf(first) }
    // What nobody asked for.
    for (const _ of tiesOf(first));
  }
}

/** Sets of numbers, each known by its least (Tarjan 1975, with halved paths). */
function firstMembers(count: number): { find(thing: number): number; join(a: number, b: number): void } {
  const up = Uint32Array.from({ length: count }, (_, thing) => thing)
  const find = (thing: number): number => {
    let at = thing
    while (up[at] !== at) {
      up[at] = up[up[at]!]!
      at = up[at]!
    }
    return at
  }
  return {
    find,
    join(a, b) {
      const [one, other] = [find(a), find(b)]
      up[Math.max(one, other)] = Math.min(one, other)
    },
  }
}
