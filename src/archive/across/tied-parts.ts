import type { DatabaseSync } from 'node:sqlite'

/** Two things by their numbers, how alike they are, and what else is known of the pair. */
export type NumberedTie = {
  readonly one: number
  readonly other: number
  readonly score: number
  readonly note: string | null
}

/** Things that hang together by ties or decisions, however many steps lie between: grouping one part leaves all others. */
export type Part = { readonly members: readonly number[]; readonly ties: readonly NumberedTie[] }

export type Ties = {
  add(one: number, other: number, score: number, note?: string | null): void
  /**
   * All things from 0 to `count`, each in one part; those in `together` are in one whether or not ties lead from one to
   * the other. Parts come in the order of their first members, but those of one member alone come last.
   */
  parts(count: number, together: readonly (readonly number[])[]): Generator<Part, void, undefined>
}

/** Ties that are put down in the scratch as they are found, so that no more than a part's are in memory at once. */
export function openTies(db: DatabaseSync, name: string): Ties {
  db.exec(`CREATE TABLE ${name} (one INTEGER, other INTEGER, score REAL, note TEXT)`)
  const insert = db.prepare(`INSERT INTO ${name} VALUES (?, ?, ?, ?)`)
  return {
    add: (one, other, score, note = null) => insert.run(one, other, score, note),
    parts: (count, together) => parts(db, name, count, together),
  }
}

function* parts(db: DatabaseSync, name: string, count: number, together: readonly (readonly number[])[]) {
  const up = Uint32Array.from({ length: count }, (_, i) => i)
  const first = (thing: number): number => {
    let at = thing
    while (up[at] !== at) {
      up[at] = up[up[at]!]!
      at = up[at]!
    }
    return at
  }
  // The lesser stays, so that a part is known by its first member.
  const join = (a: number, b: number): void => {
    const [one, other] = [first(a), first(b)]
    up[Math.max(one, other)] = Math.min(one, other)
  }
  for (const { one, other } of db.prepare(`SELECT one, other FROM ${name}`).iterate()) join(Number(one), Number(other))
  for (const list of together) for (const thing of list) join(list[0]!, thing)
  const isDone = new Uint8Array(count)
  const held = Map.groupBy(together.flat(), first)
  const part = (ties: readonly NumberedTie[], at: number): Part => {
    const members = new Set([...ties.flatMap(({ one, other }) => [one, other]), ...(held.get(at) ?? [])])
    for (const member of members) isDone[member] = 1
    return { members: [...members].sort((a, b) => a - b), ties }
  }
  db.function(`part_of_${name}`, (thing) => first(Number(thing)))
  const inParts = db.prepare(`SELECT one, other, score, note FROM ${name} ORDER BY part_of_${name}(one)`)
  let ties: NumberedTie[] = []
  for (const row of inParts.iterate()) {
    const tie = row as NumberedTie
    if (ties.length > 0 && first(ties[0]!.one) !== first(tie.one)) {
      yield part(ties, first(ties[0]!.one))
      ties = []
    }
    ties.push(tie)
  }
  if (ties.length > 0) yield part(ties, first(ties[0]!.one))
  for (const at of held.keys()) if (isDone[at] === 0) yield part([], at)
  for (let thing = 0; thing < count; thing++) if (isDone[thing] === 0) yield { members: [thing], ties: [] }
}
