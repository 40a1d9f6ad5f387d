import { namedKey } from '../named-key.ts'
import type { FoundRows } from '../rows-of-record.ts'

/** What one report adds to the counts over the archive. */
export type Told = {
  readonly actors: ReadonlyMap<string, ToldActor>
  readonly pairs: readonly ToldPair[]
  /** How many of what, in such a month, of such a type and so on. */
  readonly counts: readonly ToldCount[]
}

/** Somebody whom a report names, by `namedKey`. */
export type ToldActor = { readonly forms: readonly Form[]; readonly statements: number }
/** What a report calls somebody; a state may be named in several ways. */
export type Form = { readonly name: string; readonly kind: string; readonly country: string | null }

/** An event that took place between two states. */
export type ToldPair = { readonly source: string; readonly target: string; readonly intensity: number }
export type ToldCount = { readonly what: What; readonly value: string }
export type What =
  | 'report-month'
  | 'statement-month'
  | 'event-month'
  | 'event-type'
  | 'outlet'
  | 'empty'
  | 'uncertain'
  | 'review'

/** What it takes to count a report, as the tables hold it. */
export type Counting = {
  readonly published: string | null
  readonly publisher: string | null
  readonly rows: Pick<FoundRows, 'actors' | 'statements' | 'events' | 'event_actors' | 'frame_reviews'>
}

/** What a text tells of which nothing was kept yet. */
export const nothingTold: Told = { actors: new Map(), pairs: [], counts: [] }

/** From so much confidence on, something counts as certain. */
const certain = 0.5

/** What a report adds: the same that `standing` of `count-tables.ts` says in SQL of all reports at once. */
export function toldBy({ published, publisher, rows }: Counting): Told {
  const { statements, events } = rows
  const counts: ToldCount[] = []
  const count = (what: What, value: string | null | undefined) => {
    if (value !== null && value !== undefined && value !== '') counts.push({ what, value })
  }
  const month = published?.slice(0, 7)
  count('report-month', month)
  count('outlet', publisher)
  if (statements.length === 0 && events.length === 0) count('empty', 'reports')
  for (const { confidence, review } of statements) {
    count('statement-month', month)
    count('review', review ?? 'machine')
    if (confidence < certain) count('uncertain', 'statements')
  }
  for (const { type, confidence, review } of events) {
    count('event-month', month)
    count('event-type', type)
    count('review', review ?? 'machine')
    if (confidence < certain) count('uncertain', 'events')
  }
  const wrong = new Set(rows.frame_reviews.flatMap(({ state, frame_id }) => (state === 'wrong' ? frame_id : [])))
  for (const _frame of wrong) count('review', 'wrong')
  return { actors: actorsTold(rows), pairs: pairsTold(rows), counts }
}

function actorsTold({ actors, statements }: Counting['rows']): Told['actors'] {
  const said = new Map<string, number>()
  for (const { source_actor_id: id } of statements) {
    if (id !== null && id !== undefined) said.set(id, (said.get(id) ?? 0) + 1)
  }
  const told = new Map<string, ToldActor>()
  for (const { actor_id, name, kind, country = null } of actors) {
    if (kind === 'document') continue
    const key = namedKey({ name, kind, country })
    const { forms = [], statements: before = 0 } = told.get(key) ?? {}
    told.set(key, { forms: [...forms, { name, kind, country }], statements: before + (said.get(actor_id) ?? 0) })
  }
  return told
}

function pairsTold({ actors, events, event_actors }: Counting['rows']): Told['pairs'] {
  const countries = new Map(actors.map(({ actor_id, country = null }) => [actor_id, country]))
  const sides = Map.groupBy(event_actors, ({ event_id, side }) => `${event_id} ${side}`)
  const statesOn = (event: string, side: string) => {
    const all = (sides.get(`${event} ${side}`) ?? []).map(({ actor_id }) => countries.get(actor_id) ?? null)
    return new Set(all.filter((country) => country !== null))
  }
  return events.flatMap(({ event_id, status, intensity }) => {
    if (status !== 'actual') return []
    const targets = [...statesOn(event_id, 'target')]
    return [...statesOn(event_id, 'source')].flatMap((source) =>
      targets.flatMap((target) => (source === target ? [] : { source, target, intensity })),
    )
  })
}
