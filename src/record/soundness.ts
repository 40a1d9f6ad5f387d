import type { Party } from './actor.ts'
import type { Event } from './event.ts'
import type { Range } from './ranges.ts'
import type { ReportRecord } from './report-record.ts'
import type { Span } from './span.ts'
import type { Statement } from './statement.ts'

/** What is wrong with a record, and where: `statements[2].cue.spans[0].text`. */
export type Fault = { readonly path: string; readonly message: string }

/** Faults that a schema cannot see: spans that do not match the text, ids that lead nowhere, chains that go in circles. */
export function* unsoundness(record: ReportRecord): Generator<Fault> {
  const { text, sentences, mentions, actors, times, statements, events } = record
  if (record.bodyStart > text.length) yield { path: 'bodyStart', message: 'lies beyond the text' }
  for (const [i, sentence] of sentences.entries()) {
    yield* rangeFaults(text, sentence, `sentences[${i}]`)
    if (sentence.start < (sentences[i - 1]?.end ?? 0)) {
      yield { path: `sentences[${i}]`, message: 'begins before the sentence in front of it ends' }
    }
  }
  yield* uniqueIds(mentions, 'mentions')
  yield* uniqueIds(events, 'events')
  const ids = {
    unnamed: new Set(actors.filter((a) => a.kind === 'unnamed').map((a) => a.id)),
    actors: yield* uniqueIds(actors, 'actors'),
    times: yield* uniqueIds(times, 'times'),
    statements: yield* uniqueIds(statements, 'statements'),
  }
  for (const [i, mention] of mentions.entries()) {
    yield* evidenceFaults(text, mention, `mentions[${i}]`)
    yield* unresolved(ids.actors, mention.actor, `mentions[${i}].actor`)
  }
  for (const [i, { roles }] of actors.entries()) {
    for (const [j, role] of roles.entries()) yield* spanFaults(text, role, `actors[${i}].roles[${j}]`)
  }
  for (const [i, time] of times.entries()) yield* evidenceFaults(text, time, `times[${i}]`)
  for (const [i, statement] of statements.entries()) yield* statementFaults(text, statement, ids, `statements[${i}]`)
  yield* circles(statements)
  for (const [i, event] of events.entries()) yield* eventFaults(text, event, ids, `events[${i}]`)
}

type Ids = Readonly<Record<'actors' | 'unnamed' | 'times' | 'statements', ReadonlySet<string>>>

function* statementFaults(text: string, statement: Statement, ids: Ids, path: string): Generator<Fault> {
  const { source, cue, content, medium, addressee } = statement
  for (const [role, filled] of Object.entries({ source, cue, content, medium, addressee })) {
    if (filled !== null) yield* listFaults(text, filled.spans, `${path}.${role}.spans`)
  }
  yield* partyFaults(ids, source, `${path}.source`)
  if (addressee) yield* partyFaults(ids, addressee, `${path}.addressee`)
  yield* unresolved(ids.actors, statement.via, `${path}.via`)
  yield* unresolved(ids.times, statement.time, `${path}.time`)
  yield* unresolved(ids.statements, statement.within, `${path}.within`)
}

function* partyFaults(ids: Ids, { actor, candidates = [] }: Party, path: string): Generator<Fault> {
  yield* unresolved(ids.actors, actor, `${path}.actor`)
  if (actor !== null && !ids.unnamed.has(actor) && candidates.length > 0) {
    yield { path: `${path}.candidates`, message: `are given although ${actor} is known to be meant` }
  }
  for (const [i, candidate] of candidates.entries()) {
    yield* unresolved(ids.actors, candidate, `${path}.candidates[${i}]`)
    if (candidates.indexOf(candidate) < i)
      yield { path: `${path}.candidates[${i}]`, message: `names ${candidate} again` }
  }
}

function* eventFaults(text: string, event: Event, ids: Ids, path: string): Generator<Fault> {
  const { anchor, source, target, place } = event
  for (const [role, filled] of Object.entries({ anchor, source, target, place })) {
    if (filled !== null) yield* listFaults(text, filled.spans, `${path}.${role}.spans`)
  }
  for (const [role, { actors }] of Object.entries({ source, target })) {
    for (const [i, actor] of actors.entries()) yield* unresolved(ids.actors, actor, `${path}.${role}.actors[${i}]`)
  }
  yield* unresolved(ids.times, event.time?.expression, `${path}.time.expression`)
  yield* unresolved(ids.statements, event.assertedBy, `${path}.assertedBy`)
}

function* listFaults(text: string, spans: readonly Span[], path: string): Generator<Fault> {
  for (const [i, span] of spans.entries()) yield* evidenceFaults(text, span, `${path}[${i}]`)
}

/** A span that is the evidence of something holds at least a character; that of an actor's role may be empty. */
function* evidenceFaults(text: string, span: Span, path: string): Generator<Fault> {
  if (span.start === span.end) yield { path, message: 'holds no characters, so it is evidence of nothing' }
  yield* spanFaults(text, span, path)
}

function* spanFaults(text: string, span: Span, path: string): Generator<Fault> {
  yield* rangeFaults(text, span, path)
  const there = text.slice(span.start, span.end)
  if (there !== span.text) {
    yield { path: `${path}.text`, message: `is ${quoted(span.text)}, but the text has ${quoted(there)}` }
  }
}

function* rangeFaults(text: string, { start, end }: Range, path: string): Generator<Fault> {
  if (start < 0 || end < start || end > text.length) {
    yield { path, message: `[${start}, ${end}) does not lie within the text's ${text.length} code units` }
  }
  if (splitsPair(text, start) || splitsPair(text, end)) yield { path, message: 'splits a surrogate pair' }
}

function splitsPair(text: string, at: number): boolean {
  const low = text.charCodeAt(at)
  if (!(low >= 0xdc00 && low < 0xe000)) return false
  const high = text.charCodeAt(at - 1)
  return high >= 0xd800 && high < 0xdc00
}

function* uniqueIds(things: readonly { readonly id: string }[], path: string): Generator<Fault, ReadonlySet<string>> {
  const ids = new Set<string>()
  for (const [i, { id }] of things.entries()) {
    if (ids.has(id)) yield { path: `${path}[${i}].id`, message: `${id} is taken` }
    ids.add(id)
  }
  return ids
}

function* unresolved(ids: ReadonlySet<string>, id: string | null | undefined, path: string): Generator<Fault> {
  if (id !== null && id !== undefined && !ids.has(id)) yield { path, message: `${id} is not in the record` }
}

/** Walks each chain of `within` upwards; what a walk has passed once needs no second walk. */
function* circles(statements: readonly Statement[]): Generator<Fault> {
  const within = new Map(statements.map(({ id, within }) => [id, within]))
  const done = new Set<string>()
  for (const [i, { id }] of statements.entries()) {
    const walk = new Set<string>()
    let at: string | null = id
    while (at !== null && !done.has(at) && !walk.has(at)) {
      walk.add(at)
      at = within.get(at) ?? null
    }
    if (at !== null && walk.has(at)) yield { path: `statements[${i}].within`, message: `the chain comes back to ${at}` }
    for (const passed of walk) done.add(passed)
  }
}

function quoted(words: string): string {
  return JSON.stringify(words.length > 60 ? `${words.slice(0, 60)}…` : words)
}
