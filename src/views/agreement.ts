import { sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { frameKinds } from '../archive/review/frame-key.ts'
import { verdicts } from '../archive/review/review-decision.ts'

/** How far two reviewers agree on what both of them reviewed. */
export const agreementShape = z.object({
  a: z.string().describe('one reviewer'),
  b: z.string().describe('the other'),
  kind: z.enum([...frameKinds, 'both']),
  frames: z.int().describe('how many statements or events both reviewed'),
  observed: z.number().describe('the share on which they agree'),
  expected: z.number().describe('the share on which they would agree by chance'),
  kappa: z.number().nullable().describe("Cohen's kappa; null where chance alone would have them agree on all"),
  counts: z
    .array(z.object({ a: z.enum(verdicts), b: z.enum(verdicts), frames: z.int() }))
    .readonly()
    .describe('how often each verdict met each'),
})

export type Agreement = z.infer<typeof agreementShape>

/** How often one called something this and the other that. */
export type VerdictPair = Agreement['counts'][number]

/**
 * Cohen's kappa of two people's verdicts: (observed - expected) / (1 - expected), where what is expected by chance comes
 * of how often each of them used each verdict (J. Cohen 1960, "A coefficient of agreement for nominal scales",
 * Educational and Psychological Measurement 20, 37-46).
 *
 * @returns null where there are no verdicts
 */
export function cohensKappa(
  counts: readonly VerdictPair[],
): Pick<Agreement, 'frames' | 'observed' | 'expected' | 'kappa'> | null {
  const sum = (is: (pair: VerdictPair) => boolean) => counts.filter(is).reduce((total, { frames }) => total + frames, 0)
  const frames = sum(() => true)
  if (frames === 0) return null
  const agreed = sum(({ a, b }) => a === b)
  const chance = verdicts.reduce(
    (total, verdict) => total + sum(({ a }) => a === verdict) * sum(({ b }) => b === verdict),
    0,
  )
  const observed = agreed / frames
  const expected = chance / (frames * frames)
  // In whole numbers, so that full agreement on one verdict is told from nearly full.
  const kappa = chance === frames * frames ? null : (agreed * frames - chance) / (frames * frames - chance)
  return { frames, observed, expected, kappa }
}

type Row = { readonly a: string; readonly b: string; readonly kind: 'statement' | 'event' } & {
  readonly va: VerdictPair['a']
  readonly vb: VerdictPair['b']
  readonly frames: number | string
}

/** Every two people who reviewed the same statements or events, by kind and for both kinds together. */
export async function agreementOf({ db }: Archive): Promise<readonly Agreement[]> {
  const { rows } = await sql<Row>`
    SELECT a.reviewer AS a, b.reviewer AS b, a.kind, a.verdict AS va, b.verdict AS vb, COUNT(*) AS frames
    FROM frame_reviews a
    JOIN frame_reviews b ON b.report_id = a.report_id AND b.frame_id = a.frame_id AND b.reviewer > a.reviewer
    GROUP BY a.reviewer, b.reviewer, a.kind, a.verdict, b.verdict
    ORDER BY a.reviewer, b.reviewer`.execute(db)
  const pairs = Map.groupBy(rows, ({ a, b }) => JSON.stringify([a, b]))
  return [...pairs.values()].flatMap((list) =>
    ([...frameKinds, 'both'] as const).flatMap((kind) => {
      const counts = countsOf(list.filter((row) => kind === 'both' || row.kind === kind))
      const kappa = cohensKappa(counts)
      return kappa === null ? [] : [{ a: list[0]!.a, b: list[0]!.b, kind, ...kappa, counts }]
    }),
  )
}

/** Pairs of verdicts that were met, in the order of the verdicts. */
function countsOf(rows: readonly Row[]): readonly VerdictPair[] {
  return verdicts.flatMap((a) =>
    verdicts.flatMap((b) => {
      const frames = rows
        .filter(({ va, vb }) => va === a && vb === b)
        .reduce((total, row) => total + Number(row.frames), 0)
      return frames === 0 ? [] : [{ a, b, frames }]
    }),
  )
}
