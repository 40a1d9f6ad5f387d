import type { Range } from '../record/ranges.ts'
import { positionOf } from './grammar.ts'
import { roleNouns } from './role-nouns.ts'
import { isFiniteVerb } from './verb-words.ts'

const several = [
  ...[...roleNouns].filter((n) => /[^s]$/u.test(n)).map((n) => (n.endsWith('y') ? `${n.slice(0, -1)}ies` : `${n}s`)),
  ...`people authorities police troops forces families voters critics supporters opponents allies members leaders rebels
  militants fighters protesters demonstrators activists residents villagers workers employees migrants refugees settlers
  lawmakers governments countries nations states companies conservatives liberals republicans democrats progressives
  activists groups unions parties aides men women children relatives neighbors neighbours survivors witnesses researchers
  teachers students parents farmers detectives investigators intelligence officials`.split(/\s+/u),
]
const pattern = new RegExp(
  `(?<![\\p{L}\\p{M}’'-])(?:(?:the|these|those|many|most|some|several|other|few|two|three|four|five|both|all|senior|top|his|her|its|their)\\s+)*(?:(?!(?:and|or|but|of|to|in|on|at|by|for|from|with|that|which|who|was|were|is|are|had|have|has|said|say|says|as|than|when|while|if|a|an)\\s)[\\p{L}.-]+\\s+){0,3}?(?:${[...new Set(several)].join('|')})(?![\\p{L}\\p{N}’'-])`,
  'giu',
)

/** What speaks of several, as "Mexican officials" or "the economists", where it is the subject of its clause, in the order of the text. */
export function pluralSubjects(text: string, sentence: Range, before: number): Range[] {
  const end = Math.min(before, sentence.end)
  return [...text.slice(sentence.start, end).matchAll(pattern)]
    .map((m) => {
      // "The move allowed officials": what a verb parts from the noun is no part of it.
      const verb = [...m[0].matchAll(/[\p{L}.-]+\s+/gu)].findLast((w) => isFiniteVerb(w[0].trim()))
      const start = sentence.start + m.index + (verb ? verb.index + verb[0].length : 0)
      return { start, end: sentence.start + m.index + m[0].length }
    })
    .filter((r) => positionOf(text, r, sentence) === 'subject')
}
