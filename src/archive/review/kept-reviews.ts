import type { Kysely, Selectable } from 'kysely'
import type { ArchiveTables } from '../tables.ts'
import { frameContent } from './frame-content.ts'
import type { FrameKind } from './frame-key.ts'
import type { ReviewDecision, ReviewedBefore } from './review-decision.ts'

type Db = Kysely<ArchiveTables>
type Row = Selectable<ArchiveTables['reviews']>

/** Fingerprints asked for at a time. */
const page = 500

/** All decisions about a text, in the order in which they were made, also those that were taken back. */
export async function reviewsOfText(db: Db, fingerprint: string): Promise<readonly ReviewDecision[]> {
  return (await reviewsOfTexts(db, [fingerprint])).get(fingerprint) ?? []
}

/** The same for several texts, by their fingerprints. */
export async function reviewsOfTexts(
  db: Db,
  fingerprints: readonly string[],
): Promise<ReadonlyMap<string, readonly ReviewDecision[]>> {
  const found: ReviewDecision[] = []
  for (let at = 0; at < fingerprints.length; at += page) {
    const some = fingerprints.slice(at, at + page)
    const rows = await db.selectFrom('reviews').selectAll().where('fingerprint', 'in', some).orderBy('id').execute()
    found.push(...rows.map(decisionOf))
  }
  return Map.groupBy(found, ({ fingerprint }) => fingerprint)
}

/** The decisions about a text whose content can be read as one, for a check that goes on where a row was changed by hand. */
export async function soundReviews(db: Db, fingerprint: string): Promise<readonly ReviewDecision[]> {
  const rows = await db.selectFrom('reviews').selectAll().where('fingerprint', '=', fingerprint).orderBy('id').execute()
  return rows.flatMap((row) => {
    try {
      const decision = decisionOf(row)
      const isSound = decision.content === null || frameContent.safeParse(decision.content).success
      return isSound ? [decision] : []
    } catch {
      return []
    }
  })
}

/** A row as the decision that it keeps. */
export function decisionOf(row: Row): ReviewDecision {
  return {
    number: row.id,
    fingerprint: row.fingerprint,
    frame: { kind: row.kind as FrameKind, start: row.start_offset, end: row.end_offset, number: row.number },
    verdict: row.verdict as ReviewDecision['verdict'],
    content: row.content === null ? null : (JSON.parse(row.content) as ReviewDecision['content']),
    before: JSON.parse(row.before) as ReviewedBefore,
    undoes: row.undoes,
    by: row.decided_by,
    at: row.decided_at,
  }
}
