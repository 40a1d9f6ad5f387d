import { createHash } from 'node:crypto'
import type { Answer, Answers } from './answers.ts'

/** An answer that was kept, and what names this state of it to browsers; null where it is none to keep. */
export type TaggedAnswer = Answer & { readonly tag: string | null }

export type KeptAnswers = { answer(address: string, signal?: AbortSignal): Promise<TaggedAnswer> }

export type KeepOptions = {
  /** Gives something else whenever the archive was changed. */
  readonly changes: () => Promise<string>
  /** Most bytes of bodies; the longest unasked goes first. */
  readonly mostBytes?: number | undefined
  /** Milliseconds of a clock that only goes on. */
  readonly now?: (() => number) | undefined
}

type Kept = { readonly answer: TaggedAnswer; readonly asOf: string; readonly at: number }
type Underway = { readonly answer: Promise<TaggedAnswer>; readonly asOf: string; readonly waiting: { count: number } }

/** From so many milliseconds of processor time on, an answer is slow to make. */
const slow = 400
/** For how many times as long as it took to make a slow answer is let be after a change, and at most shown. */
const spared = { letBe: 20, shown: 60 }

/**
 * Keeps answers for as long as the archive stays as it is, so that a page that many look at is made once; who asks for
 * one that is just being made waits for that. What is slow to make, such as the overview of a large archive, is shown
 * as it was for a while after a change, twenty times as long as it takes, and made anew meanwhile: so an archive to
 * which reports are added all the time spends no more than a small part of its time on it.
 */
export function keepingAnswers(answers: Answers, options: KeepOptions): KeptAnswers {
  const { changes, mostBytes = 64_000_000, now = () => performance.now() } = options
  const kept = new Map<string, Kept>()
  const underway = new Map<string, Underway>()
  let bytes = 0

  function forget(address: string): void {
    bytes -= kept.get(address)?.answer.body.length ?? 0
    kept.delete(address)
  }

  function keep(address: string, one: Kept): void {
    forget(address)
    kept.set(address, one)
    bytes += one.answer.body.length
    for (const oldest of kept.keys()) {
      if (bytes <= mostBytes) return
      forget(oldest)
    }
  }

  function make(address: string, asOf: string): Underway {
    const waiting = { count: 0 }
    const answer = answers
      .answer(address, () => waiting.count > 0)
      .then((given) => {
        const made = tagged(given)
        // It may hold what came while it was made; it stands for what was there when it was asked for.
        if (made.tag !== null) keep(address, { answer: made, asOf, at: now() })
        return made
      })
    const made: Underway = { answer, asOf, waiting }
    underway.set(address, made)
    const done = () => {
      if (underway.get(address) === made) underway.delete(address)
    }
    answer.then(done, done)
    return made
  }

  /** How old an answer is, in the time that it took to make; what is made quickly is old at once. */
  function age({ answer, at }: Kept): number {
    return answer.cost < slow ? Number.POSITIVE_INFINITY : (now() - at) / answer.cost
  }

  return {
    async answer(address, signal) {
      const asOf = await changes()
      const known = kept.get(address)
      if (known !== undefined) {
        kept.delete(address)
        kept.set(address, known)
        if (known.asOf === asOf) return known.answer
        if (age(known) < spared.letBe) return known.answer
      }
      const running = underway.get(address)
      const made = running?.asOf === asOf ? running : make(address, asOf)
      made.waiting.count += 1
      // Those who come next wait for the new one.
      if (known !== undefined && age(known) < spared.shown) return known.answer
      signal?.addEventListener('abort', () => {
        made.waiting.count -= 1
      })
      return made.answer
    },
  }
}

function tagged(answer: Answer): TaggedAnswer {
  if (answer.status !== 200) return { ...answer, tag: null }
  return { ...answer, tag: `"${createHash('sha256').update(answer.body).digest('base64url').slice(0, 22)}"` }
}
