import type { Transaction } from 'kysely'
import { DemarcheError } from '../../record/demarche-error.ts'
import type { ReportRecord } from '../../record/report-record.ts'
import type { Archive } from '../archive.ts'
import { rowDigest } from '../row-digest.ts'
import type { ArchiveTables } from '../tables.ts'
import { tally } from '../tallies.ts'
import { type FrameContent, type FrameWithContent, framesWithContent, sameContent } from './frame-content.ts'
import { type FramePlace, frameKey, framePlace } from './frame-key.ts'
import { holdReviews, type ReportToHold } from './hold-reviews.ts'
import { decisionOf, reviewsOfText } from './kept-reviews.ts'
import { type ReviewDecision, type ReviewedBefore, standing, type Verdict } from './review-decision.ts'
import { type FrameReview, reviewedRecord } from './reviewed-record.ts'
import { settledContent } from './settle-content.ts'

/** What a person says of a frame. */
export type NewReview = {
  /** The report's key. */
  readonly report: string
  /** The frame's key within the text, as `statement@41-45`. */
  readonly frame: string
  readonly verdict: Verdict
  /** How the frame is to be, with `mended`. */
  readonly content?: FrameContent | undefined
  readonly by: string
  /** The moment, ISO 8601; the clock's where it is not given. */
  readonly at?: string | undefined
}

type Tx = Transaction<ArchiveTables>

/**
 * Keeps what a person says of a statement or an event: it holds for the text, also when it is read anew, until it is
 * taken back or somebody says otherwise. Everybody judges what the reading found, or what they put there themselves.
 *
 * @throws DemarcheError `not-found` for a report or frame that is not there, `wrong-usage` for content that can't be
 */
export function reviewFrame(archive: Archive, review: NewReview): Promise<ReviewDecision> {
  return archive.transact(async (tx) => {
    const by = reviewerName(review.by)
    const report = await reportToReview(tx, archive.dialect, { key: review.report })
    const decisions = await reviewsOfText(tx, report.fingerprint)
    const frame = frameIn(report.reading, decisions, review.frame)
    if (frame === null) throw noSuchFrame(review.frame)
    const content = contentFor(review, by, frame, report.reading)
    return keep(tx, report, decisions, {
      frame: frame.place,
      verdict: verdictOn(review.verdict, content, frame),
      content,
      before: beforeOf(frame),
      undoes: null,
      by,
      at: review.at ?? new Date().toISOString(),
    })
  })
}

/**
 * Takes a decision back with another one; without a number, the last that `by` made and that stands. One that takes back
 * may be taken back as well.
 *
 * @throws DemarcheError `not-found` where there is no such decision that stands
 */
export function undoReview(
  archive: Archive,
  {
    number,
    by: name,
    at,
  }: { readonly number?: number | undefined; readonly by: string; readonly at?: string | undefined },
): Promise<ReviewDecision> {
  return archive.transact(async (tx) => {
    const by = reviewerName(name)
    const report = await reportToReview(tx, archive.dialect, { fingerprint: await textToUndo(tx, number, by) })
    const decisions = await reviewsOfText(tx, report.fingerprint)
    const target = targetOf(decisions, number, by)
    if (target === undefined) throw nothingToUndo(number)
    const frame = frameIn(report.reading, decisions, frameKey(target.frame))
    return keep(tx, report, decisions, {
      frame: target.frame,
      verdict: 'undo',
      content: null,
      before: frame === null ? { state: 'machine', content: target.before.content } : beforeOf(frame),
      undoes: target.number,
      by,
      at: at ?? new Date().toISOString(),
    })
  })
}

type Report = ReportToHold & { readonly fingerprint: string }

/** A report with its current reading, held against other writers until the transaction ends. */
async function reportToReview(
  tx: Tx,
  dialect: Archive['dialect'],
  by: { readonly key: string } | { readonly fingerprint: string },
): Promise<Report> {
  const [column, value] = 'key' in by ? (['key', by.key] as const) : (['fingerprint', by.fingerprint] as const)
  const there = tx.selectFrom('reports').select(['id', 'fingerprint', 'reading_id']).where(column, '=', value)
  const report = await (dialect === 'postgres' ? there.forUpdate() : there).executeTakeFirst()
  if (report === undefined || report.reading_id === null) {
    throw new DemarcheError('not-found', `There is no report "${value}" in this archive; look it up in a list first.`)
  }
  const { record } = await tx
    .selectFrom('readings')
    .select('record')
    .where('id', '=', report.reading_id)
    .executeTakeFirstOrThrow()
  return { id: report.id, fingerprint: report.fingerprint, reading: JSON.parse(record) as ReportRecord, dialect }
}

