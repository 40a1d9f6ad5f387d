import { type RawBuilder, sql } from 'kysely'
import type { ReviewState } from '../archive/review/review-decision.ts'
import type { EventStatus, EventType } from '../record/plover.ts'
import { statementModes } from '../record/statement.ts'
import {
  being,
  type Is,
  inReportsOf,
  isAbout,
  isFoundBySpeaker,
  isFoundOnSide,
  isOnSide,
  isSpeaker,
  keyed,
  type Side,
  type Who,
  whoever,
} from './who.ts'

/** What statements, events and reports have to be like; all that is given has to hold. */
export type Filter = {
  /** Who speaks or acts. */
  readonly by?: Who | undefined
  /** Of or to whom it is said, or to whom it is done. */
  readonly about?: Who | undefined
  /** The key of an actor who speaks, or who is on either side of an event. */
  readonly actor?: string | undefined
  /** The name, as reports have it, of who says it, or on whose word an event stands. */
  readonly speaker?: string | undefined
  /** The state, ISO 3166-1 alpha-3, of who speaks, or of somebody on either side of an event. */
  readonly country?: string | undefined
  /** The first and the last day, ISO 8601, of the thing itself where they are known, else of the publication. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** The first and the last day of publication, whatever the day of the thing itself. */
  readonly publishedFrom?: string | undefined
  readonly publishedTo?: string | undefined
  readonly types?: readonly EventType[] | undefined
  /** A statement's mode, or an event's. */
  readonly mode?: string | undefined
  readonly statuses?: readonly EventStatus[] | undefined
  readonly publisher?: string | undefined
  /** What people said of it last; `machine` where nobody has looked at it yet. What is wrong is nowhere to be found. */
  readonly review?: ReviewState | undefined
}

type Condition = RawBuilder<boolean>

/** The day on which a thing counts: its own first day, else that of the publication. */
export const dayOfEvent = sql<string | null>`COALESCE(substr(e.from_day, 1, 10), r.published)`
export const dayOfStatement = sql<string | null>`COALESCE(substr(t.from_day, 1, 10), r.published)`

const lastDayOfEvent = sql`COALESCE(substr(e.to_day, 1, 10), substr(e.from_day, 1, 10), r.published)`
const lastDayOfStatement = sql`COALESCE(substr(t.to_day, 1, 10), substr(t.from_day, 1, 10), r.published)`

/** Whether rows are to be found by the actors that are asked for, since nothing else tells where to begin. */
export type Beginning = {
  readonly byActors?: boolean | undefined
  /** No row lies before this day of lists: those who are asked for are looked up from there on. */
  readonly since?: string | null | undefined
}

/** Conditions on an event `e` of a report `r`. */
export function eventConditions(
  filter: Filter,
  { byActors = false, since = null }: Beginning = {},
): readonly Condition[] {
  const onSide = (side: Side | null, is: Is) => (byActors ? isFoundOnSide(side, is, since) : isOnSide('e', side, is))
  const { by, about, actor, speaker, country, from, to, types, mode, statuses, review } = filter
  const conditions: Condition[] = [...publicationConditions(filter)]
  if (review !== undefined) conditions.push(sql<boolean>`e.review = ${review}`)
  if (by !== undefined) conditions.push(onSide('source', being(by)))
  if (about !== undefined) conditions.push(onSide('target', being(about)))
  if (actor !== undefined) conditions.push(onSide(null, keyed(actor)))
  if (country !== undefined) conditions.push(onSide(null, ofCountry(country)))
  if (from !== undefined) conditions.push(sql<boolean>`${lastDayOfEvent} >= ${from}`)
  if (to !== undefined) conditions.push(sql<boolean>`${dayOfEvent} <= ${to}`)
  if (types !== undefined) conditions.push(sql<boolean>`e.type IN (${sql.join(types)})`)
  if (statuses !== undefined) conditions.push(sql<boolean>`e.status IN (${sql.join(statuses)})`)
  const telling: Condition[] = []
  if (speaker !== undefined) telling.push(isSpeaker('teller', named(speaker)))
  if (mode !== undefined && isStatementMode(mode)) telling.push(sql<boolean>`teller.mode = ${mode}`)
  else if (mode !== undefined) conditions.push(sql<boolean>`e.mode = ${mode}`)
  if (telling.length > 0) {
    conditions.push(sql<boolean>`EXISTS (
      SELECT 1 FROM statements teller WHERE teller.report_id = e.report_id
        AND teller.statement_id = e.asserted_by_statement_id AND ${all(telling)})`)
  }
  return conditions
}

