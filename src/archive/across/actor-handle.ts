import type { Actor } from '../../record/actor.ts'
import type { AcrossReport } from './across-report.ts'
import { soundsOf } from './actor-keys.ts'

/** An actor of one report, by a key that another reading of the same text is likely to give as well. */
export type HandledActor = { readonly handle: string; readonly report: string; readonly actor: Actor }

/**
 * A report's actors with their handles: the report's key, the kind and the folded name, and a number where two would be
 * the same. The record's own ids (`a1`) change from reading to reading.
 */
export function handledActors({ key, record }: AcrossReport): readonly HandledActor[] {
  const seen = new Map<string, number>()
  return record.actors.map((actor) => {
    const name = `${key}/${actor.kind}:${soundsOf(actor.name).join('-') || actor.name}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return { handle: times === 1 ? name : `${name}#${times}`, report: key, actor }
  })
}
