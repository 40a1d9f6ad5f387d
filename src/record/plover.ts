import { z } from 'zod'

/** The sixteen event types of the PLOVER manual 2.0. */
export const eventTypes = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const

export const eventType = z.enum(eventTypes)
export type EventType = z.infer<typeof eventType>

/** Whether the act took place, is to come, may come, or did not take place. */
export const eventStatus = z.enum(['actual', 'planned', 'possible', 'negated'])
export type EventStatus = z.infer<typeof eventStatus>
