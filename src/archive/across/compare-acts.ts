import type { EventType } from '../../record/plover.ts'
import type { Act, ActTime, Side } from './act.ts'
import { isMutual, typeLikeness } from './act-types.ts'
import type { Tie } from './group.ts'
import { cosine } from './word-weights.ts'

/** What was compared of two acts. */
export const comparedParts = ['type', 'source', 'target', 'time', 'sentence', 'report'] as const
export type ComparedPart = (typeof comparedParts)[number]

/** One ground for or against: what was compared, how alike it is (-1 to 1), and what that adds to the score. */
export type Reason = { readonly part: ComparedPart; readonly value: number; readonly adds: number }

/** Two acts that may be one, with the grounds of the score. */
export type ActTie = Tie & { readonly reasons: readonly Reason[] }

/** Chosen on the first half of the told reports; `docs/across.md` says how. */
export const weights: Readonly<Record<ComparedPart, number>> & { readonly start: number } = {
  start: -12.5,
  type: 3.2,
  source: 2.5,
  target: 1.9,
  time: 6,
  sentence: 2.3,
  report: 6.4,
}

/** From these cosines on, two sentences or reports are as near as they need to be. */
const nearSentences = 0.4
const nearReports = 0.25

/** What of an act is enough to tell of most others that they are another: so little that it is held of every act. */
export type ActHead = { readonly type: EventType; readonly time: Pick<ActTime, 'first' | 'last' | 'told'> | null }

/** Whether two acts may be one by their types and days. */
export function mayBeOne(a: ActHead, b: ActHead): boolean {
  return typeLikeness(a.type, b.type) > 0 && timeLikeness(a, b) !== null
}

/**
 * How alike two acts are, from 0 to 1, and why; null where they cannot be one: other types, states or days.
 *
 * @param least where no words in common could bring the score up to this, words are not compared, and null is given
 */
export function compareActs(a: Act, b: Act, least = 0): ActTie | null {
  const type = typeLikeness(a.type, b.type)
  if (type === 0) return null
  const time = timeLikeness(a, b)
  if (time === null) return null
  const sides = sidesLikeness(a, b)
  if (sides === null) return null
  // What is not compared yet can add its whole weight at most.
  const sofar =
    weights.start +
    type * weights.type +
    time * weights.time +
    sides.source * weights.source +
    sides.target * weights.target
  if (logistic(sofar + weights.sentence + weights.report) < least - roundedOff) return null
  const sentence = upTo(cosine(a.sentence, b.sentence), nearSentences)
  if (logistic(sofar + sentence * weights.sentence + weights.report) < least - roundedOff) return null
  const report = a.report === b.report ? 0.8 : upTo(cosine(a.whole, b.whole), nearReports)
  const values: Readonly<Record<ComparedPart, number>> = { type, ...sides, time, sentence, report }
  const reasons = comparedParts.map((part) => ({
    part,
    value: round(values[part]),
    adds: round(values[part] * weights[part]),
  }))
  const sum = reasons.reduce((total, { adds }) => total + adds, weights.start)
  const [one, other] = a.key < b.key ? [a.key, b.key] : [b.key, a.key]
  return { a: one, b: other, score: round(logistic(sum)), reasons }
}

/** More than rounding can add to a score. */
const roundedOff = 0.001

function logistic(sum: number): number {
  return 1 / (1 + Math.exp(-sum))
}

function upTo(value: number, most: number): number {
  return Math.min(1, value / most)
}

function sidesLikeness(a: Act, b: Act): { readonly source: number; readonly target: number } | null {
  const direct = { source: sideLikeness(a.source, b.source), target: sideLikeness(a.target, b.target) }
  const best = isMutual(a.type) && isMutual(b.type) ? better(direct, mutualLikeness(a, b)) : direct
  return Math.min(best.source, best.target) <= otherState || best.source + best.target <= -1.2 ? null : best
}

/** "Talks between A and B" and "B's talks with A": both sides of each as one. */
function mutualLikeness(a: Act, b: Act): { readonly source: number; readonly target: number } {
  const swapped = { source: sideLikeness(a.source, b.target), target: sideLikeness(a.target, b.source) }
  const [one, other] = [a, b].map(
    ({ source, target }): Side => ({
      actors: [...source.actors, ...target.actors],
      countries: [...source.countries, ...target.countries],
      words: [...source.words, ...target.words],
      names: [...source.names, ...target.names],
    }),
  ) as [Side, Side]
  const names = one.names.filter((name) => other.names.some((more) => areNear(name, more))).length
  const shared = Math.max(shareOf(one.countries, other.countries), shareOf(one.actors, other.actors), names)
  return shared >= 2 ? better(swapped, { source: 0.8, target: 0.8 }) : swapped
}

function better<T extends { readonly source: number; readonly target: number }>(one: T, other: T): T {
  return one.source + one.target >= other.source + other.target ? one : other
}

/** Two states that are named and differ: such acts are never one. */
const otherState = -2

/** 1 for the same actor, less for the same state, name or word, 0 where one side is not known, below 0 for others. */
function sideLikeness(a: Side, b: Side): number {
  if (shareOf(a.actors, b.actors) > 0) return 1
  if (shareOf(a.countries, b.countries) > 0) return 0.8
  if (a.names.some((name) => b.names.some((other) => areNear(name, other)))) return 0.7
  const namesDiffer = a.names.length > 0 && b.names.length > 0
  // What a description is taken for ("the government") may be wrong; what a name says is not.
  if (a.countries.length > 0 && b.countries.length > 0) return namesDiffer ? otherState : -1
  if (a.words.some((word) => b.words.includes(word))) return namesDiffer ? 0 : 0.4
  if (namesDiffer) return -0.6
  return a.words.length > 0 && b.words.length > 0 ? -0.2 : 0
}

function shareOf(one: readonly string[], other: readonly string[]): number {
  return new Set(one.filter((key) => other.includes(key))).size
}

/** "Tajikistan" and "Tajik", "Norway" and "Norwegian": one begins as the other does, but for its ending. */
function areNear(one: string, other: string): boolean {
  if (one === other) return true
  let same = 0
  while (same < one.length && one[same] === other[same]) same++
  return same >= 4 && Math.min(one.length, other.length) - same <= 2
}

/** 1 for the same day, less for a wider or a guessed one; null for days that are told and differ. */
function timeLikeness({ time: a }: ActHead, { time: b }: ActHead): number | null {
  if (a === null || b === null) return 0.3
  const gap = Math.max(a.first - b.last, b.first - a.last, 0)
  const width = Math.max(a.last - a.first, b.last - b.first)
  if (a.told && b.told)
    return gap > 2 ? null : gap > 0 ? 0.4 - 0.2 * (gap - 1) : width <= 3 ? 1 : width <= 31 ? 0.4 : 0.2
  return Math.max(-0.5, 0.6 - 0.02 * gap)
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
