import type { PartReading, Reading, ReadWindow } from '../language/reading.ts'
import { eventStatus, eventTypes } from '../record/plover.ts'
import { decodeSpans, softmax, type WordSpan } from './decode-spans.ts'
import type { FoundEvent, Scored } from './found-event.ts'
import type { Thresholds } from './found-statement.ts'
import { isModal } from './modal-requests.ts'
import { anchorInput, decides, surest, textRange } from './word-anchors.ts'

/** In the order of the labels. */
const roles = ['source', 'target', 'time', 'place', 'asserter'] as const
const anchorLabels = 1 + 4 * eventTypes.length
const roleLabels = 1 + 4 * roles.length
const target = roles.indexOf('target')
/** With less of a chance for any word to be the target there is none to be found. */
const leastTarget = 0.1
const request = eventTypes.indexOf('REQUEST')

/** The events that a window decides: anchors with their types, then for each the spans that fill its roles and its status. */
export async function eventsIn(reading: Reading, window: ReadWindow, thresholds: Thresholds): Promise<FoundEvent[]> {
  const n = window.word.length
  const layout = { offset: 0, stride: anchorLabels }
  const sure = decodeSpans(window.events, n, eventTypes.length, layout, thresholds.openEvent).filter((s) =>
    decides(window, s),
  )
  const anchors = [...sure, ...faintRequests(reading, window, sure, thresholds.modal)]
  if (anchors.length === 0) return []
  const found = await reading.eventRoles(window, anchorInput(window, anchors))
  const openAgain = roles.map((_, role) => (role === target ? thresholds.openTarget : thresholds.openSide))
  return anchors.map((anchor, a) => {
    const at = { offset: a * n * roleLabels, stride: roleLabels }
    const filled = (open: number | readonly number[]) => {
      const spans = decodeSpans(found.roles, n, roles.length, at, open)
      return roles.map((_, role) => surest(window, spans, role))
    }
    const [likelySource, likelyTarget] = mostLikely(found.roles, at.offset, n)
    const sides = filled(thresholds.openSide)
    // Where no target is found at first, a less likely one is looked for, among the words that nothing else has taken.
    if (sides[target] === null && likelyTarget >= leastTarget) {
      const second = filled(openAgain)[target]!
      if (second && !sides.some((side) => side && meet(side, second))) sides[target] = second
    }
    const span = (role: (typeof roles)[number]): Scored | null => {
      const s = sides[roles.indexOf(role)]!
      return s && scored(reading, window, s)
    }
    const { status, score } = statusOf(found.status, a)
    return {
      type: eventTypes[anchor.kind]!,
      anchor: scored(reading, window, anchor),
      source: span('source'),
      target: span('target'),
      time: span('time'),
      place: span('place'),
      asserter: span('asserter'),
      status,
      statusScore: score,
      withoutSource: 1 - likelySource,
      withoutTarget: 1 - likelyTarget,
      faint: a >= sure.length,
    }
  })
}

/** Modals outside the anchors that were found, at which the model gives a request a chance. */
function faintRequests(
  { text, words }: Reading,
  window: ReadWindow,
  sure: readonly WordSpan[],
  least: number,
): WordSpan[] {
  const found: WordSpan[] = []
  const chance = new Float64Array(anchorLabels)
  for (let w = window.coreFrom; w < window.coreTo; w++) {
    const word = window.word[w]!
    if (word < 0 || !isModal(text, { start: words.starts[word]!, end: words.ends[word]! })) continue
    if (sure.some(({ from, to }) => from <= w && w < to)) continue
    softmax(window.events, w * anchorLabels, anchorLabels, chance, 0)
    const score = chance.slice(1 + 4 * request, 5 + 4 * request).reduce((sum, p) => sum + p, 0)
    if (score >= least) found.push({ kind: request, from: w, to: w + 1, score })
  }
  return found
}

const meet = (a: WordSpan, b: WordSpan): boolean => a.from < b.to && b.from < a.to

const scored = (reading: PartReading, window: ReadWindow, s: WordSpan): Scored => ({
  ...textRange(reading.words, window, s),
  score: s.score,
})

function statusOf(logits: Float32Array, event: number): { status: FoundEvent['status']; score: number } {
  const kinds = eventStatus.options
  const chance = new Float64Array(kinds.length)
  softmax(logits, event * kinds.length, kinds.length, chance, 0)
  const best = chance.indexOf(Math.max(...chance))
  return { status: kinds[best]!, score: chance[best]! }
}

/** The best chance of any word to belong to the source, and of any to the target. */
function mostLikely(logits: Float32Array, offset: number, words: number): [number, number] {
  const chance = new Float64Array(roleLabels)
  const most: [number, number] = [0, 0]
  for (let w = 0; w < words; w++) {
    softmax(logits, offset + w * roleLabels, roleLabels, chance, 0)
    for (const kind of [0, 1] as const) {
      const sum = chance.slice(1 + 4 * kind, 5 + 4 * kind).reduce((total, p) => total + p, 0)
      most[kind] = Math.max(most[kind], sum)
    }
  }
  return most
}
