import type { Statement } from '../../record/statement.ts'
import type { AcrossReport } from './across-report.ts'
import { handledActors } from './actor-handle.ts'
import { creditedAgency } from './copy-words.ts'
import type { CopyGroup } from './find-copies.ts'
import type { Attestation, Hand } from './happening.ts'
import type { JoinedActor } from './join-actors.ts'
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

/**
 * The voices of a report. What nobody is said to have said is its outlet's word; for a near-copy, the word of whoever
 * wrote the original: the agency that the copies credit, else the outlet that published first.
 */
export function assertersOf(
  report: AcrossReport,
  joined: ReadonlyMap<string, JoinedActor>,
  copyGroups: ReadonlyMap<string, CopyGroup>,
  byKey: ReadonlyMap<string, AcrossReport>,
): Asserters {
  const { record } = report
  const people = new Map(
    handledActors(report).map(({ handle, actor }) => [actor.id, { actor, across: joined.get(handle) }]),
  )
  const statements = new Map(record.statements.map((statement) => [statement.id, statement]))
  const own = ownVoice(report, copyGroups.get(report.key), byKey)
  const published: readonly Hand[] = outletsOf(report).map((name) => ({ how: 'published by', name }))
  const nameOf = (id: string | null): string | null => (id === null ? null : (people.get(id)?.actor.name ?? null))

  const ofStatement = (statement: Statement): Voice => {
    const { actor: id, spans } = statement.source
    const hands = [...handsOf(statement, statements, nameOf), ...published]
    const person = id === null ? undefined : people.get(id)
    if (person?.across === undefined || person.actor.kind === 'unnamed') {
      const country = person?.actor.country ?? null
      const words = person?.actor.name ?? spans.map(({ text }) => text).join(' ')
      if (words === '') return { ...own, hands }
      const key = country ?? weighable(words).join(' ')
      return { source: `unnamed:${key}`, name: words, kind: 'unnamed', country, hands }
    }
    const { across, actor } = person
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

function ownVoice(
  report: AcrossReport,
  copied: CopyGroup | undefined,
  byKey: ReadonlyMap<string, AcrossReport>,
): Voice {
  const family = copied === undefined ? [report] : copied.members.map(({ report: key }) => byKey.get(key)!)
  const original = copied === undefined ? report : byKey.get(copied.original)!
  const agencies = family.map(({ record }) => creditedAgency(record)).filter((agency) => agency !== null)
  const outlet = outletsOf(original).find((name) => agencies.some((agency) => outletKey(agency) === outletKey(name)))
  const name = outlet ?? agencies.toSorted()[0] ?? outletsOf(original)[0] ?? null
  const carried = outletsOf(report).filter((other) => name === null || outletKey(other) !== outletKey(name))
  return {
    source: name === null ? `outlet:${original.key}` : `outlet:${outletKey(name)}`,
    name: name ?? 'an outlet that is not known',
    kind: 'outlet',
    country: null,
    hands: carried.map((other) => ({ how: 'published by', name: other })),
  }
}

/** Who published a report, or else the host of its address. */
function outletsOf({ outlets, record }: AcrossReport): readonly string[] {
  if (outlets.length > 0) return outlets
  const host = /^[a-z]+:\/\/(?:www\.)?([^/:?#]+)/iu.exec(record.origin.uri ?? '')?.[1]
  return host === undefined ? [] : [host]
}
