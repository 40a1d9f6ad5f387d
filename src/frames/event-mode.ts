import type { Range } from '../record/ranges.ts'
import type { Act } from './act.ts'
import { type Clause, clauseOf } from './event-clause.ts'
import type { ModeRule } from './mode-rules.ts'
import { modeRules } from './mode-rules.ts'
import { type PhraseTree, type Word, wordsIn } from './phrases.ts'

/** How many words after the anchor are taken for what is asked, refused or threatened. */
const objectReach = 8

/** How much of a side is looked at, in code units. */
const sideReach = 200

/**
 * The mode of an event, by the rules of `ontology/event-modes.json`, or null where none fits.
 *
 * Rules are tried in order and the first that fits tells, save for types where the object tells (what is asked for,
 * refused, threatened, moved): there the rule whose word stands nearest the anchor does. `sentence` is the range of the
 * anchor's sentence in `text`, in UTF-16 code units.
 */
export function modeOf(act: Act, text: string, sentence: Range): string | null {
  return findMode(act, text, sentence)?.mode ?? null
}

/** A mode, and the words that made its rule fit. */
export type FoundMode = { readonly mode: string; readonly words: readonly Range[] }

/** The same with the words that tell. */
export function findMode(act: Act, text: string, sentence: Range): FoundMode | null {
  const { nearest, rules } = modeRules(act.type)
  if (rules.length === 0) return null
  const clause = clauseOf(text, sentence, act.anchor)
  if (!clause) return null
  const sides = { source: sideWords(text, act.source), target: sideWords(text, act.target) }
  let best: (FoundMode & { distance: number }) | null = null
  for (const rule of rules) {
    const fit = fitOf(rule, clause, sides)
    if (fit === null) continue
    if (!nearest) return { mode: rule.mode, words: fit.words }
    if (!best || fit.distance < best.distance) best = { mode: rule.mode, ...fit }
  }
  return best && { mode: best.mode, words: best.words }
}

type Sides = { readonly source: readonly Word[]; readonly target: readonly Word[] }

/** The words that make a rule fit, and how far from the anchor they stand; null where it does not fit. */
function fitOf(rule: ModeRule, clause: Clause, sides: Sides): { distance: number; words: readonly Range[] } | null {
  const { words, first, last } = clause
  const told: Range[] = []
  for (const [tree, found] of [
    [rule.anchor, () => atAnchor(rule.anchor!, clause)],
    [rule.source, () => firstOf(rule.source!, sides.source, 0, sides.source.length)],
    [rule.target, () => firstOf(rule.target!, sides.target, 0, sides.target.length)],
  ] as const) {
    const phrase = tree && found()
    if (tree && !phrase) return null
    if (phrase) told.push(phrase)
  }
  if (rule.not && firstOf(rule.not, words, 0, words.length)) return null
  let distance = 0
  if (rule.after) {
    const to = Math.min(words.length, last + 1 + (rule.within ?? objectReach))
    const phrase = firstOf(rule.after, words, last + 1, to)
    if (!phrase) return null
    told.push(phrase)
    distance = phrase.at - last
  }
  if (rule.near) {
    const closest = closestOf(rule.near, words, first, last)
    if (closest === null || closest.distance > (rule.within ?? closest.distance)) return null
    told.push(closest)
    distance = Math.max(distance, closest.distance)
  }
  return { distance, words: told.map(({ start, end }) => ({ start, end })) }
}

/** Where a phrase stands in the text, and its first word among the words looked at. */
type Phrase = Range & { readonly at: number }

const phraseAt = (words: readonly Word[], at: number, length: number): Phrase => ({
  start: words[at]!.start,
  end: words[at + length - 1]!.end,
  at,
})

/** A phrase that shares a word with the anchor: "air strike*" with the anchor "strikes", too. */
function atAnchor(tree: PhraseTree<true>, { words, first, last }: Clause): Phrase | null {
  for (let at = Math.max(0, first - 3); at <= last; at++) {
    const found = tree.longestAt(words, at)
    if (found && at + found.length > first) return phraseAt(words, at, found.length)
  }
  return null
}

function firstOf(tree: PhraseTree<true>, words: readonly Word[], from: number, before: number): Phrase | null {
  for (let at = from; at < before; at++) {
    const found = tree.longestAt(words, at, before)
    if (found) return phraseAt(words, at, found.length)
  }
  return null
}

function closestOf(
  tree: PhraseTree<true>,
  words: readonly Word[],
  first: number,
  last: number,
): (Phrase & { readonly distance: number }) | null {
  let best: (Phrase & { readonly distance: number }) | null = null
  for (let at = 0; at < words.length; at++) {
    const found = tree.longestAt(words, at)
    if (!found) continue
    const distance = Math.max(0, at - last, first - (at + found.length - 1))
    if (best === null || distance < best.distance) best = { ...phraseAt(words, at, found.length), distance }
  }
  return best
}

function sideWords(text: string, side: Range | null): Word[] {
  return side ? wordsIn(text, { start: side.start, end: Math.min(side.end, side.start + sideReach) }) : []
}
