import { openArchive } from '../archive/open-archive.ts'
import type { Verdict } from '../archive/review/review-decision.ts'
import { reviewFrame, undoReview } from '../archive/review/review-frame.ts'
import { type Agreement, agreementOf } from '../views/agreement.ts'
import { frameToReview } from '../views/frame-to-review.ts'
import { findReviews, type ListedDecision, listedDecisionOf } from '../views/review-history.ts'
import { type Queued, queueAsked, reviewQueue } from '../views/review-queue.ts'
import { oneOf } from './choices.ts'
import { complain } from './complain.ts'
import { openOutput } from './output.ts'
import { plainWords } from './plain-words.ts'
import { wrong } from './read-settings.ts'

export type ReviewFlags = {
  readonly archive: string
  readonly verdict?: string
  readonly by?: string
  readonly undo?: string | true
  readonly queue?: boolean
  readonly agreement?: boolean
  readonly report?: string
  readonly limit?: string
  readonly json?: boolean
  readonly quiet?: boolean
}

/** `demarche review`: gives the exit status. Lists decisions, or what awaits one, or says how far people agree; decides. */
export async function reviewCommand(frame: string | undefined, flags: ReviewFlags): Promise<number> {
  const asked = askedOf(frame, flags)
  const output = openOutput(process.stdout)
  const archive = await openArchive(flags.archive, { readOnly: asked.does === 'shows' })
  const print = async <T>(items: readonly T[], line: (item: T) => string) => {
    for (const item of items) await output.write(`${flags.json ? JSON.stringify(item) : plainWords(line(item))}\n`)
  }
  try {
    if (asked.does === 'decides' || asked.does === 'undoes') {
      const kept =
        asked.does === 'undoes'
          ? await undoReview(archive, { number: asked.number, by: asked.by })
          : await reviewFrame(archive, {
              report: asked.report,
              frame: await frameKeyOf(asked.report, asked.frame),
              verdict: asked.verdict,
              by: asked.by,
            })
      const { items } = await findReviews(archive, {}, { limit: 1 })
      const listed = items[0]?.number === kept.number ? items[0] : listedDecisionOf(kept, null, true)
      if (flags.json) await print([listed], decisionLine)
      else if (!flags.quiet) complain(`decision ${plainWords(decisionLine(listed))}`)
    } else if (flags.agreement) await print(await agreementOf(archive), agreementLine)
    else if (flags.queue) {
      const wanted = queueAsked.parse({ report: flags.report, unreviewedBy: flags.by })
      await print((await reviewQueue(archive, wanted, { limit: asked.limit })).items, queueLine)
    } else {
      await print(
        (await findReviews(archive, { by: flags.by, report: flags.report }, { limit: asked.limit })).items,
        decisionLine,
      )
    }
    return 0
  } finally {
    await archive.close()
  }

  /** A frame may be named by its id as well, as lists show it. */
  async function frameKeyOf(report: string, named: string): Promise<string> {
    return (await frameToReview(archive, report, named))?.frame ?? named
  }
}

type Asked =
  | { readonly does: 'shows'; readonly limit: number }
  | { readonly does: 'undoes'; readonly number: number | undefined; readonly by: string }
  | {
      readonly does: 'decides'
      readonly report: string
      readonly frame: string
      readonly verdict: Verdict
      readonly by: string
    }

function askedOf(frame: string | undefined, flags: ReviewFlags): Asked {
  const { undo, verdict, by, queue, agreement, limit = '50' } = flags
  const many = [undo !== undefined, frame !== undefined, queue, agreement].filter((one) => one === true).length
  if (many > 1) throw wrong('Ask for one thing: a FRAME with --verdict, --undo, --queue or --agreement.')
  if (!/^[1-9]\d{0,3}$/.test(limit)) throw wrong(`--limit takes a number from 1 to 9999, not "${limit}".`)
  if (undo !== undefined) {
    if (undo !== true && !/^[1-9]\d{0,8}$/.test(undo))
      throw wrong(`--undo takes the number of a decision, not "${undo}".`)
    return { does: 'undoes', number: undo === true ? undefined : Number(undo), by: needed(by) }
  }
  if (frame === undefined) {
    if (verdict !== undefined) throw wrong('--verdict is for a FRAME, as k_0123456789abcdef/s4.')
    return { does: 'shows', limit: Number(limit) }
  }
  const [, report = '', key = ''] = /^([^/]+)\/([^/]+)$/.exec(frame) ?? []
  if (key === '') throw wrong(`A FRAME is a report and a statement or event, as k_0123456789abcdef/s4, not "${frame}".`)
  const said = oneOf<Exclude<Verdict, 'mended'>>('--verdict', verdict, ['right', 'wrong', 'unsure'])
  return { does: 'decides', report, frame: key, verdict: said, by: needed(by) }
}

function needed(by: string | undefined): string {
  if (by === undefined) throw wrong('Say who reviews with --by NAME.')
  return by
}

function decisionLine({ number, report, frame, verdict, undoes, by, at, before, stands }: ListedDecision): string {
  const what = verdict === 'undo' ? `takes ${undoes} back` : verdict
  return `${number} ${report ?? 'a text that is not here'}/${frame} ${what}, by ${by} ${at}; it was ${before.state} before${stands ? '' : '; taken back'}`
}

function queueLine({ report, id, type, who, words, confidence }: Queued): string {
  const short = (text: string) => (text.length > 70 ? `${text.slice(0, 69)}…` : text)
  return `${confidence.toFixed(2)} ${report}/${id} ${type === null ? `${short(who) || 'nobody named'}: ` : `${type} `}${short(words)}`
}

function agreementLine({ a, b, kind, frames, observed, expected, kappa }: Agreement): string {
  const what = kind === 'both' ? 'statements and events' : `${kind}s`
  const agreed = `agreed on ${(observed * 100).toFixed(0)} %, by chance ${(expected * 100).toFixed(0)} %`
  return `${a} and ${b}, ${frames} ${what}: kappa ${kappa === null ? 'not defined' : kappa.toFixed(2)} (${agreed})`
}
