import { createHash } from 'node:crypto'
import type { Answer, Answers } from './answers.ts'

/** An answer that was kept, and what names this state of it to browsers; null where it is none to keep. */
export type TaggedAnswer = Answer & { readonly tag: string | null }

export type KeptAnswers = { answer(address: string, signal?: AbortSignal): Promise<TaggedAnswer> }

export type KeepOptions = {
  /** Gives something else whenever the archive was changed. */
  readonly changes: () => Promise<string>
  /** Most bytes of bodies; the longest unasked goes first. */
  readonly mostBytes?: number
}

type Underway = { readonly answer: Promise<TaggedAnswer>; readonly waiting: { count: number } }

/**
 * Keeps answers for as long as the archive stays as it is, so that a page that many look at is made once; who asks for
 * one that is just being made waits for that.
 */
export function keepingAnswers(answers: Answers, { changes, mostBytes = 64_000_000 }: KeepOptions): KeptAnswers {
  const kept = new Map<string, TaggedAnswer>()
  const underway = new Map<string, Underway>()
  let version: string | null = null
  let bytes = 0

  function keep(address: string, answer: TaggedAnswer): void {
    kept.set(address, answer)
    bytes += answer.body.length
    for (const [oldest, { body }] of kept) {
      if (bytes <= mostBytes) return
      kept.delete(oldest)
      bytes -= body.length
    }
  }

  function make(address: string, asOf: string): Underway {
    const waiting = { count: 0 }
    const answer = answers
      .answer(address, () => waiting.count > 0)
      .then((given) => {
        const made = tagged(given)
        // What was asked before a change may hold what came with it; it is shown, and asked anew the next time.
        if (made.tag !== null && version === asOf) keep(address, made)
        return made
      })
    const made: Underway = { answer, waiting }
    underway.set(address, made)
    const done = () => {
      if (underway.get(address) === made) underway.delete(address)
    }
    answer.then(done, done)
    return made
  }

  return {
    async answer(address, signal) {
      const asOf = await changes()
      if (asOf !== version) {
        kept.clear()
        underway.clear()
        bytes = 0
        version = asOf
      }
      const known = kept.get(address)
      if (known !== undefined) {
        kept.delete(address)
        kept.set(address, known)
        return known
      }
      const made = underway.get(address) ?? make(address, asOf)
      made.waiting.count += 1
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
