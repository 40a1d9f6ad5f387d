import { indexAt, type Range } from '../record/ranges.ts'
import type { Around } from './around.ts'
import type { Cast } from './cast.ts'
import type { Entity, Knowledge } from './entity.ts'
import { positionOf } from './grammar.ts'
import { askedOf, askForHolder } from './known-entities.ts'
import type { OfficeRule } from './office-rule.ts'
import { isOfThen, stateOfDateLine, stateThatSays } from './office-state.ts'
import { isTitleSought, type OfficeWords, officeWordsAt, roleSought } from './office-words.ts'
import { stateNamed } from './states.ts'

/** Whom words for the holder of an office speak of; null where that is not sure. */
export type OfficeMeant = { readonly entity: Entity; readonly rule: OfficeRule } | null

/**
 * Whom "the president", "the prime minister" or "the foreign minister" stands for: the holder whom the report has named,
 * else the gazetteer's on the report's day, for the state that the words name, or that whoever says them speaks for, or
 * that the date line is of. Where two would do, or nothing surely tells of the state, nobody.
 * @returns `undefined` where the words speak of no such office
 */
export function officeMeant(at: Range, noun: string, cast: Cast, around: Around): OfficeMeant | undefined {
  const words = officeWordsAt(around.text, at.start)
  if (!words?.title.split(' ').includes(noun)) return undefined
  if (!words.isHolder) return null
  const holders: Entity[] = []
  for (const e of cast.entities) {
    const held = heldBy(e, words, around)
    if (held === null) continue
    if (held.known !== null) takeFor(e, held.known)
    holders.push(e)
  }
  if (words.country !== null) return holderIn(words.country, 'state-in-words', words, holders, cast, around)
  const said = stateThatSays(at, cast, around)
  if (holders.length > 0) {
    const before = holders.filter((e) => e.mentions.some((m) => m.end <= at.start))
    const likely = before.length > 0 ? before : holders
    const theirs = said === null ? [] : likely.filter((e) => countryHeld(e, words) === said)
    const one =
      likely.length === 1
        ? alone(likely[0]!, at, cast, around)
        : theirs.length === 1
          ? theirs[0]!
          : nearest(at, likely, cast, around)
    const state = one && countryHeld(one, words)
    return one && (said === null || state === null || state === said) ? { entity: one, rule: 'named-holder' } : null
  }
  if (said !== null) return holderIn(said, 'state-that-says', words, holders, cast, around)
  const here = stateOfDateLine(at, cast, around)
  return here === null ? null : holderIn(here, 'date-line', words, holders, cast, around)
}

/** What is known anew of somebody by their holding an office; null where that was known, or the report gives it them. */
type Held = { readonly known: Knowledge | null }

/** Whether somebody holds the office on the report's day, or the report gives it them: not that of a club. */
function heldBy(e: Entity, { sought, title }: OfficeWords, around: Around): Held | null {
  if (e.type !== 'PER' || e.mentions.length === 0) return null
  const told: Held = { known: null }
  if (e.known?.entry.kind === 'person') return roleSought(e.known.entry.roles, sought) === null ? null : told
  // "Mr. Obama" beside "the president" is the one of that name who was president on the day.
  if (e.roles.length === 0 && e.words.length === 1 && around.published != null) {
    const known = askForHolder(e, title, null, around)
    return known && { known }
  }
  const isGiven = e.roles.some(
    ({ title, organisation }) =>
      title !== null && isTitleSought(title, sought) && (organisation === null || stateNamed(organisation) !== null),
  )
  return isGiven ? told : null
}

/** Gives somebody what the gazetteer knows of them, once the report's words have made plain who they are. */
function takeFor(e: Entity, known: Knowledge): void {
  e.known = known
  e.country ??= known.entry.country
  if (e.sectors.length === 0) e.sectors = known.entry.sectors
}

function countryHeld(e: Entity, { sought }: OfficeWords): string | null {
  const role = e.known?.entry.kind === 'person' ? roleSought(e.known.entry.roles, sought) : null
  return role?.country ?? e.country
}

/** The holder in a state: the one whom the report names, else whoever surely holds the office on the report's day. */
function holderIn(
  country: string,
  rule: OfficeRule,
  words: OfficeWords,
  holders: readonly Entity[],
  cast: Cast,
  around: Around,
): OfficeMeant {
  const named = holders.filter((e) => countryHeld(e, words) === country)
  if (named.length > 0) return named.length === 1 ? { entity: named[0]!, rule } : null
  if (around.published == null || (rule !== 'state-in-words' && isOfThen(words, around))) return null
  const context = { date: around.published, country }
  const entry = askedOf(around).holder(words.title, country, around.published)
  if (!entry) return null
  const known = { entry, asked: words.title, context }
  const { start, end, title } = words
  const text = around.text.slice(start, end)
  const noun = title.split(' ').at(-1)!
  return { entity: cast.holder(known, { noun, title, organisation: null, start, end, text }), rule }
}

/** Somebody of whom the report has only told the office, as long as this paragraph speaks of no other state. */
function alone(e: Entity, at: Range, cast: Cast, { paragraphs }: Around): Entity | null {
  if (e.mentions.some((m) => m.form === 'name')) return e
  const start = paragraphs[indexAt(paragraphs, at.start)]?.start ?? 0
  const states = cast.within({ start, end: at.start }).map((a) => a.entity.country)
  return states.every((country) => country === null || country === e.country) ? e : null
}

/**
 * Of several, the only one of whom this paragraph has spoken so far, or, where it has spoken of none, the one before it:
 * as a subject, where it has spoken of more.
 */
function nearest(at: Range, holders: readonly Entity[], cast: Cast, around: Around): Entity | null {
  const { text, paragraphs, sentences } = around
  const last = indexAt(paragraphs, at.start)
  for (const paragraph of [last, last - 1]) {
    const start = paragraphs[paragraph]?.start ?? 0
    const end = paragraph === last ? at.start : (paragraphs[last]?.start ?? start)
    const here = cast.within({ start, end }).filter((a) => holders.includes(a.entity))
    const near = new Set(here.map((a) => a.entity))
    if (near.size === 0) continue
    const subjects = here.filter((a) => positionOf(text, a, sentences[indexAt(sentences, a.start)] ?? at) === 'subject')
    const [one, other] = near.size === 1 ? near : new Set(subjects.map((a) => a.entity))
    return other === undefined ? (one ?? null) : null
  }
  return null
}
