import { readFileSync } from 'node:fs'
import type { EventType } from '../record/plover.ts'

/** What the ontology says of a type: its quad class, and the intensity of an act of that type (-10 to 10). */
export type EventKind = {
  readonly type: EventType
  readonly quad: 1 | 2 | 3 | 4
  readonly intensity: number
  readonly modes: readonly string[]
}

let kinds: ReadonlyMap<EventType, EventKind> | null = null

/** The PLOVER manual's quad class, intensity and modes of a type (`ontology/plover.json`). */
export function eventKind(type: EventType): EventKind {
  kinds ??= read()
  return kinds.get(type)!
}

function read(): ReadonlyMap<EventType, EventKind> {
  const file = new URL('../../ontology/plover.json', import.meta.url)
  const { types } = JSON.parse(readFileSync(file, 'utf8')) as { types: EventKind[] }
  return new Map(types.map((t) => [t.type, t]))
}
