import type { Range } from '../record/ranges.ts'
import { titles } from './name-words.ts'
import { roleNouns } from './role-nouns.ts'
import { isFiniteVerb, prepositions, saying } from './verb-words.ts'

/** What a mention most likely is in its clause. */
export type Position = 'subject' | 'object' | 'oblique' | 'possessive'

const lead = /(?:the|a|an|his|her|its|their|our|my|former|late|then|ex|longtime|new|current|senior|acting|u\.s|us)$/iu
const adverb =
  /^(?:\p{L}+ly|also|then|later|now|never|always|still|not|once|often|soon|just|even|again|both|all|too|himself|herself|itself|themselves)$/iu
const opensClause = new Set(
  `that because when while if but and or whether where since although though until how why what who which so once whom
  unless whereas yet nor than as after before`.split(/\s+/),
)

/**
 * The grammatical position of a mention, told by the words on both sides of it: what a name's neighbours allow, not a
 * parse.
 * @param sentence the sentence in which the mention stands
 */
export function positionOf(text: string, mention: Range, sentence: Range): Position {
  const after = text.slice(mention.end, Math.min(sentence.end, mention.end + 200))
  const before = text.slice(Math.max(sentence.start, mention.start - 200), mention.start)
  if (/^\s?['’](?:s\b|(?=\s))/u.test(after)) return 'possessive'
  const previous = wordBefore(before)
  const verb = verbAfter(after)
  if (previous === null) return verb || /^[,]?\s/u.test(after) ? 'subject' : 'object'
  if (previous.word === '') return verb ? 'subject' : previous.quoted ? 'object' : 'oblique'
  const word = previous.word.toLowerCase()
  if (saying.has(word)) return word === 'according' || verb ? 'object' : previous.inverted ? 'subject' : 'object'
  if (opensClause.has(word) && verb) return 'subject'
  if (prepositions.has(word)) return 'oblique'
  return verb ? 'subject' : 'object'
}

type Previous = { readonly word: string; readonly quoted: boolean; readonly inverted: boolean }

/** The word that stands before a mention and what describes it; null at the sentence's beginning, '' after a mark. */
function wordBefore(before: string): Previous | null {
  let rest = before.trimEnd()
  for (;;) {
    if (/^[“"‘'(\s[—–-]*$/u.test(rest)) return null
    const found = /([\p{L}\p{M}.’'-]+)$/u.exec(rest)
    if (!found) return { word: '', quoted: /["”]$/u.test(rest), inverted: false }
    const word = found[1]!
    const bare = word.toLowerCase().replace(/\.$/u, '')
    const head = rest.slice(0, found.index)
    const joins = /^(?:and|or)$/u.test(bare) && /\p{Lu}[\p{L}.’'-]*,?\s+$/u.test(head)
    const describes =
      joins ||
      lead.test(bare) ||
      titles.has(bare) ||
      roleNouns.has(bare) ||
      (/^\p{Lu}/u.test(word) && !opensClause.has(bare) && !prepositions.has(bare) && !adverb.test(bare))
    if (!describes) return { word, quoted: false, inverted: /["”,?!]\s*$/u.test(head) }
    rest = head.trimEnd()
    if (/[,;:]$/u.test(rest)) return { word: '', quoted: /["”]$/u.test(rest), inverted: false }
  }
}

/** True where a finite verb follows, past an apposition, further names joined to this one, and adverbs. */
function verbAfter(after: string): boolean {
  let rest = after
    .replace(/^\s*\([^)]{1,60}\)/u, '')
    .replace(/^,\s+(?:who|which|whose)\s[^,]{1,90},/u, '')
    .replace(/^,\s[^,]{1,80},(?=\s)/u, '')
  if (/^\s+who\s/u.test(rest)) return true
  const joined = /^(?:,\s+[\p{L}.’' -]{1,40})*,?\s+and\s+/u.exec(rest)
  if (joined) rest = ` ${rest.slice(joined[0].length)}`
  for (let k = 0; k < (joined ? 5 : 3); k++) {
    const word = /^\s*([\p{L}’']+)/u.exec(rest)
    if (!word) return /^['’](?:d|ll|ve)\b/u.test(rest)
    if (isFiniteVerb(word[1]!)) return true
    if (!adverb.test(word[1]!) && !(joined && /^(?:\p{Lu}|the$|his$|her$|colleagues$|others$)/u.test(word[1]!)))
      return false
    rest = rest.slice(word[0].length)
  }
  return false
}
