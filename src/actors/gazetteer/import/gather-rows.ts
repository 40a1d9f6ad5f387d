import { nameWords, plainKey } from '../../../record/fold-name.ts'
import { type Entry, entry, type Term } from '../entry.ts'
import type { ActorRow } from './actor-row.ts'

/** Makes one actor of the rows with one id, or, without ids, of those with one name in one state. */
export function gatherRows(rows: readonly ActorRow[], form: string): readonly Entry[] {
  const groups = new Map<string, ActorRow[]>()
  for (const row of rows) {
    const id = row.id ?? `${form}:${row.country ?? ''}:${plainKey(nameWords(row.name))}`
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [row])
    else group.push(row)
  }
  return [...groups].map(([id, group]) => entry.parse(actorOf(id, group)))
}

function actorOf(id: string, rows: readonly ActorRow[]): Entry {
  const { name, kind } = rows[0]!
  const names = rows.flatMap((row) => [row.name, ...row.aliases])
  const terms = rows.flatMap(({ held }) => (held === null ? [] : [held]))
  return {
    id,
    name,
    kind,
    aliases: [...new Set(names)].filter((one) => one !== name),
    country: rows.map((row) => row.country).find((country) => country !== null) ?? null,
    sectors: [...new Set(rows.flatMap((row) => row.sectors))],
    terms: distinct(terms),
  }
}

/** The same term twice, as queries give it for each of a person's aliases, is one. */
function distinct(terms: readonly Term[]): Term[] {
  const seen = new Map(terms.map((term) => [JSON.stringify(term), term]))
  return [...seen.values()].sort((a, b) =>
    (a.from ?? '') < (b.from ?? '') ? -1 : (a.from ?? '') > (b.from ?? '') ? 1 : 0,
  )
}
