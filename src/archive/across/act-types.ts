import { type EventType, eventTypes } from '../../record/plover.ts'

/** Types that reports, and readers, give one act by turns: an expulsion is a sanction to one and coercion to another. */
const near: readonly (readonly [EventType, EventType])[] = [
  ['SANCTION', 'COERCE'],
  ['SANCTION', 'REJECT'],
  ['COERCE', 'ASSAULT'],
  ['AID', 'SUPPORT'],
  ['AID', 'COOPERATE'],
  ['SUPPORT', 'COOPERATE'],
  ['AGREE', 'COOPERATE'],
  ['AGREE', 'CONSULT'],
  ['AGREE', 'CONCEDE'],
  ['COOPERATE', 'CONSULT'],
  ['THREATEN', 'REQUEST'],
  ['THREATEN', 'SANCTION'],
  ['THREATEN', 'ACCUSE'],
  ['ACCUSE', 'REJECT'],
  ['MOBILIZE', 'THREATEN'],
  ['MOBILIZE', 'ASSAULT'],
  ['PROTEST', 'REQUEST'],
  ['PROTEST', 'ACCUSE'],
  ['PROTEST', 'REJECT'],
  ['RETREAT', 'CONCEDE'],
]

const nearTo: ReadonlyMap<EventType, ReadonlySet<EventType>> = new Map(
  eventTypes.map((type) => [type, new Set(near.filter((pair) => pair.includes(type)).flat())]),
)

/** 1 for one type, a half for two that are told apart with difficulty, else 0. */
export function typeLikeness(a: EventType, b: EventType): number {
  return a === b ? 1 : nearTo.get(a)?.has(b) ? 0.5 : 0
}

/** A type and those that are told apart from it with difficulty. */
export function typesNear(type: EventType): readonly EventType[] {
  return [type, ...[...nearTo.get(type)!].filter((other) => other !== type)]
}

const mutual: ReadonlySet<EventType> = new Set(['AGREE', 'CONSULT', 'COOPERATE'])

/** Acts that both sides do, so that it makes no difference who is told of first. */
export function isMutual(type: EventType): boolean {
  return mutual.has(type)
}
