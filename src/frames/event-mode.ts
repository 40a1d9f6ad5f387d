import type { EventType } from '../record/plover.ts'
import type { Range } from '../record/ranges.ts'
import { type Clause, clauseOf } from './event-clause.ts'
import type { ModeRule } from './mode-rules.ts'
import { modeRules } from './mode-rules.ts'
import { type PhraseTree, type Word, wordsIn } from './phrases.ts'

/** What a mode is told from: the type, the anchor, and who does it to whom. */
export type Act = {
  readonly type: EventType
  readonly anchor: Range
  readonly source: Range | null
  readonly target: Range | null
}

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
  const { nearest, rules } = modeRules(act.type)
  if (rules.length === 0) return null
  const clause = clauseOf(text, sentence, act.anchor)
  if (!clause) return null
  const sides = { source: sideWords(text, act.source), target: sideWords(text, act.target) }
  let best: { mode: string; distance: number } | null = null
  for (const rule of rules) {
    const distance = distanceOf(rule, clause, sides)
    if (distance === null) continue
    if (!nearest) return rule.mode
    if (!best || distance < best.distance) best = { mode: rule.mode, distance }
  }
  return best?.mode ?? null
}

type Sides = { readonly source: readonly Word[]; readonly target: readonly Word[] }

/** How far from the anchor the words stand that make a rule fit; null where it does not. */
function distanceOf(rule: ModeRule, { words, first, last }: Clause, sides: Sides): number | null {
  if (rule.anchor && !touchesAnchor(rule.anchor, { words, first, last })) return null
  if (rule.source && !isIn(rule.source, sides.source)) return null
  if (rule.target && !isIn(rule.target, sides.target)) return null
  if (rule.not && isIn(rule.not, words)) return null
  let distance = 0
  if (rule.after) {
    const at = firstOf(rule.after, words, last + 1, Math.min(words.length, last + 1 + (rule.within ?? objectReach)))
    if (at < 0) return null
    distance = at - last
  }
  if (rule.near) {
    const closest = closestOf(rule.near, words, first, last)
    if (closest === null || closest > (rule.within ?? closest)) return null
    distance = Math.max(distance, closest)
  }
  return distance
}

/** True where a phrase shares a word with the anchor: "air strike*" with the anchor "strikes", too. */
function touchesAnchor(tree: PhraseTree<true>, { words, first, last }: Clause): boolean {
  for (let at = Math.max(0, first - 3); at <= last; at++) {
    const found = tree.longestAt(words, at)
    if (found && at + found.length > first) return true
  }
  return false
}

function isIn(tree: PhraseTree<true>, words: readonly Word[]): boolean {
  return firstOf(tree, words, 0, words.length) >= 0
}

function firstOf(tree: PhraseTree<true>, words: readonly Word[], from: number, before: number): number {
  for (let at = from; at < before; at++) if (tree.longestAt(words, at, before)) return at
  return -1
}

function closestOf(tree: PhraseTree<true>, words: readonly Word[], first: number, last: number): number | null {
  let best: number | null = null
  for (let at = 0; at < words.length; at++) {
    const found = tree.longestAt(words, at)
    if (!found) continue
    const distance = Math.max(0, at - last, first - (at + found.length - 1))
    if (best === null || distance < best) best = distance
  }
  return best
}

function sideWords(text: string, side: Range | null): Word[] {
  return side ? wordsIn(text, { start: side.start, end: Math.min(side.end, side.start + sideReach) }) : []
}
