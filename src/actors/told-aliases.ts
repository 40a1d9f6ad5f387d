import { isAcronym } from './name-book.ts'
import type { NameSpan } from './name-span.ts'

/** Words that say of the name after them that it is another name of the one before: "also known as", "born". */
const otherwise =
  /(?:(?:also|better|best|otherwise|formerly|previously|originally|popularly|commonly|widely|professionally|now)\s+(?:called|(?:known\s+)?(?:(?:professionally|simply)\s+)?as)|\b(?:known|self-identified)\s+as|\ba\.?k\.?a\.?|\balias|\bn[ée]e|\b(?:formerly|nicknamed|dubbed)|[(;,]\s*(?:born|(?:Latin|Greek|French|German|Spanish|Russian|Arabic|Chinese|Japanese|Korean):))\s+(?:the\s+)?["“'‘]{0,2}$/iu

/** What may stand between a name and such words: nothing, one common noun ("group"), what brackets hold. */
const beside = /^(?:\s+\p{Ll}+)?\s*(?:\([^()]{0,90}\)?)?[,;\s]*(?:who\s+(?:is|was)\s+|["”'’]?\s*)$/u

/**
 * Another name of a name that the text gives beside it: an acronym in brackets, "Council on Foreign Relations (CFR)",
 * or after "or", and what follows "also known as" and the like.
 * @param names the names of the text, in its order
 * @returns for the number of a name that of the one whose other name it is
 */
export function toldAliases(text: string, names: readonly NameSpan[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (let i = 1; i < names.length; i++) {
    const name = names[i]!
    const before = names[i - 1]!
    if (isBracketed(text, before, name)) {
      found.set(i, i - 1)
      continue
    }
    const gap = text.slice(before.end, name.start)
    if (gap.length > 160 || before.type !== name.type || (name.type !== 'PER' && name.type !== 'ORG')) continue
    const words = otherwise.exec(gap)
    if (words && beside.test(gap.slice(0, words.index))) found.set(i, i - 1)
  }
  return found
}

/** An acronym in brackets, or after "or", that is made of the name's letters or at least begins with one of them. */
function isBracketed(text: string, name: NameSpan, next: NameSpan): boolean {
  const between = text.slice(name.end, next.start)
  const isBracket = /^\s*[([]\s*["“]?$/u.test(between) && /^["”]?\s*[)\],;]/u.test(text.slice(next.end, next.end + 3))
  const isOr = /^,?\s+or\s+["“]?$/u.test(between) && /^["”]?[,.)]/u.test(text.slice(next.end, next.end + 2))
  if (!isBracket && !isOr) return false
  if (isAcronym(next.text) && name.words.length > 1)
    return isBracket
      ? name.words.some((w) => w[0]?.toUpperCase() === next.text[0])
      : isWithin(initials(name), next.text)
  // "CEI (Italian Episcopal Conference)": the same letters in the order of another language.
  return isBracket && next.words.length > 1 && isAcronym(name.text) && sorted(initials(next)) === sorted(name.text)
}

/** The first letters of a name's capitalised words. */
const initials = ({ words }: NameSpan): string =>
  words
    .flatMap((w) => w.split('-'))
    .filter((w) => /^\p{Lu}/u.test(w))
    .map((w) => w[0]!)
    .join('')

const sorted = (letters: string): string => [...letters.replace(/[^\p{L}]/gu, '')].toSorted().join('')

/** "IS" in "ISIS": the letters in their order, the first of both the same. */
function isWithin(letters: string, acronym: string): boolean {
  let at = 0
  for (const letter of acronym) if (letter === letters[at]) at++
  return letters[0] === acronym[0] && at === letters.length
}
