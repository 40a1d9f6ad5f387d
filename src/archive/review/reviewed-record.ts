import { overlaps, type Range } from '../../record/ranges.ts'
import type { ReportRecord } from '../../record/report-record.ts'
import { withFrames } from '../../record/with-frames.ts'
import {
  anchorOf,
  type FrameContent,
  type FrameWithContent,
  framesWithContent,
  sameContent,
  sameFinding,
} from './frame-content.ts'
import { type FramePlace, frameKey } from './frame-key.ts'
import { Mending } from './mend-record.ts'
import { isSaid, type ReviewDecision, type ReviewState, type Said, standing } from './review-decision.ts'

/** What people said of a frame of a record. */
export type FrameReview = {
  /** The key by which decisions name it. */
  readonly key: string
  readonly place: FramePlace
  /** The frame's id in the record. */
  readonly id: string
  readonly state: ReviewState
  /** What the reading itself has there; null for a frame that people alone know of. */
  readonly found: FrameWithContent | null
  /** What holds. */
  readonly content: FrameContent
  /** Each reviewer's last word that holds, in the order in which they were said. */
  readonly words: readonly Said[]
}

export type ReviewedRecord = {
  /** The record with what people mended; what they called wrong is still in it. */
  readonly record: ReportRecord
  /** The frames of which people said something, by their ids in the record. */
  readonly reviews: ReadonlyMap<string, FrameReview>
}

/**
 * A reading's record with what people decided about its text, as replaying all decisions gives it. What was called right
 * or mended holds whatever a later reading finds there, and comes back where one no longer finds it. What was called wrong
 * or unsure holds as long as a reading finds that same thing in the place. Of two people the later one's word holds.
 */
export function reviewedRecord(reading: ReportRecord, decisions: readonly ReviewDecision[]): ReviewedRecord {
  const said = standing(decisions).filter(isSaid)
  if (said.length === 0) return { record: reading, reviews: new Map() }
  const found = framesWithContent(reading)
  const mending = new Mending(reading)
  const drafts = drafted(found, said)
  const ids = new Map(found.filter(({ kind }) => kind === 'statement').map(({ key, id }) => [key, id]))
  const reviews = new Map<string, FrameReview>()
  // Statements first: an event may stand on the word of one that people alone know of.
  for (const draft of drafts.toSorted((a, b) => rank(a) - rank(b))) {
    const { found: frame, content, state } = draft
    const teller = asserter(content)
    // Nobody is left on whose word it would stand.
    if (frame === null && teller === undefined) continue
    const id = frame !== null && state !== 'mended' ? frame.id : mending.put(frame?.id ?? null, content, teller)
    if (content.kind === 'statement') ids.set(draft.key, id)
    reviews.set(id, { ...draft, id })
  }
  return { record: mending.record(), reviews }

  /** The statement on whose word people put an event; undefined where this reading has none of that key. */
  function asserter(content: FrameContent): string | null | undefined {
    if (content.kind === 'statement' || content.assertedBy === null) return null
    return ids.get(content.assertedBy)
  }
}

type Draft = Omit<FrameReview, 'id'>

/** What holds of each frame of which something was said that holds. */
function drafted(found: readonly FrameWithContent[], said: readonly Said[]): readonly Draft[] {
  const byFrame = Map.groupBy(said, ({ frame }) => frameKey(frame))
  const matches = matched(found, byFrame)
  return [...byFrame].flatMap(([key, list]) => {
    const frame = matches.get(key) ?? null
    // Of what nobody put there, and no reading finds any more, there is nothing to say.
    if (frame === null && list.every(({ verdict }) => doubts(verdict))) return []
    const holding = list.filter(
      ({ verdict, content }) => !doubts(verdict) || frame === null || sameFinding(content, frame.content),
    )
    const last = holding.at(-1)
    if (last === undefined) return []
    const words = [...new Map(holding.map((one) => [one.by, one])).values()].sort((a, b) => a.number - b.number)
    return [{ key, place: last.frame, found: frame, state: stateOf(last, frame), content: last.content, words }]
  })
}

function stateOf({ verdict, content }: Said, frame: FrameWithContent | null): ReviewState {
  if (doubts(verdict)) return verdict
  return frame !== null && sameContent(content, frame.content) ? 'right' : 'mended'
}

function doubts(verdict: Said['verdict']): boolean {
  return verdict === 'wrong' || verdict === 'unsure'
}

/**
 * The frames that decisions are about: of the same place, else the one of its kind that shares the most of the anchor, for
 * another reading may take a word more or less for it, or have it where people moved it.
 */
function matched(
  found: readonly FrameWithContent[],
  byFrame: ReadonlyMap<string, readonly Said[]>,
): ReadonlyMap<string, FrameWithContent> {
  const byKey = new Map(found.map((frame) => [frame.key, frame]))
  const matches = new Map([...byFrame.keys()].flatMap((key) => (byKey.has(key) ? [[key, byKey.get(key)!]] : [])))
  const taken = new Set(matches.keys())
  const rest = [...byFrame].filter(([key]) => !matches.has(key)).sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [key, list] of rest) {
    const { frame: place } = list[0]!
    const places = [place, anchorOf(list.at(-1)!.content)]
    const near = (range: Range) =>
      found
        .filter((frame) => !taken.has(frame.key) && frame.kind === place.kind && overlaps(frame, range))
        .toSorted((a, b) => shared(b, range) - shared(a, range) || a.start - b.start)[0]
    const best = places.map(near).find((frame) => frame !== undefined)
    if (best === undefined) continue
    matches.set(key, best)
    taken.add(best.key)
  }
  return matches
}

function shared(a: Range, b: Range): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start)
}

function rank({ content }: Draft): number {
  return content.kind === 'statement' ? 0 : 1
}

/**
 * A reviewed record without what people called wrong: what is counted, searched and grouped. An event on the word of a
 * wrong statement goes with it, for nobody is left on whose word it would stand.
 */
export function withoutWrong({ record, reviews }: ReviewedRecord): ReportRecord {
  const wrong = new Set([...reviews].filter(([, { state }]) => state === 'wrong').map(([id]) => id))
  return wrong.size === 0 ? record : withFrames(record, ({ id }) => !wrong.has(id))
}

/** What holds of each frame of a reviewed record: an event on the word of a wrong statement is wrong with it. */
export function statesOf({ record, reviews }: ReviewedRecord): (id: string) => ReviewState {
  const tellers = new Map(record.events.map(({ id, assertedBy }) => [id, assertedBy]))
  const isWrong = (id: string | null | undefined) => typeof id === 'string' && reviews.get(id)?.state === 'wrong'
  return (id) => (isWrong(tellers.get(id)) ? 'wrong' : (reviews.get(id)?.state ?? 'machine'))
}
