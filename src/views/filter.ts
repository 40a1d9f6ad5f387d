import { type RawBuilder, sql } from 'kysely'
import type { EventStatus, EventType } from '../record/plover.ts'
import { statementModes } from '../record/statement.ts'
import { isAbout, isOnSide, isSpeaker, type Who } from './who.ts'

/** What statements and events have to be like. */
export type Filter = {
  /** Who speaks or acts. */
  readonly by?: Who | undefined
  /** Of or to whom it is said, or to whom it is done. */
  readonly about?: Who | undefined
  /** The first and the last day, ISO 8601, of the thing itself where they are known, else of the publication. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly types?: readonly EventType[] | undefined
  /** A statement's mode, or an event's. */
  readonly mode?: string | undefined
  readonly statuses?: readonly EventStatus[] | undefined
  readonly publisher?: string | undefined
}

type Condition = RawBuilder<boolean>

/** The day on which a thing counts: its own first day, else that of the publication. */
export const dayOfEvent = sql<string | null>`COALESCE(substr(e.from_day, 1, 10), r.published)`
export const dayOfStatement = sql<string | null>`COALESCE(substr(t.from_day, 1, 10), r.published)`

const lastDayOfEvent = sql`COALESCE(substr(e.to_day, 1, 10), substr(e.from_day, 1, 10), r.published)`
const lastDayOfStatement = sql`COALESCE(substr(t.to_day, 1, 10), substr(t.from_day, 1, 10), r.published)`

/** Conditions on an event `e` of a report `r`. */
export function eventConditions(filter: Filter): readonly Condition[] {
  const { by, about, from, to, types, mode, statuses, publisher } = filter
  const conditions: Condition[] = [...inReport(publisher)]
  if (by !== undefined) conditions.push(isOnSide('e', 'source', by))
  if (about !== undefined) conditions.push(isOnSide('e', 'target', about))
  if (from !== undefined) conditions.push(sql<boolean>`${lastDayOfEvent} >= ${from}`)
  if (to !== undefined) conditions.push(sql<boolean>`${dayOfEvent} <= ${to}`)
  if (types !== undefined) conditions.push(sql<boolean>`e.type IN (${sql.join(types)})`)
  if (statuses !== undefined) conditions.push(sql<boolean>`e.status IN (${sql.join(statuses)})`)
  if (mode !== undefined && isStatementMode(mode)) {
    conditions.push(sql<boolean>`EXISTS (
      SELECT 1 FROM statements teller WHERE teller.report_id = e.report_id
        AND teller.statement_id = e.asserted_by_statement_id AND teller.mode = ${mode})`)
  } else if (mode !== undefined) conditions.push(sql<boolean>`e.mode = ${mode}`)
  return conditions
}

/** Conditions on a statement `s` of a report `r`, its time `t`; types and statuses are those of the acts it asserts. */
export function statementConditions(filter: Filter): readonly Condition[] {
  const { by, about, from, to, types, mode, statuses, publisher } = filter
  const conditions: Condition[] = [...inReport(publisher)]
  if (by !== undefined) conditions.push(isSpeaker('s', by))
  if (about !== undefined) conditions.push(isAbout('s', about))
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
        AND ${sql.join(acts, sql` AND `)})`)
  }
  return conditions
}

/** Conditions on a report `r` alone; null where the filter asks for what a text does not have. */
export function textConditions(filter: Filter): readonly Condition[] | null {
  const { by, about, from, to, types, mode, statuses, publisher } = filter
  if ([by, about, types, mode, statuses].some((part) => part !== undefined)) return null
  const conditions: Condition[] = [...inReport(publisher)]
  if (from !== undefined) conditions.push(sql<boolean>`r.published >= ${from}`)
  if (to !== undefined) conditions.push(sql<boolean>`r.published <= ${to}`)
  return conditions
}

function inReport(publisher: string | undefined): readonly Condition[] {
  return publisher === undefined ? [] : [sql<boolean>`r.publisher = ${publisher}`]
}

function isStatementMode(mode: string): boolean {
  return statementModes.some((known) => known === mode)
}

/** All conditions in one; true where there are none. */
export function all(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`${sql.join(conditions, sql` AND `)}`
}
