import type { EventDraft } from '../frames/event-draft.ts'
import type { Event } from '../record/event.ts'
import type { Dates } from './time-of-statement.ts'

/** When an event took place, by the expression within the words that the model gives as its time; not by the nearest one. */
export function timeOfEvent(draft: EventDraft, times: Dates['times']): Event['time'] {
  if (!draft.time) return null
  const told = times.touching(draft.time)
  const best = told.find((t) => t.type === 'DATE' || t.type === 'TIME')
  return best ? { expression: best.id, from: best.from, to: best.to } : null
}
