import type { Actor, Mention, Party } from '../record/actor.ts'
import { overlaps, type Range, spanAt } from '../record/ranges.ts'
import { Cast } from './cast.ts'
import type { Entity } from './entity.ts'
import { gatherEntities } from './gather-entities.ts'
import type { Around } from './pronouns.ts'
import { resolveSpeakers, type Spoken } from './resolve-speakers.ts'
import { sourceHead } from './source-head.ts'

/** A statement's parts that speak of somebody. */
export type SpokenThrough = Spoken & { readonly via: Range | null; readonly addressee: Range | null }

export type WhoIsWho = {
  readonly mentions: readonly Mention[]
  readonly actors: readonly Actor[]
  /** Actor ids, a statement each. */
  readonly speakers: readonly (string | null)[]
  readonly vias: readonly (string | null)[]
  readonly addressees: readonly (Party | null)[]
}

/**
 * Who speaks, through whom and to whom, in the statements of one report. Only those who do are given as actors,
 * each with every place where the report names them.
 */
export function whoIsWho(statements: readonly SpokenThrough[], around: Around): WhoIsWho {
  const cast = new Cast(gatherEntities(around.text, around.paragraphs, around.sentences))
  const speakers = resolveSpeakers(statements, cast, around)
  const named = (range: Range | null): Entity | null => {
    if (!range) return null
    const head = sourceHead(around.text, range, cast)
    return head.form === 'name' ? head.entity : null
  }
  const vias = statements.map((s) => named(s.via))
  const addressees = statements.map((s) => named(s.addressee))
  const used = new Set([...speakers, ...vias, ...addressees].filter((e) => e !== null))
  const ordered = [...used].sort((a, b) => firstPlace(a) - firstPlace(b))
  const ids = new Map(ordered.map((e, i) => [e, `a${i + 1}`]))
  const id = (e: Entity | null): string | null => (e ? ids.get(e)! : null)
  return {
    mentions: mentionsOf(ordered, around.text, ids),
    actors: ordered.map((e) => actorOf(e, ids.get(e)!, around.text)),
    speakers: speakers.map(id),
    vias: vias.map(id),
    addressees: statements.map((s, i) =>
      s.addressee ? { spans: [spanAt(around.text, s.addressee)], actor: id(addressees[i]!) } : null,
    ),
  }
}

const firstPlace = (e: Entity): number => Math.min(...e.mentions.map((m) => m.start))

function mentionsOf(entities: readonly Entity[], text: string, ids: ReadonlyMap<Entity, string>): Mention[] {
  const all = entities.flatMap((e) =>
    distinct(e).map((m) => ({ ...spanAt(text, m), form: m.form, type: e.type, actor: ids.get(e)! })),
  )
  all.sort((a, b) => a.start - b.start || b.end - a.end)
  return all.map((m, i) => ({ id: `m${i + 1}`, ...m }))
}

/** Each place once: a name inside a description of the same actor is the better mention. */
function distinct(e: Entity): Entity['mentions'] {
  const names = e.mentions.filter((m) => m.form === 'name')
  const others = e.mentions.filter((m) => m.form !== 'name' && !names.some((n) => overlaps(n, m)))
  const seen = new Set<number>()
  return [...names, ...others].filter((m) => !seen.has(m.start) && seen.add(m.start))
}

function actorOf(e: Entity, id: string, text: string): Actor {
  const names = e.mentions.filter((m) => m.form === 'name').map((m) => text.slice(m.start, m.end))
  return {
    id,
    name: e.name,
    kind: e.kind,
    country: e.country,
    sectors: [],
    aliases: [...new Set(names)].filter((n) => n !== e.name),
    roles: e.roles.map(({ title, organisation, start, end, text }) => ({ title, organisation, start, end, text })),
  }
}
