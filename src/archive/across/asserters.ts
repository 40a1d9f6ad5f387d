import type { Statement } from '../../record/statement.ts'
import type { AcrossReport } from './across-report.ts'
import type { Attestation, Hand } from './happening.ts'
import type { ReportHead } from './held-reports.ts'
import type { JoinedActor } from './joined-actors.ts'
import { outletKey } from './outlet-key.ts'
import { weighable } from './word-weights.ts'

/** Who is heard in a report, and through whose hands. */
export type Voice = Omit<Attestation, 'reports'>

export type Asserters = {
  /** On whose word an event of the report stands, by the event's id. */
  ofEvent(event: string): Voice
  /** Whose words a statement is, by its id. */
  ofStatement(statement: Statement): Voice
}

/** Who wrote a text: for near-copies, the one that all of them have in common. */
export type Author = { readonly source: string; readonly name: string | null }

/**
 * The author of a report, or of a near-copy: the agency that the copies credit, else the outlet that published first.
 *
 * @param family all copies of the text, or the report alone
 */
export function authorOf(original: ReportHead, family: readonly ReportHead[]): Author {
  const agencies = family.map(({ agency }) => agency).filter((agency) => agency !== null)
  const credited = new Set(agencies.map(outletKey))
  const outlet = outletsOf(original).find((name) => credited.has(outletKey(name)))
  const name = outlet ?? agencies.toSorted()[0] ?? outletsOf(original)[0] ?? null
  return { source: `outlet:${name === null ? original.key : outletKey(name)}`, name }
}

/** The voices of a report. What nobody is said to have said is its author's word. */
export function assertersOf(
  { record }: AcrossReport,
  head: ReportHead,
  author: Author,
  people: ReadonlyMap<string, JoinedActor>,
): Asserters {
  const actorOf = new Map(record.actors.map((actor) => [actor.id, actor]))
  const statements = new Map(record.statements.map((statement) => [statement.id, statement]))
  const own = ownVoice(head, author)
  const published: readonly Hand[] = outletsOf(head).map((name) => ({ how: 'published by', name }))
  const nameOf = (id: string | null): string | null => (id === null ? null : (actorOf.get(id)?.name ?? null))

  const ofStatement = (statement: Statement): Voice => {
    const { actor: id, spans } = statement.source
    const hands = [...handsOf(statement, statements, nameOf), ...published]
    const [actor, across] = id === null ? [] : [actorOf.get(id), people.get(id)]
    if (actor === undefined || across === undefined || actor.kind === 'unnamed') {
      const country = actor?.country ?? null
      const words = actor?.name ?? spans.map(({ text }) => text).join(' ')
      if (words === '') return { ...own, hands }
      const key = country ?? weighable(words).join(' ')
      return { source: `unnamed:${key}`, name: words, kind: 'unnamed', country, hands }
    }
    // What an outlet is said to have reported is the word of that outlet, as in its own reports.
    if (actor.kind === 'media') {
      return {
        source: `outlet:${outletKey(across.name)}`,
        name: across.name,
        kind: 'outlet',
        country: across.country,
        hands,
      }
    }
    return { source: across.id, name: across.name, kind: 'speaker', country: across.country, hands }
  }
  const assertedBy = new Map(record.events.map(({ id, assertedBy }) => [id, assertedBy]))
  return {
    ofStatement,
    ofEvent: (event) => {
      const statement = statements.get(assertedBy.get(event) ?? '')
      return statement === undefined ? own : ofStatement(statement)
    },
  }
}

/** The hands from the speaker outwards: the channel, then each one who passes it on. */
function handsOf(
  statement: Statement,
  statements: ReadonlyMap<string, Statement>,
  nameOf: (id: string | null) => string | null,
): readonly Hand[] {
  const hands: Hand[] = []
  let current: Statement | undefined = statement
  for (let depth = 0; current !== undefined && depth < 10; depth++) {
    if (depth > 0) {
      const words = current.source.spans.map(({ text }) => text).join(' ')
      hands.push({
        how: 'told by',
        name: nameOf(current.source.actor) ?? (words === '' ? 'somebody not named' : words),
      })
    }
    const via = nameOf(current.via)
    if (via !== null) hands.push({ how: 'through', name: via })
    current = current.within === null ? undefined : statements.get(current.within)
  }
  return hands
}

function ownVoice(head: ReportHead, { source, name }: Author): Voice {
  const carried = outletsOf(head).filter((other) => name === null || outletKey(other) !== outletKey(name))
  return {
    source,
    name: name ?? 'an outlet that is not known',
    kind: 'outlet',
    country: null,
    hands: carried.map((other) => ({ how: 'published by', name: other })),
  }
}

/** Who published a report, or else the host of its address. */
function outletsOf({ outlets, uri }: ReportHead): readonly string[] {
  if (outlets.length > 0) return outlets
  const host = /^[a-z]+:\/\/(?:www\.)?([^/:?#]+)/iu.exec(uri ?? '')?.[1]
  return host === undefined ? [] : [host]
}
