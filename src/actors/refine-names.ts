import type { FoundName } from '../frames/found-name.ts'
import { overlaps, type Range } from '../record/ranges.ts'
import { namesByRule, officeOf, officeWords } from './find-names.ts'
import { femaleNames, maleNames } from './given-names.ts'
import { nameSpan, titleBefore } from './name-span.ts'
import { commonWords, joiners, organisationWords, titles } from './name-words.ts'
import { roleNouns } from './role-nouns.ts'
import { isDemonym, stateOfWord } from './states.ts'

/** From this score on the model's word stands, whatever capitals say. */
const trusted = 0.6
/** Below this a name that capitals do not show is none. */
const least = 0.2
/** From this score on the model's type is taken where both see the same words. */
const typed = 0.4

/**
 * The names that the model found, refined by what capitals show: marks at their edges trimmed, names that the model cut
 * short or was unsure of taken whole, and those added that it missed and that are surely names: of several words, after
 * a title, or found elsewhere in the text. Without any names from a model, those by capitals alone.
 * @param found in the order of the text, not overlapping; so is what is given back
 */
export function refineNames(text: string, found: readonly FoundName[], paragraphs: readonly Range[]): FoundName[] {
  const byRule = namesByRule(text, paragraphs)
  if (found.length === 0) return byRule
  const read = found.flatMap((name) => trimmed(text, name))
  const words = new Set(
    read.filter((n) => n.score >= least && n.type !== 'MISC').map((n) => text.slice(n.start, n.end)),
  )
  const kept: FoundName[] = []
  let at = 0
  const used = new Set<FoundName>()
  for (const rule of byRule) {
    while (at < read.length && read[at]!.end <= rule.start) at++
    const same: FoundName[] = []
    for (let k = at; k < read.length && read[k]!.start < rule.end; k++) same.push(read[k]!)
    if (same.length === 0) {
      if (isSure(text, rule, words)) kept.push(rule)
    } else if (same.every((n) => n.score < trusted && length(n) <= length(rule) && !used.has(n))) {
      const best = same.reduce((a, b) => (b.score > a.score ? b : a))
      const whole = same.length === 1 && length(best) === length(rule)
      const type = (whole && best.score >= typed) || rule.type === 'MISC' ? best.type : rule.type
      kept.push({ ...rule, type, score: Math.max(rule.score, best.score) })
      for (const n of same) used.add(n)
    }
  }
  for (const n of read) if (!used.has(n) && n.score >= least) kept.push(n)
  kept.sort((a, b) => a.start - b.start || b.end - a.end)
  const apart = kept.filter((n, i) => i === 0 || !kept.slice(Math.max(0, i - 3), i).some((o) => overlaps(o, n)))
  return agreed(text, apart)
}

/** How much a person's title before a name says, in names that the model is sure of. */
const titleSays = 2
/** How much it says of "Uzi Varga" that there is a "Mr. Varga". */
const surnameSays = 0.7

/**
 * A report calls one thing by one name: what the model takes for a body here and for a person there is what most of its
 * places say, weighed by the model's sureness. A title says that it is a person, and so does a full name that ends in it.
 */
function agreed(text: string, names: readonly FoundName[]): FoundName[] {
  const votes = new Map<string, Map<FoundName['type'], number>>()
  const vote = (word: string, type: FoundName['type'], weight: number): void => {
    const known = votes.get(word) ?? new Map<FoundName['type'], number>()
    votes.set(word, known.set(type, (known.get(type) ?? 0) + weight))
  }
  const surnames = new Set<string>()
  const spans = names.map((n) => nameSpan(text, n))
  spans.forEach(({ text: word, title }, i) => {
    const { type, score } = names[i]!
    vote(word, type, score)
    if (title) vote(word, 'PER', titleSays)
    const last = word.slice(word.lastIndexOf(' ') + 1)
    if (type === 'PER' && last !== word) vote(last, 'PER', score)
    if (title && last === word) surnames.add(word)
  })
  for (const { text: word } of spans) {
    const last = word.slice(word.lastIndexOf(' ') + 1)
    const isBody = word.split(' ').some((w) => joiners.has(w) || organisationWords.has(w.toLowerCase()))
    if (last !== word && surnames.has(last) && !isBody) vote(word, 'PER', surnameSays)
  }
  return names.map((n, i) => {
    const found = votes.get(spans[i]!.text)
    if (!found || found.size < 2) return n
    const type = [...found].reduce((best, next) => (next[1] > best[1] ? next : best))[0]
    return type === n.type ? n : { ...n, type }
  })
}

const length = ({ start, end }: Range): number => end - start

/** ". Obama" is Obama, "State Jan Novak" after "secretary of" Jan Novak; a word without a capital is no name. */
function trimmed(text: string, name: FoundName): FoundName[] {
  const words = text.slice(name.start, name.end)
  let start = name.start + /^[^\p{L}\p{N}]*/u.exec(words)![0].length
  if (start >= name.end || !/^[\p{Lu}\p{N}]|^al-/u.test(text.slice(start, name.end))) return []
  if (name.type === 'PER') start = name.score < extended ? firstOfPerson(text, start, name.end) : start
  return [{ ...name, start }]
}

/** Below this a person's name is looked at for what is cut off before it, or does not belong. */
const extended = 0.9
const oneBefore = /(?:^|\s)(\p{Lu}\p{Ll}+) $/u

/** Where a person's name begins: after an office's field, with the given names that capitals show just before it. */
function firstOfPerson(text: string, from: number, end: number): number {
  const field = fieldBefore(text, from, end)
  if (field > 0) return from + field
  let start = from
  for (let k = 0; k < 2; k++) {
    const lead = text.slice(Math.max(0, start - 40), start)
    const word = oneBefore.exec(lead)?.[1]
    if (!word || commonWords.has(word.toLowerCase()) || titles.has(word.toLowerCase()) || isDemonym(word)) break
    const before = /(\p{L}+) $/u.exec(lead.slice(0, lead.length - word.length - 1))?.[1] ?? ''
    const given = femaleNames.has(word.toLowerCase()) || maleNames.has(word.toLowerCase())
    if (!given && !(/^\p{Ll}/u.test(before) && roleNouns.has(before))) break
    start -= word.length + 1
  }
  return start
}

/** How many units of "State Jan Novak", "of" before it, are an office's field. */
function fieldBefore(text: string, start: number, end: number): number {
  if (!officeOf.test(text.slice(Math.max(0, start - 20), start))) return 0
  const field = /^\p{L}+\s+(?=\p{Lu})/u.exec(text.slice(start, end))
  return field && officeWords.has(field[0].trim().toLowerCase()) ? field[0].length : 0
}

function isSure(text: string, name: FoundName, words: ReadonlySet<string>): boolean {
  const own = text.slice(name.start, name.end)
  if (words.has(own) || name.type === 'LOC' || (name.type === 'MISC' && isPeople(own))) return true
  return own.includes(' ') || (name.type === 'ORG' && own.length > 2) || titleBefore(text, name.start) !== null
}

const isPeople = (word: string): boolean => stateOfWord(word)?.relation === 'demonym'
