import type { Actor } from '../../record/actor.ts'
import type { Event } from '../../record/event.ts'
import { eventKind } from '../../record/event-kinds.ts'
import { type Range, spanAt } from '../../record/ranges.ts'
import type { ReportRecord } from '../../record/report-record.ts'
import type { Statement } from '../../record/statement.ts'
import type { ActorName, EventContent, FrameContent, StatementContent } from './frame-content.ts'

/** How sure a frame is that people put into a record whose reading does not have it. */
const peopleAreSure = 1

/** A record that is being mended: what people said takes the place of what the machine found. */
export class Mending {
  #statements: readonly Statement[]
  #events: readonly Event[]
  #actors: readonly Actor[]
  readonly #record: ReportRecord

  constructor(record: ReportRecord) {
    this.#record = record
    this.#statements = record.statements
    this.#events = record.events
    this.#actors = record.actors
  }

  record(): ReportRecord {
    return { ...this.#record, actors: this.#actors, statements: this.#statements, events: this.#events }
  }

  /**
   * Puts a content in the place of a frame's, or adds a frame where there is none of that id; gives the frame's id.
   * `asserter` is the id of the statement that asserts an event; undefined leaves it what it was.
   */
  put(id: string | null, content: FrameContent, asserter?: string | null): string {
    return content.kind === 'statement' ? this.#putStatement(id, content) : this.#putEvent(id, content, asserter)
  }

  #putStatement(id: string | null, content: StatementContent): string {
    const speaker = this.#actorOf(content.speaker)
    const place = this.#statements.findIndex((one) => one.id === id)
    const before = this.#statements[place] ?? newStatement(nextId('s', this.#statements))
    const { actor: _actor, candidates, ...source } = before.source
    const mended: Statement = {
      ...before,
      source: {
        ...source,
        spans: this.#spans(content.source),
        actor: speaker,
        ...(speaker === null && candidates !== undefined ? { candidates } : {}),
      },
      cue: { spans: this.#spans(content.cue) },
      content: { spans: this.#spans(content.content) },
      mode: content.mode,
    }
    this.#statements = put(this.#statements, place, mended)
    return mended.id
  }

  #putEvent(id: string | null, content: EventContent, asserter: string | null | undefined): string {
    const place = this.#events.findIndex((one) => one.id === id)
    const before = this.#events[place] ?? newEvent(nextId('e', this.#events), content)
    const side = (spans: readonly Range[], actors: readonly ActorName[]) => ({
      spans: this.#spans(spans),
      actors: actors.flatMap((name) => this.#actorOf(name) ?? []),
    })
    const spans = this.#spans(content.place)
    const samePlace = JSON.stringify(before.place?.spans ?? []) === JSON.stringify(spans)
    const mended: Event = {
      ...before,
      ...kindOf(before, content),
      status: content.status,
      anchor: { spans: this.#spans(content.anchor) },
      source: side(content.source, content.sources),
      target: side(content.target, content.targets),
      place: samePlace ? before.place : spans.length === 0 ? null : { spans, name: null, country: null },
      assertedBy: asserter === undefined ? before.assertedBy : asserter,
    }
    this.#events = put(this.#events, place, mended)
    return mended.id
  }

  #spans(ranges: readonly Range[]) {
    return ranges.map((range) => spanAt(this.#record.text, range))
  }

  /** The id of an actor by name, kind and state, else by name; one whom the record does not have comes to it. */
  #actorOf(wanted: ActorName | null): string | null {
    if (wanted === null) return null
    const { name, kind, country } = wanted
    const named = this.#actors.filter((actor) => actor.name === name)
    const found = named.find((actor) => actor.kind === kind && actor.country === country) ?? named[0]
    if (found !== undefined) return found.id
    const id = nextId('a', this.#actors)
    this.#actors = [...this.#actors, { id, name, kind, country, sectors: [], aliases: [], roles: [] }]
    return id
  }
}

/** A type that is mended has another quad and intensity; the mode was the old type's. */
function kindOf(before: Event, { type }: EventContent): Pick<Event, 'type' | 'mode' | 'quad' | 'intensity'> {
  if (before.type === type) return before
  const { quad, intensity } = eventKind(type)
  return { type, mode: null, quad, intensity }
}

function put<T>(list: readonly T[], place: number, one: T): readonly T[] {
  return place < 0 ? [...list, one] : list.with(place, one)
}

function nextId(letter: string, list: readonly { readonly id: string }[]): string {
  return `${letter}${1 + list.reduce((most, { id }) => Math.max(most, Number(id.slice(1)) || 0), 0)}`
}

function newStatement(id: string): Statement {
  const nothing = { spans: [] }
  return {
    ...{ id, source: { ...nothing, actor: null }, cue: nothing, content: nothing, mode: 'indirect' },
    ...{ via: null, medium: null, addressee: null, within: null, time: null, confidence: peopleAreSure },
  }
}

function newEvent(id: string, { type }: EventContent): Event {
  const side = { spans: [], actors: [] }
  const { quad, intensity } = eventKind(type)
  return {
    ...{ id, type, mode: null, contexts: [], anchor: { spans: [] }, source: side, target: side, time: null },
    ...{ place: null, status: 'actual', assertedBy: null, quad, intensity, confidence: peopleAreSure },
  }
}
