import type { Event } from '../../record/event.ts'
import { indexAt } from '../../record/ranges.ts'
import type { Statement } from '../../record/statement.ts'
import type { AcrossReport } from './across-report.ts'
import type { Act, ActTime, Side, Stance } from './act.ts'
import { isDenial, isDeniedInWords } from './denial.ts'
import type { JoinedActor } from './joined-actors.ts'
import { stemOf, type WordVector, type WordWeights, weighable, wordVector } from './word-weights.ts'

/** For how many days back a report's acts are looked for where it tells no day. */
const daysBack = 3

/** The events of a report as acts, each key once. `people` leads from an actor's id in it to whom it is across reports. */
export function gatherActs(
  report: AcrossReport,
  people: ReadonlyMap<string, JoinedActor>,
  weigh: WordWeights,
): readonly Act[] {
  const { record, key } = report
  if (record.events.length === 0) return []
  const whole = wordVector(weighable(record.text), weigh)
  const statements = new Map(record.statements.map((statement) => [statement.id, statement]))
  const sentences = new Map<number, WordVector>()
  const sentenceAt = (offset: number): WordVector => {
    const { start, end } = sentenceOf(report, offset)
    const known = sentences.get(start) ?? wordVector(weighable(record.text.slice(start, end)), weigh)
    sentences.set(start, known)
    return known
  }
  const actorOf = new Map(record.actors.map((actor) => [actor.id, actor]))
  const sideOf = ({ spans, actors }: Event['source']): Side => {
    const countries = actors
      .map((id) => people.get(id)?.country ?? actorOf.get(id)?.country)
      .filter((code) => code != null)
    const texts = spans.length > 0 ? spans.map(({ text }) => text) : actors.map((id) => actorOf.get(id)?.name ?? '')
    const named = texts.flatMap((text) => text.match(/\p{Lu}[\p{L}\p{M}’'-]+/gu) ?? [])
    return {
      actors: actors.map((id) => people.get(id)?.id).filter((id) => id !== undefined),
      countries: [...new Set(countries)],
      words: stemsOf(texts.flatMap(weighable), weigh),
      names: stemsOf(named.flatMap(weighable), weigh),
    }
  }
  const acts = record.events.map((event): Act => {
    const { start } = event.anchor.spans[0]!
    return {
      key: actKey(key, event),
      report: key,
      event: event.id,
      type: event.type,
      stance: stanceOf(
        event,
        event.assertedBy === null ? undefined : statements.get(event.assertedBy),
        record.text.slice(sentenceOf(report, start).start, start),
      ),
      source: sideOf(event.source),
      target: sideOf(event.target),
      time: timeOf(event, record.published),
      anchor: event.anchor.spans.map(({ text }) => text).join(' … '),
      sentence: sentenceAt(start),
      whole,
    }
  })
  const timed = acts.map((act, place) =>
    record.events[place]!.anchor.spans[0]!.start < record.bodyStart ? { ...act, time: leadTime(act, acts) } : act,
  )
  return [...new Map(timed.map((act) => [act.key, act])).values()]
}

/** A headline tells no day: its act took place when the first act of its type below it did. */
function leadTime(headline: Act, acts: readonly Act[]): ActTime | null {
  if (headline.time?.told) return headline.time
  return acts.find(({ type, time }) => type === headline.type && time?.told)?.time ?? headline.time
}

function stemsOf(words: readonly string[], weigh: WordWeights): readonly string[] {
  return [...new Set(words.filter((word) => weigh(word) > 0).map(stemOf))]
}

/** An event's key: its report's, its type, and where its anchor begins. */
export function actKey(report: string, event: Event): string {
  return `${report}/${event.type}@${event.anchor.spans[0]!.start}`
}

/** "Tajikistan denied that its guards had fired": what stands within what somebody denies is denied. */
function stanceOf({ status, anchor }: Event, assertedBy: Statement | undefined, before: string): Stance {
  if (status === 'negated' || (assertedBy !== undefined && isDenial(assertedBy))) return 'denies'
  if (isDeniedInWords(before, anchor.spans[0]!.text)) return 'denies'
  return status === 'actual' ? 'asserts' : 'foresees'
}

function timeOf({ time }: Event, published: string | null): ActTime | null {
  const from = time?.from?.slice(0, 10) ?? null
  if (from !== null) return within(from, time?.to?.slice(0, 10) ?? from, true)
  return published === null ? null : within(addDays(published, -daysBack), published, false)
}

function within(from: string, to: string, told: boolean): ActTime {
  return { from, to, first: dayNumber(from), last: dayNumber(to), told }
}

/** A day so many days later. */
export function addDays(day: string, days: number): string {
  return new Date(dayNumber(day) * 86_400_000 + days * 86_400_000).toISOString().slice(0, 10)
}

/** Days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
}

function sentenceOf({ record }: AcrossReport, offset: number): { readonly start: number; readonly end: number } {
  const { text, sentences } = record
  const sentence = sentences[indexAt(sentences, offset)]
  if (sentence !== undefined && sentence.start <= offset && offset < sentence.end) return sentence
  const end = text.indexOf('\n', offset)
  return { start: text.lastIndexOf('\n', offset) + 1, end: end < 0 ? text.length : end }
}
