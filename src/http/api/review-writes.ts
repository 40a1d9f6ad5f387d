import { z } from 'zod'
import { decisionSubjects } from '../../archive/across/decision.ts'
import { decide, undoDecision } from '../../archive/across/decisions.ts'
import { joinReports } from '../../archive/across/join-reports.ts'
import type { Archive } from '../../archive/archive.ts'
import { frameContent } from '../../archive/review/frame-content.ts'
import { verdicts } from '../../archive/review/review-decision.ts'
import { reviewerName, reviewFrame, undoReview } from '../../archive/review/review-frame.ts'
import { actorIdentifier } from '../../reading/identify-actor.ts'
import { DemarcheError } from '../../record/demarche-error.ts'
import { listedDecision, listedDecisionOf } from '../../views/review-history.ts'
import type { ServeContext } from '../serve-context.ts'
import { groupingShape } from './grouping-shape.ts'
import { type WriteRoute, writeRoute } from './write-route.ts'

const by = z
  .string()
  .max(200)
  .optional()
  .describe('who reviews; needed where the server was not started with --reviewer')

/** All that the API changes. */
export const writeRoutes: readonly WriteRoute[] = [
  writeRoute({
    path: '/api/review',
    operation: 'decide',
    summary: 'Says of a statement or an event that it is right, wrong or unsure, or mends it.',
    body: z.strictObject({
      report: z.string().min(1).max(100).describe("the report's key"),
      frame: z.string().min(1).max(100).describe('its key, as `statement@41-45`'),
      verdict: z.enum(verdicts),
      content: frameContent.optional().describe('with `mended`: how it is to be'),
      by,
    }),
    answer: listedDecision,
    run: async (context, { by, ...review }) => {
      const archive = await writable(context)
      const kept = await reviewFrame(archive, { ...review, by: nameOf(context, by) })
      return listedDecisionOf(kept, review.report, true)
    },
  }),
  writeRoute({
    path: '/api/review/undo',
    operation: 'undo',
    summary: 'Takes a decision back with another; without a number the last of the reviewer that stands.',
    body: z.strictObject({ number: z.int().min(1).optional(), by }),
    answer: listedDecision,
    run: async (context, { number, by }) => {
      const archive = await writable(context)
      const kept = await undoReview(archive, { number, by: nameOf(context, by) })
      const report = await archive.db
        .selectFrom('reports')
        .select('key')
        .where('fingerprint', '=', kept.fingerprint)
        .executeTakeFirst()
      return listedDecisionOf(kept, report?.key ?? null, true)
    },
  }),
  writeRoute({
    path: '/api/groupings',
    operation: 'group',
    summary: 'Joins copies, actors or acts by hand, or parts them.',
    body: z.strictObject({
      about: z.enum(decisionSubjects),
      verdict: z.enum(['same', 'different']).describe('`different`: the first key belongs with none of the others'),
      keys: z.array(z.string().min(1).max(600)).min(1).max(200).describe('ids of groups, or keys of their members'),
      by,
    }),
    answer: groupingShape,
    run: async (context, { by, ...decision }) => {
      const archive = await writable(context)
      const kept = await decide(archive, { ...decision, by: nameOf(context, by) })
      await joinWhereSmall(archive)
      return kept
    },
  }),
  writeRoute({
    path: '/api/groupings/undo',
    operation: 'ungroup',
    summary: 'Takes such a decision back; it stays in the list, marked so.',
    body: z.strictObject({ number: z.int().min(1), by }),
    answer: groupingShape,
    run: async (context, { number, by }) => {
      const archive = await writable(context)
      const kept = await undoDecision(archive, number, { by: nameOf(context, by) })
      await joinWhereSmall(archive)
      return kept
    },
  }),
]

/** The archive, opened for writing. */
export function writable({ writing }: ServeContext): Promise<Archive> {
  if (writing === null) {
    throw new DemarcheError('not-allowed', 'This server keeps nothing; start it without --read-only for that.')
  }
  return writing()
}

/** Who decides: as the request says, else as the server was told. */
export function nameOf({ reviewer }: ServeContext, by: string | undefined): string {
  return reviewerName(by ?? reviewer ?? '')
}

/** Reports up to which all is joined anew at once: some seconds' work at most. */
const smallArchive = 2_000

/** Joins at once where that is quick; else `demarche join` does it, and the decision waits for it. */
export async function joinWhereSmall(archive: Archive): Promise<boolean> {
  const { reports } = await archive.counts()
  if (reports > smallArchive) return false
  await joinReports(archive, { identify: actorIdentifier() })
  return true
}
