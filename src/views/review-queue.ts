import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { frameKinds } from '../archive/review/frame-key.ts'
import { reviewStates } from '../archive/review/review-decision.ts'
import { eventType } from '../record/plover.ts'
import { askedFor, type Page, type PageAsked, usualLimit } from './asked-for.ts'
import { pageOf, placeAt } from './cursor.ts'
import { all, eventConditions, type Filter, statementConditions } from './filter.ts'

/** Which statements and events are to be reviewed. */
export const queueAsked = z.object({
  kind: z.enum(frameKinds).optional().describe('statements or events alone'),
  state: z
    .enum([...reviewStates, 'any'])
    .optional()
    .describe('what people said of it last: `machine` where nobody has yet, which is meant where nothing is given'),
  unreviewedBy: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe('a reviewer who has not said anything of it, whatever others said; `state` is then `any`'),
  type: eventType.optional().describe("of events, PLOVER's type"),
  actor: askedFor.shape.actor.describe('the key of an actor who speaks or acts, or on whom; not of what is wrong'),
  report: z.string().min(1).max(100).optional().describe("the report's key"),
  below: z.coerce.number().min(0).max(1).optional().describe('of what the model is less sure than this'),
})

export type QueueAsked = z.infer<typeof queueAsked>

/** A statement or an event that awaits review. */
export const queued = z.object({
  report: z.string().describe("the report's key"),
  id: z.string().describe("the statement's or event's id within the report"),
  kind: z.enum(frameKinds),
  type: z.string().nullable().describe("an event's type"),
  who: z.string().describe('the words for who speaks or acts'),
  words: z.string().describe('what is said, or the words that tell of the act'),
  confidence: z.number(),
  state: z.string(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  published: z.string().nullable(),
})

export type Queued = z.infer<typeof queued>

type Condition = RawBuilder<boolean>

/** What is to be reviewed, the least certain first. */
export async function reviewQueue(
  archive: Archive,
  asked: QueueAsked,
  { cursor, limit = usualLimit }: PageAsked = {},
): Promise<Page<Queued>> {
  const place = placeAt(cursor, ['number', 'string', 'number', 'string'])
  const rows = await queueFrom(archive, asked, { place, limit: limit + 1 })
  return pageOf(rows, limit, { item: (row) => row, placeOf })
}

/** The next one before a frame in its queue, and some after it. */
export async function queueAround(
  archive: Archive,
  asked: QueueAsked,
  frame: Pick<Queued, 'confidence' | 'report' | 'id'>,
  limit: number,
): Promise<{ readonly before: Queued | null; readonly after: readonly Queued[] }> {
  const place = placeOf(frame)
  const [before = null] = await queueFrom(archive, asked, { place, limit: 1, backwards: true })
  return { before, after: await queueFrom(archive, asked, { place, limit }) }
}

type Place = readonly (string | number)[]

async function queueFrom(
  archive: Archive,
  asked: QueueAsked,
  {
    place,
    limit,
    backwards = false,
  }: { readonly place: Place | null; readonly limit: number; readonly backwards?: boolean },
): Promise<readonly Queued[]> {
  const beyond = sql.raw(backwards ? '<' : '>')
  const order = sql.raw(backwards ? 'DESC' : 'ASC')
  const rows: Queued[] = []
  for (const { id, confidence, columns, from, where } of branchesOf(asked)) {
    const key = [confidence, sql`r.key`, sql`length(${id})`, id]
    const after = place === null ? [] : [sql<boolean>`(${sql.join(key)}) ${beyond} (${sql.join([...place])})`]
    // Each kind by its own index, and then together: as many of each as may be shown.
    const found = await sql<Queued>`
      SELECT r.key AS report, ${id} AS id, ${columns}, ${confidence} AS confidence, r.title, r.publisher, r.published
      ${from} WHERE ${all([...where, ...after])}
      ORDER BY ${sql.join(key.map((part) => sql`${part} ${order}`))} LIMIT ${limit}`.execute(archive.db)
    rows.push(...found.rows)
  }
  const inOrder = rows.toSorted((a, b) => compare(placeOf(a), placeOf(b)))
  return (backwards ? inOrder.reverse() : inOrder).slice(0, limit)
}

/** How many there are; where no more than a state is asked for, by the counts that are kept. */
export async function countQueue(archive: Archive, asked: QueueAsked): Promise<number> {
  const { state = asked.unreviewedBy === undefined ? 'machine' : 'any', ...narrowed } = asked
  if (Object.values(narrowed).every((part) => part === undefined)) {
    const counts = await countReviews(archive)
    return state === 'any' ? Object.values(counts).reduce((sum, count) => sum + count, 0) : counts[state]
  }
  const { db } = archive
  let count = 0
  for (const { from, where } of branchesOf(asked)) {
    const { rows } = await sql<{
      count: number | string
    }>`SELECT COUNT(*) AS count ${from} WHERE ${all(where)}`.execute(db)
    count += Number(rows[0]?.count ?? 0)
  }
  return count
}

type Branch = {
  readonly id: RawBuilder<unknown>
  readonly confidence: RawBuilder<unknown>
  readonly columns: RawBuilder<unknown>
  readonly from: RawBuilder<unknown>
  readonly where: readonly Condition[]
}

/** From where they come: statements, events, and what is wrong, which is in neither. */
function branchesOf(asked: QueueAsked): readonly Branch[] {
  const { kind, type, actor } = asked
  const state = asked.state ?? (asked.unreviewedBy === undefined ? 'machine' : 'any')
  const branches: Branch[] = []
  const isAsked = (one: (typeof frameKinds)[number]) => kind === undefined || kind === one
  if (state !== 'wrong' && isAsked('statement') && type === undefined) branches.push(statementBranch(asked, state))
  if (state !== 'wrong' && isAsked('event')) branches.push(eventBranch(asked, state))
  if ((state === 'wrong' || state === 'any') && actor === undefined) branches.push(wrongBranch(asked))
  return branches
}

function filterOf({ actor, type }: QueueAsked, state: NonNullable<QueueAsked['state']>): Filter {
  return { actor, types: type && [type], review: state === 'any' ? undefined : state }
}

function statementBranch(asked: QueueAsked, state: NonNullable<QueueAsked['state']>): Branch {
  return {
    id: sql`s.statement_id`,
    confidence: sql`s.confidence`,
    columns: sql`'statement' AS kind, NULL AS type, s.source_text AS who, s.content_text AS words, s.review AS state`,
    from: sql`FROM statements s JOIN reports r ON r.id = s.report_id`,
    where: [...statementConditions(filterOf(asked, state)), ...common(asked, 's', sql`s.statement_id`)],
  }
}

function eventBranch(asked: QueueAsked, state: NonNullable<QueueAsked['state']>): Branch {
  return {
    id: sql`e.event_id`,
    confidence: sql`e.confidence`,
    columns: sql`'event' AS kind, e.type, e.source_text AS who, e.anchor_text AS words, e.review AS state`,
    from: sql`FROM events e JOIN reports r ON r.id = e.report_id`,
    where: [...eventConditions(filterOf(asked, state)), ...common(asked, 'e', sql`e.event_id`)],
  }
}

/** Of several reviewers of one frame, the first by name stands for it. */
function wrongBranch(asked: QueueAsked): Branch {
  const { kind, type } = asked
  return {
    id: sql`w.frame_id`,
    confidence: sql`w.confidence`,
    columns: sql`w.kind, w.type, '' AS who, w.words, w.state`,
    from: sql`FROM frame_reviews w JOIN reports r ON r.id = w.report_id`,
    where: [
      sql`w.state = 'wrong'`,
      sql`w.reviewer = (SELECT MIN(m.reviewer) FROM frame_reviews m WHERE m.report_id = w.report_id AND m.frame_id = w.frame_id)`,
      ...(kind === undefined ? [] : [sql<boolean>`w.kind = ${kind}`]),
      ...(type === undefined ? [] : [sql<boolean>`w.type = ${type}`]),
      ...common(asked, 'w', sql`w.frame_id`),
    ],
  }
}

function common(
  { report, unreviewedBy, below }: QueueAsked,
  alias: string,
  id: RawBuilder<unknown>,
): readonly Condition[] {
  const conditions: Condition[] = []
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  if (report !== undefined) conditions.push(sql`r.key = ${report}`)
  if (below !== undefined) conditions.push(sql`${column('confidence')} < ${below}`)
  if (unreviewedBy !== undefined) {
    conditions.push(sql`NOT EXISTS (SELECT 1 FROM frame_reviews mine
      WHERE mine.report_id = ${column('report_id')} AND mine.frame_id = ${id} AND mine.reviewer = ${unreviewedBy})`)
  }
  return conditions
}

/** How many statements and events people called what. */
export async function countReviews({ db }: Archive): Promise<Record<(typeof reviewStates)[number], number>> {
  const counts = { machine: 0, right: 0, wrong: 0, unsure: 0, mended: 0 }
  const rows = await db.selectFrom('counts').select(['value', 'count']).where('what', '=', 'review').execute()
  for (const { value, count } of rows) counts[value as keyof typeof counts] = Number(count)
  return counts
}

function placeOf({
  confidence,
  report,
  id,
}: Pick<Queued, 'confidence' | 'report' | 'id'>): readonly [number, string, number, string] {
  return [confidence, report, id.length, id]
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [i, part] of a.entries()) {
    const other = b[i]!
    if (part !== other) return part < other ? -1 : 1
  }
  return 0
}
