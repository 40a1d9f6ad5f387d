import type { Form, Told, What } from './told-by.ts'

export type ActorChange = Form & { readonly key: string; readonly reports: number; readonly statements: number }
export type PairChange = {
  readonly source: string
  readonly target: string
  readonly intensity: number
  readonly events: number
}
export type CountChange = { readonly what: What; readonly value: string; readonly count: number }

type Actor = { form: Form; reports: number; statements: number }

/** What a transaction changes of the counts over the archive, gathered so that each row is written once. */
export class CountChanges {
  readonly #actors = new Map<string, Actor>()
  readonly #pairs = new Map<string, { readonly row: Omit<PairChange, 'events'>; events: number }>()
  readonly #counts = new Map<string, { readonly row: Omit<CountChange, 'count'>; count: number }>()
  readonly #renamed = new Set<string>()

  /** A report told this before, and tells that now. */
  add(was: Told, is: Told): void {
    this.#put(was, -1)
    this.#put(is, 1)
    for (const [key, { forms }] of was.actors) {
      const still = new Set((is.actors.get(key)?.forms ?? []).map(nameOf))
      if (!forms.every((form) => still.has(nameOf(form)))) this.#renamed.add(key)
    }
  }

  /** In one order in all programs, so that none waits for another in a ring. */
  actors(): readonly ActorChange[] {
    const changed = [...this.#actors].filter(
      ([key, { reports, statements }]) => reports !== 0 || statements !== 0 || this.#renamed.has(key),
    )
    return ordered(changed).map(([key, { form, reports, statements }]) => ({ key, ...form, reports, statements }))
  }

  /** Keys of those who were called something that a report calls them no more: what is left is to be looked up. */
  renamed(): readonly string[] {
    return [...this.#renamed].sort()
  }

  pairs(): readonly PairChange[] {
    return ordered([...this.#pairs]).flatMap(([, { row, events }]) => (events === 0 ? [] : { ...row, events }))
  }

  counts(): readonly CountChange[] {
    return ordered([...this.#counts]).flatMap(([, { row, count }]) => (count === 0 ? [] : { ...row, count }))
  }

  #put({ actors, pairs, counts }: Told, by: 1 | -1): void {
    for (const [key, { forms, statements }] of actors) {
      const before = this.#actors.get(key)
      const form = [...(before === undefined ? [] : [before.form]), ...forms].reduce(least)
      this.#actors.set(key, {
        form,
        reports: (before?.reports ?? 0) + by,
        statements: (before?.statements ?? 0) + by * statements,
      })
    }
    for (const row of pairs) {
      const name = `${row.source} ${row.target} ${row.intensity}`
      this.#pairs.set(name, { row, events: (this.#pairs.get(name)?.events ?? 0) + by })
    }
    for (const row of counts) {
      const name = `${row.what} ${row.value}`
      this.#counts.set(name, { row, count: (this.#counts.get(name)?.count ?? 0) + by })
    }
  }
}

function nameOf({ name, kind, country }: Form): string {
  return JSON.stringify([name, kind, country])
}

/** The least of each part by itself, as MIN in SQL: where reports differ, all archives show the same. */
function least(a: Form, b: Form): Form {
  return {
    name: lesser(a.name, b.name),
    kind: lesser(a.kind, b.kind),
    country: a.country === null || b.country === null ? (a.country ?? b.country) : lesser(a.country, b.country),
  }
}

/** By the bytes of UTF-8, as the databases compare; JavaScript's own order is another beyond the first 65,536 characters. */
function lesser(a: string, b: string): string {
  return a === b || Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0 ? a : b
}

function ordered<T>(entries: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  return entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
}
