import { indexAt } from '../record/ranges.ts'
import type { Around } from './around.ts'
import type { Cast } from './cast.ts'
import { type Entity, hasRole } from './entity.ts'
import { holdsOffice } from './known-entities.ts'
import { femaleWords, maleWords } from './name-words.ts'
import { roleNouns } from './role-nouns.ts'
import type { Nominal } from './source-head.ts'

/** Nouns for those who head a state or a government. */
export const heads = /^(?:leader|president|premier|chancellor|ruler|strongman|dictator|head)$/u

const wordsOf = (words: string): readonly string[] => [...words.toLowerCase().matchAll(/\p{L}+/gu)].map(([w]) => w)

/** "NATO's secretary general" is whoever has all of these words for a title. */
export function isSoTitled(e: Entity, words: string): boolean {
  const sought = wordsOf(words).filter((w) => w.length > 1 && w !== 'the')
  return sought.length > 1 && e.roles.some((r) => sought.every((w) => wordsOf(r.title ?? '').includes(w)))
}

const lesser = /\b(?:vice|deputy|assistant|former|ex|late|acting)\b/iu

/** "The president" is no vice president, and nobody whom the report calls a former one. */
export function isLesser(e: Entity, noun: string, words: string): boolean {
  const roles = e.roles.filter((r) => r.noun === noun)
  return roles.length > 0 && !lesser.test(words) && roles.every((r) => lesser.test(r.title ?? ''))
}

const offices = /^(?:president|minister|secretary|state|chancellor|premier|king|queen|pope)$/u

/** "The former foreign minister" of whom the report itself does not say so: who is known to hold, or have held, the office. */
export function officeHolders(d: Nominal, country: string | null, cast: Cast, around: Around): readonly Entity[] {
  const title = around.text
    .slice(d.at.start, d.at.end)
    .trim()
    .replace(/^(?:the|this)\s+/iu, '')
  const goesOn = /^\s+(?:of|for|at|in)\s/u.test(around.text.slice(d.at.end, d.at.end + 5))
  const isOffice = offices.test(d.noun) || (country !== null && heads.test(d.noun))
  if (!isOffice || goesOn || d.determiner !== 'the') return []
  return cast.entities.filter((e) => !e.isGuess && holdsOffice(e, title, country, around))
}

/** Who stands for an election may be called anything. */
const isElected = (noun: string): boolean =>
  /^(?:president|candidate|nominee|senator|governor|leader|secretary|republican|democrat)$/u.test(noun)

/** "The businessman" whom nothing else tells of is whoever spoke just before. */
export function lastSpoken(d: Nominal, last: Entity | null, cast: Cast, around: Around): Entity | null {
  if (d.determiner !== 'the' || !roleNouns.has(d.noun) || last?.kind !== 'person') return null
  // Who is told to be something else is hardly this too.
  if (last.roles.some((r) => !isElected(r.noun)) && !hasRole(last, d.noun)) return null
  const words = around.text.slice(d.at.start, d.at.end).replace(/['’]s?\s*$/u, '')
  if (/['’]|\s(?:of|on|for|at|in|to)\s/u.test(words)) return null
  const sex = femaleWords.has(d.noun) ? 'female' : maleWords.has(d.noun) ? 'male' : null
  if (sex !== null && last.gender !== null && last.gender !== sex) return null
  const paragraph = indexAt(around.paragraphs, d.at.start)
  const start = around.paragraphs[Math.max(0, paragraph - 1)]?.start ?? 0
  const sentence = around.sentences[indexAt(around.sentences, d.at.start)]?.start ?? 0
  const before = cast.within({ start, end: d.at.start })
  // Whom the same sentence has named it would call "he", and it may as well mean anybody else whom it has; of whom
  // somebody only speaks counts for neither.
  const isNamedHere = before.some(
    (a) =>
      a.start >= sentence && a.form === 'name' && a.entity.type === 'PER' && around.contents.touching(a).length === 0,
  )
  return before.some((a) => a.entity === last) && !isNamedHere ? last : null
}
