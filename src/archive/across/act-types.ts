import type { EventType } from '../../record/plover.ts'

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

const pairs = new Set(near.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]))

/** 1 for one type, a half for two that are told apart with difficulty, else 0. */
export function typeLikeness(a: EventType, b: EventType): number {
  return a === b ? 1 : pairs.has(`${a} ${b}`) ? 0.5 : 0
}

const mutual: ReadonlySet<EventType> = new Set(['AGREE', 'CONSULT', 'COOPERATE'])

/** Acts that both sides do, so that it makes no difference who is told of first. */
export function isMutual(type: EventType): boolean {
  return mutual.has(type)
}