type Frame = {
  readonly place: FramePlace
  readonly found: FrameWithContent | null
  readonly review: FrameReview | null
}

/** A frame by the key that decisions or the current reading give it; null where neither knows it. */
function frameIn(reading: ReportRecord, decisions: readonly ReviewDecision[], key: string): Frame | null {
  const reviews = [...reviewedRecord(reading, decisions).reviews.values()]
  const review = reviews.find((one) => one.key === key) ?? reviews.find((one) => one.found?.key === key)
  if (review !== undefined) return { place: review.place, found: review.found, review }
  const found = framesWithContent(reading).find((frame) => frame.key === key)
  const place = framePlace(key)
  return found === undefined || place === null ? null : { place, found, review: null }
}

/** What a verdict is about: what the reviewer put there, else what the reading found, else what others put there. */
function contentFor({ verdict, content }: NewReview, by: string, frame: Frame, reading: ReportRecord): FrameContent {
  const { found, review } = frame
  const own = review?.words.find((word) => word.by === by && (word.verdict === 'right' || word.verdict === 'mended'))
  const there = found?.content ?? review?.content
  if (there === undefined) throw noSuchFrame(frameKey(frame.place))
  if (verdict === 'mended') return settledContent(reading, content, there.kind)
  return verdict === 'right' ? (own?.content ?? there) : there
}

/** Who mends nothing has called the frame right; who calls right what they mended has mended it. */
function verdictOn(verdict: Verdict, content: FrameContent, { found }: Frame): Verdict {
  if (verdict === 'wrong' || verdict === 'unsure') return verdict
  return found !== null && sameContent(content, found.content) ? 'right' : 'mended'
}

function beforeOf({ found, review }: Frame): ReviewedBefore {
  return { state: review?.state ?? 'machine', content: (review?.content ?? found?.content)! }
}

/** The text of the decision that is to be taken back. */
async function textToUndo(tx: Tx, number: number | undefined, by: string): Promise<string> {
  if (number !== undefined) {
    const row = await tx.selectFrom('reviews').select('fingerprint').where('id', '=', number).executeTakeFirst()
    if (row === undefined) throw nothingToUndo(number)
    return row.fingerprint
  }
  const mine = await tx
    .selectFrom('reviews')
    .select(['id', 'fingerprint'])
    .where('decided_by', '=', by)
    .where('verdict', '!=', 'undo')
    .orderBy('id', 'desc')
    .execute()
  for (const { id, fingerprint } of mine) {
    if (standing(await reviewsOfText(tx, fingerprint)).some((one) => one.number === id)) return fingerprint
  }
  throw nothingToUndo(number)
}

function targetOf(decisions: readonly ReviewDecision[], number: number | undefined, by: string) {
  const stands = standing(decisions)
  return number === undefined
    ? stands.findLast((one) => one.by === by && one.verdict !== 'undo')
    : stands.find((one) => one.number === number)
}

/** Writes a decision down, and puts it into the tables. */
async function keep(
  tx: Tx,
  report: Report,
  decisions: readonly ReviewDecision[],
  decision: Omit<ReviewDecision, 'number' | 'fingerprint'>,
): Promise<ReviewDecision> {
  const { frame, content, before, by, at, verdict, undoes } = decision
  const row = await tx
    .insertInto('reviews')
    .values({
      fingerprint: report.fingerprint,
      kind: frame.kind,
      start_offset: frame.start,
      end_offset: frame.end,
      number: frame.number,
      verdict,
      content: content && JSON.stringify(content),
      before: JSON.stringify(before),
      undoes,
      decided_by: by,
      decided_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const row_sha256 = rowDigest(row, { number: row.id })
  await tx.updateTable('reviews').set({ row_sha256 }).where('id', '=', row.id).execute()
  const kept = decisionOf(row)
  await holdReviews(tx, report, decisions, kept)
  await tally(tx, [{ table: 'reviews', name: String(row.id), by: 1 }])
  return kept
}

function noSuchFrame(key: string): DemarcheError {
  return new DemarcheError(
    'not-found',
    `The report has no statement or event "${key.slice(0, 80)}"; it may have been read anew since. Open it again.`,
  )
}

function nothingToUndo(number: number | undefined): DemarcheError {
  const what = number === undefined ? 'You have made no decision' : `There is no decision ${number}`
  return new DemarcheError('not-found', `${what} that stands, so there is nothing to take back.`)
}

/** A reviewer's name as it is kept. */
export function reviewerName(given: string): string {
  const name = given.replace(/\s+/g, ' ').trim()
  if (name === '' || name.length > 100 || /\p{Cc}/u.test(name)) {
    throw new DemarcheError('wrong-usage', 'Say who reviews: a name of at most 100 signs.')
  }
  return name
}
