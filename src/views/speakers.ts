import type { Actor } from '../record/actor.ts'
import type { ReportRecord } from '../record/report-record.ts'
import type { Statement } from '../record/statement.ts'
import type { TimeExpression } from '../record/time-expression.ts'

/** Below this a statement is more likely wrong than right, and must look so. */
export const certainFrom = 0.5

/** Somebody and what they say in one report. */
export type Speaker = {
  /** A name to show, or null where the report does not say who speaks. */
  readonly name: string | null
  /** Null where the words of the source are not known to mean any actor. */
  readonly actor: Actor | null
  /** Posts and titles as the report gives them, each once. */
  readonly roles: readonly string[]
  readonly statements: readonly Statement[]
}

/** The statements of a record under those who make them, both in the order of the text. */
export function speakersOf(record: ReportRecord): readonly Speaker[] {
  const { actors } = indexOf(record)
  const groups = new Map<string, { name: string | null; actor: Actor | null; statements: Statement[] }>()
  for (const statement of inTextOrder(record.statements)) {
    const actor = statement.source.actor === null ? null : (actors.get(statement.source.actor) ?? null)
    const name = withCandidates(actors, actor?.name ?? wordsOf(statement.source.spans), statement)
    const key = actor ? `actor ${actor.id}` : name === null ? 'nobody' : `words ${name.toLowerCase()}`
    const group = groups.get(key) ?? { name, actor, statements: [] }
    groups.set(key, group)
    group.statements.push(statement)
  }
  return [...groups.values()].map((group) => ({ ...group, roles: group.actor ? rolesOf(group.actor) : [] }))
}

/** True where a reader must be warned: low confidence, or nobody to whom the words are laid. */
export function isUncertain(statement: Statement): boolean {
  return statement.confidence < certainFrom || (statement.source.spans.length === 0 && statement.source.actor === null)
}

/** One hand through which a statement came to the report. */
export type Link = { readonly how: 'through' | 'told by'; readonly name: string; readonly statement: string | null }

/** The hands through which a statement came, from the speaker outwards: the channel, then each one who passes it on. */
export function chainOf(record: ReportRecord, statement: Statement): readonly Link[] {
  const { actors, statements } = indexOf(record)
  const links: Link[] = []
  const seen = new Set<string>()
  let current: Statement | undefined = statement
  while (current && !seen.has(current.id)) {
    seen.add(current.id)
    if (current !== statement) {
      links.push({ how: 'told by', name: speakerName(actors, current) ?? 'somebody not named', statement: current.id })
    }
    const via = current.via === null ? undefined : actors.get(current.via)
    if (via) links.push({ how: 'through', name: via.name, statement: null })
    current = current.within === null ? undefined : statements.get(current.within)
  }
  return links
}

/** A confidence as two digits, cut and not rounded: what lies below a mark must not be shown as if it reached it. */
export function confidenceFigure(confidence: number): string {
  return (Math.floor(confidence * 100) / 100).toFixed(2)
}

/** The cue as a phrase without the sign that leads to what is said, which is shown in its own way. */
export function cueWords(statement: Statement): string | null {
  return wordsOf(statement.cue.spans)?.replace(/[\s:,]+$/, '') || null
}

/** When the report says that it was said: its own words, and the day where that is known. */
export function timeWords(record: ReportRecord, statement: Statement): string | null {
  const time = statement.time === null ? undefined : indexOf(record).times.get(statement.time)
  if (time === undefined) return null
  return time.value === null || time.value === time.text ? time.text : `${time.text} (${time.value})`
}

/** The statement of an id, where the record has one. */
export function statementOf(record: ReportRecord, id: string | null): Statement | null {
  return id === null ? null : (indexOf(record).statements.get(id) ?? null)
}

/** Words of several spans as one phrase, or null where there are none. */
export function wordsOf(spans: readonly { readonly text: string }[]): string | null {
  const words = spans.map((span) => span.text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '')
  return words.length === 0 ? null : words.join(' … ')
}

/** Statements by where their words begin, the outer before the inner. */
export function inTextOrder(statements: readonly Statement[]): readonly Statement[] {
  const placed = statements.map((statement) => {
    const spans = [...statement.source.spans, ...statement.cue.spans, ...statement.content.spans]
    const start = Math.min(...spans.map((span) => span.start))
    const end = Math.max(...spans.map((span) => span.end))
    return { statement, start, end }
  })
  placed.sort((a, b) => (a.start === b.start ? b.end - a.end : a.start < b.start ? -1 : 1))
  return placed.map(({ statement }) => statement)
}

type Index = {
  readonly actors: ReadonlyMap<string, Actor>
  readonly statements: ReadonlyMap<string, Statement>
  readonly times: ReadonlyMap<string, TimeExpression>
}

/** A record is never changed, so what its ids lead to is worked out once. */
const indexes = new WeakMap<ReportRecord, Index>()

function indexOf(record: ReportRecord): Index {
  const known = indexes.get(record)
  if (known) return known
  const byId = <T extends { readonly id: string }>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]))
  const index = { actors: byId(record.actors), statements: byId(record.statements), times: byId(record.times) }
  indexes.set(record, index)
  return index
}

/** A source that is not known to mean anybody named, and who may be meant: "he (Jan Berg or Ivo Varga?)". */
function withCandidates(actors: ReadonlyMap<string, Actor>, name: string | null, { source }: Statement): string | null {
  const names = (source.candidates ?? []).flatMap((id) => actors.get(id)?.name ?? [])
  if (name === null || names.length === 0) return name
  const last = names.at(-1)!
  return `${name} (${names.length === 1 ? last : `${names.slice(0, -1).join(', ')} or ${last}`}?)`
}

function speakerName(actors: ReadonlyMap<string, Actor>, statement: Statement): string | null {
  const actor = statement.source.actor === null ? undefined : actors.get(statement.source.actor)
  return actor?.name ?? wordsOf(statement.source.spans)
}

function rolesOf(actor: Actor): readonly string[] {
  const told = actor.roles.map(({ title, organisation, text }) => {
    if (title !== null && organisation !== null) return `${title}, ${organisation}`
    return title ?? organisation ?? text
  })
  const country = actor.country === null || actor.kind === 'state' ? [] : [actor.country]
  return [...new Set([...told, ...country].map((role) => role.replace(/\s+/g, ' ').trim()))].filter(
    (role) => role !== '' && role !== actor.name,
  )
}
