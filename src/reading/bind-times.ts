import type { EventDraft } from '../frames/event-draft.ts'
import { holds, overlaps, type Range } from '../record/ranges.ts'
import type { Hinge } from '../time/finding.ts'
import { hungValue } from '../time/hinges.ts'
import { isoDays } from '../time/values.ts'
import { sentenceAt, timeInClause } from './time-in-clause.ts'
import type { EventTime } from './time-of-event.ts'
import type { Dated, Dates } from './time-of-statement.ts'

/** What "a day after it tested missiles" was told from: the word in it that tells of the deed, where else the report tells of that deed, and the date there. */
export type BoundWhy = { readonly hinge: Hinge; readonly word: Range; readonly same: Range; readonly date: Dated }

/** An event with its time and whoever takes part in it, so that two tellings of one deed can be known. */
export type TimedEvent = {
  readonly draft: EventDraft
  readonly time: EventTime | null
  readonly sources: readonly string[]
  readonly targets: readonly string[]
}

export type Bound = { readonly time: Dated; readonly why: BoundWhy | null }

/**
 * Gives a date to expressions that are told from a deed ("a day after it tested missiles"), where the report dates that
 * deed: in the same words, or wherever else it tells of it with the same word, of the same sort and with the same
 * parties as far as they are known. Where two tellings have different days, or none has one, nothing is known.
 * @param times in the order of the text; an expression that is told from a deed has its `hinge`
 */
export function bindTimes(times: readonly Dated[], events: readonly TimedEvent[], dates: Dates): Bound[] {
  const bound = new Map<string, Bound>()
  const current = (t: Dated): Dated => bound.get(t.id)?.time ?? t
  const places = times.some((t) => t.hinge) ? wordPlaces(dates.text) : new Map<string, Range[]>()
  // One that is told from a deed may date the deed that another is told from.
  for (let round = 0; round < 3; round++) {
    for (const t of times) {
      if (!t.hinge || bound.has(t.id)) continue
      const why = tellings(t, t.hinge, events, places, dates, current)
      const value = why && hungValue(why.date.value, t.hinge.unit, t.hinge.count)
      if (why && value) bound.set(t.id, { time: { ...t, type: 'DATE', value, ...isoDays(value), hinge: null }, why })
    }
  }
  return times.map((t) => bound.get(t.id) ?? { time: t, why: null })
}

/** The deed that an expression is told from and its date, where all that tell of it agree. */
function tellings(
  time: Dated,
  hinge: Hinge,
  events: readonly TimedEvent[],
  places: ReadonlyMap<string, readonly Range[]>,
  dates: Dates,
  current: (t: Dated) => Dated,
): BoundWhy | null {
  const inner = events.find((e) => holds(hinge.on, e.draft.anchor))
  const word = inner?.draft.anchor ?? headOf(dates.text, hinge.on)
  const sentence = word && sentenceAt(dates.sentences, word.start)
  if (!word || !sentence) return null
  const found: { same: Range; date: Dated }[] = []
  const add = (same: Range, date: Dated | undefined): void => {
    const now = date && current(date)
    if (now?.value && now.id !== time.id && !now.hinge && now.from) found.push({ same, date: now })
  }
  const dayOf = (at: Range): Dated | undefined => {
    const event = events.find((e) => overlaps(e.draft.anchor, at))
    if (event) return inner && !sameDeed(inner, event) ? undefined : event.time?.time
    const around = sentenceAt(dates.sentences, at.start)
    const near = around && dates.times.touching(around).filter((t) => t.type === 'DATE' && t.id !== time.id)
    return around && near ? timeInClause(dates.text, around, at, near, [])?.time : undefined
  }
  add(word, dayOf(word))
  const stem = stemOf(dates.text.slice(word.start, word.end))
  if (found.length === 0) {
    for (const at of places.get(stem) ?? []) if (!overlaps(at, sentence)) add(at, dayOf(at))
  }
  const usable = found.filter(({ date }) => hungValue(date.value, hinge.unit, hinge.count) !== null)
  const values = new Set(usable.map(({ date }) => date.value!.slice(0, 10)))
  return values.size === 1 ? { hinge, word, ...usable[0]! } : null
}

/** The same sort of deed, with no party that speaks against it. */
function sameDeed(a: TimedEvent, b: TimedEvent): boolean {
  const agree = (x: readonly string[], y: readonly string[]): boolean =>
    x.length === 0 || y.length === 0 || x.some((id) => y.includes(id))
  return a === b || (a.draft.type === b.draft.type && agree(a.sources, b.sources) && agree(a.targets, b.targets))
}

const stopsNoun = /^(?:of|in|on|at|for|by|with|from|to|against|between|that|who|which|and|or|was|were|is|had|has)$/iu

/** The word that tells of the deed: the first verb in "-ed", else the last word of the noun phrase. */
function headOf(text: string, on: Range): Range | null {
  const words = [...text.slice(on.start, on.end).matchAll(/[\p{L}\d’'-]+/gu)]
    .slice(0, 8)
    .map((m) => ({ start: on.start + m.index, end: on.start + m.index + m[0].length, text: m[0] }))
  const verb = words.find((w) => /\p{Ll}{2}ed$/u.test(w.text))
  const stop = words.findIndex((w, i) => i > 0 && stopsNoun.test(w.text))
  const head = verb ?? words[(stop < 0 ? words.length : stop) - 1]
  return head && head.text.length > 3 ? { start: head.start, end: head.end } : null
}

/** "tested", "tests" and "test" are one deed's words; a rough stem, since the dates must agree in any case. */
function stemOf(word: string): string {
  const last = /[\p{L}\d]+$/u.exec(word)?.[0].toLowerCase() ?? ''
  return last.replace(/(?:ings?|ed|es|s|e)$/u, '')
}

function wordPlaces(text: string): Map<string, Range[]> {
  const places = new Map<string, Range[]>()
  for (const m of text.matchAll(/\p{L}{4,}/gu)) {
    const at = { start: m.index, end: m.index + m[0].length }
    const stem = stemOf(m[0])
    const known = places.get(stem)
    if (known) known.push(at)
    else places.set(stem, [at])
  }
  return places
}
