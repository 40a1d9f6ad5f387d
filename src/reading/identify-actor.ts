import { type Gazetteer, openGazetteer } from '../actors/gazetteer/gazetteer.ts'
import type { Actor } from '../record/actor.ts'

/**
 * Says whom the gazetteer takes an actor of a report for, by an id that is the same in every report: `state:` and a code
 * for a government that is told of by its capital or seat, the entry's own id for others. Null where it does not know.
 */
export function actorIdentifier(
  gazetteer: Gazetteer = openGazetteer(),
): (actor: Actor, published: string | null) => string | null {
  return (actor, published) => {
    const { kind, name, country } = actor
    if (kind === 'unnamed' || kind === 'document') return null
    if (kind === 'person') return person(gazetteer, actor, published)
    if (kind === 'government') {
      const state = gazetteer.state(name)
      if (state !== null && state.relation !== 'demonym') return `state:${state.country}`
    }
    return gazetteer.organisation(name, { country })?.id ?? null
  }
}

/** A surname needs a title and a day beside it, as in the report itself. */
function person(gazetteer: Gazetteer, { name, country, roles }: Actor, published: string | null): string | null {
  const titles = roles.map(({ title }) => title).filter((title) => title !== null)
  for (const title of [...titles, null]) {
    const found = gazetteer.person(name, { date: published, title, country })
    if (found !== null && (found.by === 'name' || title !== null)) return found.id
  }
  return null
}
