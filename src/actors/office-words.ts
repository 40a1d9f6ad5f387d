import type { Role } from './gazetteer/known.ts'
import { fits, type TitleSought, titleSought } from './gazetteer/title-words.ts'
import { countryOfWords } from './known-entities.ts'
import { isFiniteVerb } from './verb-words.ts'

/** Offices of a state that one person holds at a time, as a report speaks of their holders. */
const offices =
  'president|prime minister|premier|chancellor|(?:foreign|defen[cs]e) (?:minister|secretary)|secretary of (?:state|defen[cs]e)|king|queen|emperor|emir|sultan|supreme leader|taoiseach'
const name = '(?:\\p{Lu}[\\p{L}.-]*\\s){0,2}\\p{Lu}[\\p{L}.-]*'

/** "The president", "its foreign minister", "the French president", "Peru's president". */
const shape = new RegExp(
  `^(?:(?:the|its|(?:the|this|that) (?:country|nation)['’]s)\\s+(?:(?:current|incumbent|sitting|outgoing)\\s+)?(?:(${name})\\s+)?|(${name})['’]s?\\s+)(${offices})(?![\\p{L}\\p{N}-])`,
  'u',
)

/** "The king of Jordan", "the president of the club". */
const ofWhat = new RegExp(`^\\s+of\\s+(?:the\\s+)?(${name})?`, 'u')

/** What follows where the words are of a post elsewhere, stand beside a name, or are of one who is still to come. */
const other =
  /^\s+(?:of|at|for|in)\s+(?:the\s+)?\p{Lu}|^\s+of\s|^,?\s+\p{Lu}\p{L}|^\s?(?:[-–]\s?)?(?:elect|designate)\b/u

/** What stands before words that say what somebody is, not who is meant: "he was the president", "as the president". */
const saysWhat = /\b(?:is|was|are|were|be|been|being|becomes?|became|becoming|then|like|elected|named|(as))\s+$/iu

export type OfficeWords = {
  /** The office in the report's words: "foreign minister". */
  readonly title: string
  readonly sought: TitleSought
  /** The state that the words name; null where they name none. */
  readonly country: string | null
  /** False where the words are of a post elsewhere, or say what somebody is: then they speak of no holder by themselves. */
  readonly isHolder: boolean
  readonly start: number
  readonly end: number
}

/** The office of a state that the words beginning at an offset speak of; null for other words. */
export function officeWordsAt(text: string, start: number): OfficeWords | null {
  const lead = text.slice(start, start + 90)
  const found = shape.exec(lead.replace(/^T(?=h(?:e|at|is)\s)|^I(?=ts\s)/u, (letter) => letter.toLowerCase()))
  if (!found) return null
  const [whole, before, possessor, title = ''] = found
  const owner = before ?? possessor
  const behind = owner === undefined ? ofWhat.exec(lead.slice(whole.length)) : null
  const country = countryIn(owner ?? behind?.[1])
  const end = start + whole.length + (country !== null && behind ? behind[0].length : 0)
  const sought = titleSought(title)
  // "The Harbour Institute's president" is of no state.
  if (!sought || (owner !== undefined && country === null)) return null
  const isHolder = !other.test(text.slice(end, end + 40)) && !isPredicate(text, start, end)
  return { title, sought, country, isHolder, start, end }
}

function isPredicate(text: string, start: number, end: number): boolean {
  const found = saysWhat.exec(text.slice(Math.max(0, start - 12), start))
  if (!found) return false
  // "As the president said" is a clause of its own.
  const next = /^\s+([\p{L}’']+)/u.exec(text.slice(end, end + 30))?.[1]
  return found[1] === undefined || next === undefined || !isFiniteVerb(next)
}

function countryIn(words: string | undefined): string | null {
  return words === undefined ? null : countryOfWords(words.split(/\s+/u), 'first')
}

/** The role of that office among those that a gazetteer knows of somebody on a day. */
export function roleSought(roles: readonly Role[], sought: TitleSought): Role | null {
  return roles.find((role) => fits(role, sought)) ?? null
}

/** True where a title of the report's own names that very office: "President", not "Vice President" or "former President". */
export function isTitleSought(title: string, { offices: wanted, titles }: TitleSought): boolean {
  const own = titleSought(title)
  if (!own || own.former) return false
  const isSame = <Item>(a: readonly Item[], b: readonly Item[]): boolean =>
    a.length === b.length && a.every((one) => b.includes(one))
  return isSame(own.offices, wanted) && isSame(own.titles, titles)
}