/** Conditions on a statement `s` of a report `r`, its time `t`; types and statuses are those of the acts it asserts. */
export function statementConditions(
  filter: Filter,
  { byActors = false, since = null }: Beginning = {},
): readonly Condition[] {
  const madeBy = (is: Is) => (byActors ? isFoundBySpeaker(is, since) : isSpeaker('s', is))
  const { by, about, actor, speaker, country, from, to, types, mode, statuses, review } = filter
  const conditions: Condition[] = [...publicationConditions(filter)]
  if (review !== undefined) conditions.push(sql<boolean>`s.review = ${review}`)
  if (by !== undefined) conditions.push(madeBy(being(by)))
  if (about !== undefined) conditions.push(isAbout('s', being(about)))
  if (actor !== undefined) conditions.push(madeBy(keyed(actor)))
  if (speaker !== undefined) conditions.push(madeBy(named(speaker)))
  if (country !== undefined) conditions.push(madeBy(ofCountry(country)))
  if (from !== undefined) conditions.push(sql<boolean>`${lastDayOfStatement} >= ${from}`)
  if (to !== undefined) conditions.push(sql<boolean>`${dayOfStatement} <= ${to}`)
  if (mode !== undefined && isStatementMode(mode)) conditions.push(sql<boolean>`s.mode = ${mode}`)
  const acts: Condition[] = []
  if (types !== undefined) {
    // Not by the index of types, which holds the whole archive's: a report's few events are looked through instead.
    acts.push(sql<boolean>`told.type || '' IN (${sql.join(types)})`)
  }
  if (statuses !== undefined) acts.push(sql<boolean>`told.status IN (${sql.join(statuses)})`)
  if (mode !== undefined && !isStatementMode(mode)) acts.push(sql<boolean>`told.mode = ${mode}`)
  if (acts.length > 0) {
    conditions.push(sql<boolean>`EXISTS (
      SELECT 1 FROM events told WHERE told.report_id = s.report_id AND told.asserted_by_statement_id = s.statement_id
        AND ${all(acts)})`)
  }
  return conditions
}

/** Conditions on a report `r`: that it names the actors, and holds some event or statement of the kinds. */
export function reportConditions(filter: Filter): readonly Condition[] {
  const { from, to, types, mode, statuses, review } = filter
  const conditions: Condition[] = [...publicationConditions(filter), inReportsOf('r.id', actorsAsked(filter))]
  const some = (table: 'events' | 'statements', is: Condition) =>
    conditions.push(sql<boolean>`EXISTS (SELECT 1 FROM ${sql.table(table)} has WHERE has.report_id = r.id AND ${is})`)
  if (from !== undefined) conditions.push(sql<boolean>`r.published >= ${from}`)
  if (to !== undefined) conditions.push(sql<boolean>`r.published <= ${to}`)
  conditions.push(...publicationOrder(filter))
  if (types !== undefined) some('events', sql<boolean>`has.type IN (${sql.join(types)})`)
  if (statuses !== undefined) some('events', sql<boolean>`has.status IN (${sql.join(statuses)})`)
  if (review !== undefined) {
    const has = (table: string) =>
      sql`EXISTS (SELECT 1 FROM ${sql.table(table)} has WHERE has.report_id = r.id AND has.review = ${review})`
    conditions.push(sql<boolean>`(${has('statements')} OR ${has('events')})`)
  }
  if (mode !== undefined) some(isStatementMode(mode) ? 'statements' : 'events', sql<boolean>`has.mode = ${mode}`)
  return conditions
}

/** Whether a filter asks for what statements and events have, and a text as such has not. */
export function asksForFrames(filter: Filter): boolean {
  const { types, mode, statuses, review } = filter
  return actorsAsked(filter).length > 0 || [types, mode, statuses, review].some((part) => part !== undefined)
}

/** The actors of whom each has to be in a report, for what is asked to be there at all. */
export function actorsAsked({ by, about, actor, speaker, country }: Filter): readonly Is[] {
  return [
    ...[by, about].flatMap((who) => (who === undefined ? [] : [being(who)])),
    ...(actor === undefined ? [] : [keyed(actor)]),
    ...(speaker === undefined ? [] : [named(speaker)]),
    ...(country === undefined ? [] : [ofCountry(country)]),
  ]
}

const named = (name: string) => whoever((alias) => sql<boolean>`${sql.ref(`${alias}.name`)} = ${name}`)
export const ofCountry = (code: string) => whoever((alias) => sql<boolean>`${sql.ref(`${alias}.country`)} = ${code}`)

/** The days of publication once more, by the expression that has the list's order and an index. */
function publicationOrder({ publishedFrom, publishedTo }: Filter): readonly Condition[] {
  const day = sql`(COALESCE(r.published, ''))`
  return [
    ...(publishedFrom === undefined ? [] : [sql<boolean>`${day} >= ${publishedFrom}`]),
    ...(publishedTo === undefined ? [] : [sql<boolean>`${day} <= ${publishedTo}`]),
  ]
}

function publicationConditions({ publisher, publishedFrom, publishedTo }: Filter): readonly Condition[] {
  const conditions: Condition[] = []
  if (publisher !== undefined) conditions.push(sql<boolean>`r.publisher = ${publisher}`)
  if (publishedFrom !== undefined) conditions.push(sql<boolean>`r.published >= ${publishedFrom}`)
  if (publishedTo !== undefined) conditions.push(sql<boolean>`r.published <= ${publishedTo}`)
  return conditions
}

function isStatementMode(mode: string): boolean {
  return statementModes.some((known) => known === mode)
}

/** All conditions in one; true where there are none. */
export function all(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`${sql.join(conditions, sql` AND `)}`
}
