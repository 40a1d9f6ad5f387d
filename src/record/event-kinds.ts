import { readFileSync } from 'node:fs'
import type { EventType } from './plover.ts'

/** What the ontology says of a type: its quad class, and the intensity of an act of that type (-10 to 10). */
export type EventKind = {
  readonly type: EventType
  readonly quad: 1 | 2 | 3 | 4
  readonly intensity: number
  readonly modes: readonly string[]
}

type Ontology = { readonly kinds: ReadonlyMap<EventType, EventKind>; readonly contexts: readonly string[] }

let ontology: Ontology | null = null

/** The PLOVER manual's quad class, intensity and modes of a type (`ontology/plover.json`). */
export function eventKind(type: EventType): EventKind {
  ontology ??= read()
  return ontology.kinds.get(type)!
}

/** The contexts of the PLOVER manual, in the order in which an event lists its own. */
export function eventContexts(): readonly string[] {
  ontology ??= read()
  return ontology.contexts
}

function read(): Ontology {
  const file = new URL('../../ontology/plover.json', import.meta.url)
  const { types, contexts } = JSON.parse(readFileSync(file, 'utf8')) as { types: EventKind[]; contexts: string[] }
  return { kinds: new Map(types.map((t) => [t.type, t])), contexts }
}
