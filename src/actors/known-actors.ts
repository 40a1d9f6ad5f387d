import type { Actor } from '../record/actor.ts'
import type { Gazetteer } from './gazetteer/gazetteer.ts'
import type { KnownPerson } from './gazetteer/known.ts'
import { sectorsOf } from './gazetteer/sectors.ts'

/** Trades of which no office holder is taken for granted: a professor of a minister's name is somebody else. */
const otherTrades = new Set(['EDU', 'JRN', 'MED', 'BUS', 'REL', 'LAB', 'AGR', 'CRM', 'CVL', 'REF', 'COP', 'JUD'])

/**
 * Gives the actors of a report what the gazetteer knows of them on the day on which it appeared: country, PLOVER's
 * sectors, and what kind of body one is. What the report itself says of an actor comes first; sectors that the gazetteer
 * does not know are told from titles and from the names of bodies; what neither tells stays empty.
 * @param published the day, month or year; without it offices are not known, as they change
 */
export function knownActors(actors: readonly Actor[], gazetteer: Gazetteer, published: string | null): Actor[] {
  return actors.map((actor) => {
    switch (actor.kind) {
      case 'person':
        return person(actor, gazetteer, published)
      case 'organisation':
      case 'media':
      case 'group':
      case 'government':
        return body(actor, gazetteer)
      default:
        return actor
    }
  })
}

function person(actor: Actor, gazetteer: Gazetteer, published: string | null): Actor {
  const ofRoles = [...new Set(actor.roles.flatMap(({ title, organisation }) => sectorsOf(title, organisation)))]
  const known = knownPerson(actor, gazetteer, published)
  if (known === null || ofRoles.some((sector) => otherTrades.has(sector))) return { ...actor, sectors: ofRoles }
  return {
    ...actor,
    country: actor.country ?? known.country,
    sectors: known.sectors.length > 0 ? [...known.sectors] : ofRoles,
  }
}

/** A whole name says who is meant; a surname only beside a title that the report gives. */
function knownPerson({ name, country, roles }: Actor, gazetteer: Gazetteer, date: string | null): KnownPerson | null {
  const titles = roles.map(({ title }) => title).filter((title) => title !== null)
  for (const title of [...titles, null]) {
    const found = gazetteer.person(name, { date, title, country })
    if (found !== null && (found.by === 'name' || title !== null)) return found
  }
  return null
}

function body(actor: Actor, gazetteer: Gazetteer): Actor {
  const { name, country } = actor
  const state = gazetteer.state(name)
  if (state !== null && state.relation !== 'demonym') {
    return { ...actor, country: country ?? state.country, sectors: [...state.sectors] }
  }
  const known = gazetteer.organisation(name, { country })
  if (known === null) return { ...actor, sectors: [...sectorsOf(null, name)] }
  return {
    ...actor,
    kind: actor.kind === 'organisation' ? known.kind : actor.kind,
    country: country ?? known.country,
    sectors: [...known.sectors],
  }
}
