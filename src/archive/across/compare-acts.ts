import type { Act, Side } from './act.ts'
import { isMutual, typeLikeness } from './act-types.ts'
import { dayNumber } from './gather-acts.ts'
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
  start: -6,
  type: 2,
  source: 1.5,
  target: 1.5,
  time: 2,
  sentence: 4,
  report: 3,
}

/** How alike two acts are, from 0 to 1, and why; null where they cannot be one: other types, states or days. */
export function compareActs(a: Act, b: Act): ActTie | null {
  const type = typeLikeness(a.type, b.type)
  const time = timeLikeness(a, b)
  if (type === 0 || time === null) return null
  const sides = sidesLikeness(a, b)
  if (sides === null) return null
  const values: Readonly<Record<ComparedPart, number>> = {
    type,
    source: sides.source,
    target: sides.target,
    time,
    sentence: cosine(a.sentence, b.sentence),
    report: a.report === b.report ? 0.5 : cosine(a.whole, b.whole),
  }
  const reasons = comparedParts.map((part) => ({
    part,
    value: round(values[part]),
    adds: round(values[part] * weights[part]),
  }))
  const sum = reasons.reduce((total, { adds }) => total + adds, weights.start)
  const [one, other] = a.key < b.key ? [a.key, b.key] : [b.key, a.key]
  return { a: one, b: other, score: round(1 / (1 + Math.exp(-sum))), reasons }
}

function sidesLikeness(a: Act, b: Act): { readonly source: number; readonly target: number } | null {
  const direct = { source: sideLikeness(a.source, b.source), target: sideLikeness(a.target, b.target) }
  const best = isMutual(a.type) && isMutual(b.type) ? better(direct, mutualLikeness(a, b)) : direct
  return best.source + best.target <= -0.5 ? null : best
}

/** "Talks between A and B" and "B's talks with A": both sides of each as one. */
function mutualLikeness(a: Act, b: Act): { readonly source: number; readonly target: number } {
  const swapped = { source: sideLikeness(a.source, b.target), target: sideLikeness(a.target, b.source) }
  const all = ({ source, target }: Act): Side => ({
    actors: [...source.actors, ...target.actors],
    countries: [...source.countries, ...target.countries],
    words: [...source.words, ...target.words],
  })
  const [one, other] = [all(a), all(b)]
  const shared = new Set(one.countries.filter((code) => other.countries.includes(code)))
  const both = shared.size >= 2 ? 0.9 : 0
  return better(swapped, { source: both, target: both })
}

function better<T extends { readonly source: number; readonly target: number }>(one: T, other: T): T {
  return one.source + one.target >= other.source + other.target ? one : other
}

/** 1 for the same actor, less for the same state or words, 0 where it is not known, below 0 for others. */
function sideLikeness(a: Side, b: Side): number {
  if (a.actors.some((id) => b.actors.includes(id))) return 1
  if (a.countries.some((code) => b.countries.includes(code))) return 0.8
  const shared = a.words.some((word) => b.words.includes(word))
  if (a.countries.length > 0 && b.countries.length > 0) return -1
  if (shared) return 0.5
  return a.actors.length > 0 && b.actors.length > 0 ? -0.3 : 0
}

/** 1 for the same day, less for a wider or a guessed one; null for days that are told and differ. */
function timeLikeness({ time: a }: Act, { time: b }: Act): number | null {
  if (a === null || b === null) return 0.3
  const gap = Math.max(dayNumber(a.from) - dayNumber(b.to), dayNumber(b.from) - dayNumber(a.to), 0)
  const width = Math.max(dayNumber(a.to) - dayNumber(a.from), dayNumber(b.to) - dayNumber(b.from))
  if (a.told && b.told)
    return gap > 2 ? null : gap > 0 ? 0.4 - 0.2 * (gap - 1) : width <= 3 ? 1 : width <= 31 ? 0.6 : 0.3
  return Math.max(-0.5, 0.6 - 0.05 * gap)
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
