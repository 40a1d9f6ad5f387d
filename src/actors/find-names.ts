import type { FoundName } from '../frames/found-name.ts'
import type { Range } from '../record/ranges.ts'
import { femaleNames, maleNames } from './given-names.ts'
import { wordPattern } from './name-span.ts'
import { commonWords, joiners, organisationWords, particles, placeWords, titles } from './name-words.ts'
import { isDemonym, stateMeant, stateOfWord } from './states.ts'
import { isTitleCase } from './title-case.ts'
import { isFiniteVerb } from './verb-words.ts'

type NameType = FoundName['type']
type Word = Range & { readonly text: string }

/** How sure a rule is of a name: less than a model may be. */
const ruleScore = 0.5

/** The names of a text by its capitals alone, a paragraph at a time. */
export function namesByRule(text: string, paragraphs: readonly Range[]): FoundName[] {
  const lowerCase = new Set(text.match(/(?<![\p{L}\p{M}’'-])\p{Ll}[\p{Ll}\p{M}’'-]*/gu) ?? [])
  const names = paragraphs.flatMap((p) => (isTitleCase(text, p) ? findWords(text, p) : findNames(text, p, lowerCase)))
  return withPeoples(text, names)
}

const peoplePattern =
  /(?<![\p{L}\p{N}’'-])(?:(?:North|South|Saudi|Sri|New|Costa|Sierra|Puerto)\s)?\p{Lu}[\p{L}]+(?![\p{L}\p{N}])/gu

/** Adds the words for a state's people and what is theirs, "American" and "North Koreans", where no name holds them. */
function withPeoples(text: string, names: readonly FoundName[]): FoundName[] {
  const all = [...names]
  let at = 0
  for (const { 0: word, index } of text.matchAll(peoplePattern)) {
    if (stateOfWord(word)?.relation !== 'demonym') continue
    while (at < names.length && names[at]!.end <= index) at++
    const next = names[at]
    if (!next || next.start >= index + word.length)
      all.push({ start: index, end: index + word.length, type: 'MISC', score: ruleScore })
  }
  return all.sort((a, b) => a.start - b.start)
}

/**
 * The names in a stretch of text, by their capitals: runs of capitalised words, with small words between those of an
 * organisation. Words that have a capital only for standing first are left out where they are known for common ones.
 */
function findNames(text: string, range: Range, lowerCase: ReadonlySet<string>): FoundName[] {
  const words = [...text.slice(range.start, range.end).matchAll(wordPattern)].map((m) =>
    word(text, range.start + m.index, m[0]),
  )
  const names: FoundName[] = []
  let i = 0
  while (i < words.length) {
    if (!isCapital(words[i]!) || isCommon(words[i]!)) {
      i++
      continue
    }
    const end = runEnd(text, words, i)
    const begins =
      i === 0 || /[.!?:;"“‘(\n—–-]\s*$/u.test(text.slice(Math.max(0, words[i]!.start - 3), words[i]!.start))
    names.push(...namesIn(text, withoutLead(text, words.slice(i, end), begins, lowerCase)))
    i = end
  }
  return names
}

const parties = new Set(
  'republican democratic democrat republicans democrats conservative liberal communist muslim christian jewish catholic islamic sunni shiite kurdish arab european african asian western hispanic latino'.split(
    ' ',
  ),
)
/** "Secretary of State John Kerry": what follows "of" is the office's, not the person's. */
export const officeOf = /(?:secretary|minister|chief|director|head|department|general)\s+(?:of|for)\s+$/iu
export const officeWords = new Set(
  'state staff defense defence treasury homeland security health interior justice labor labour commerce energy education transportation agriculture veterans affairs foreign national intelligence the'.split(
    ' ',
  ),
)

/** Leaves out the words before a name that are no part of it: a sentence's first word, a nationality, an office's field. */
function withoutLead(
  text: string,
  run: readonly Word[],
  begins: boolean,
  lowerCase: ReadonlySet<string>,
): readonly Word[] {
  let first = 0
  if (begins && lowerCase.has(run[0]!.text.toLowerCase())) first++
  if (officeOf.test(text.slice(Math.max(0, run[0]!.start - 20), run[0]!.start))) {
    while (first < run.length - 1 && officeWords.has(run[first]!.text.toLowerCase())) first++
  }
  while (first < run.length && isAdjective(run, first)) first++
  let end = run.length
  while (end > first + 1 && isAdjective(run, end - 1)) end--
  return run.slice(first, end)
}

/** "North Korean" takes two words; a nationality within an organisation's name ("Korean Central News Agency") stays. */
function isAdjective(run: readonly Word[], at: number): boolean {
  if (run.slice(at).some((w) => organisationWords.has(w.text.toLowerCase()))) return false
  return (
    isDemonym(run[at]!.text) ||
    parties.has(run[at]!.text.toLowerCase()) ||
    (at + 1 < run.length && isDemonym(`${run[at]!.text} ${run[at + 1]!.text}`))
  )
}

/** Each capitalised word of a headline by itself: its runs of capitals say nothing. */
function findWords(text: string, range: Range): FoundName[] {
  return [...text.slice(range.start, range.end).matchAll(wordPattern)]
    .map((m) => word(text, range.start + m.index, m[0]))
    .filter((w) => isCapital(w) && !isCommon(w))
    .map((w) => ({ start: w.start, end: w.end, type: typeOf([w.text], false), score: ruleScore }))
}

/** "Snyder's" is the name Snyder; "U.S." keeps its full stop. */
function word(text: string, start: number, found: string): Word {
  let bare = found.replace(/[’']s?$/u, '')
  if (/^(?:\p{Lu}\.)+\p{Lu}$/u.test(bare) && text[start + bare.length] === '.') bare += '.'
  return { start, end: start + bare.length, text: bare }
}

const isCapital = (w: Word): boolean => /^\p{Lu}/u.test(w.text) || /^al-\p{Lu}/u.test(w.text)
const isCommon = (w: Word): boolean => commonWords.has(w.text.toLowerCase().replace(/[’'].*$/u, ''))

function runEnd(text: string, words: readonly Word[], from: number): number {
  let end = from + 1
  while (end < words.length) {
    const gap = text.slice(words[end - 1]!.end, words[end]!.start)
    const initial =
      /^\p{Lu}$/u.test(words[end - 1]!.text) ||
      titles.has(words[end - 1]!.text.toLowerCase()) ||
      /^(?:St|Jr|Sr)$/u.test(words[end - 1]!.text)
    if (gap !== ' ' && gap !== '\u00a0' && !(gap === '. ' && initial)) break
    if (isCapital(words[end]!) && (!isMonthOrDay(words[end]!) || isGivenName(text, words[end]!))) {
      end++
      continue
    }
    const joined = joinedEnd(text, words, from, end)
    if (joined === null) break
    end = joined
  }
  return end
}

const isMonthOrDay = (w: Word): boolean =>
  isCommon(w) && w.text.length > 2 && /^(?:.*day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/u.test(w.text)

/** "Ai Jun wrote": what does something is no month. */
const isGivenName = (text: string, w: Word): boolean =>
  /^(?:Jan|Jun|April|May|June|August)$/u.test(w.text) &&
  isFiniteVerb(/^\s(\p{Ll}+)/u.exec(text.slice(w.end, w.end + 20))?.[1] ?? '')

/** Passes over small words where a capital follows: "Council on Foreign Relations", "Omar al-Bashir", "van der Bellen". */
function joinedEnd(text: string, words: readonly Word[], from: number, at: number): number | null {
  let k = at
  const run = words.slice(from, at)
  const isOrganisation = run.some((w) => organisationWords.has(w.text.toLowerCase()))
  while (k < words.length && k < at + 2 && !isCapital(words[k]!)) {
    const small = words[k]!.text.toLowerCase()
    if (!particles.has(small) && !(isOrganisation && joiners.has(small))) return null
    if (text.slice(words[k - 1]!.end, words[k]!.start) !== ' ') return null
    k++
  }
  const last = words[k]
  if (!last || !isCapital(last) || isCommon(last) || text.slice(words[k - 1]!.end, last.start) !== ' ') return null
  return k + 1
}

/** A run of capitalised words as one name, with the titles before a person's set apart. */
function namesIn(text: string, run: readonly Word[]): FoundName[] {
  if (run.length === 0) return []
  let first = 0
  while (first < run.length - 1 && titles.has(run[first]!.text.toLowerCase())) first++
  const words = run.slice(first)
  const texts = words.map((w) => w.text)
  if (texts.length === 1 && titles.has(texts[0]!.toLowerCase())) return []
  const start = words[0]!.start
  const end = words.at(-1)!.end
  // A title inside the run parts a body from a person: "White House spokesman Josh Earnest" when all in capitals.
  const inner = texts.findIndex(
    (t, k) =>
      k > 0 && k < texts.length - 1 && titles.has(t.toLowerCase()) && (t.length > 3 || text[words[k]!.end] === '.'),
  )
  if (inner > 0 && !texts.some((t) => joiners.has(t))) {
    return [...namesIn(text, words.slice(0, inner)), ...namesIn(text, words.slice(inner))]
  }
  return [{ start, end, type: typeOf(texts, first > 0), score: ruleScore }]
}

function typeOf(words: readonly string[], titled: boolean): NameType {
  const lower = words.map((w) => w.toLowerCase())
  if (stateMeant(words.join(' ')) || stateMeant(inTitleCase(words))) return 'LOC'
  if (words.some((w) => organisationWords.has(w.toLowerCase()))) return 'ORG'
  if (titled) return 'PER'
  if (femaleNames.has(lower[0]!) || maleNames.has(lower[0]!)) return 'PER'
  if (placeWords.has(lower.at(-1)!)) return 'LOC'
  if (words.length === 1) return /^(?:[\p{Lu}&]{2,}|(?:\p{Lu}\.){2,})$/u.test(words[0]!) ? 'ORG' : 'MISC'
  return words.length <= 4 &&
    words.every((w) => /^\p{Lu}[\p{Ll}\p{Lu}’'.-]*$/u.test(w) || particles.has(w) || w.startsWith('al-'))
    ? 'PER'
    : 'MISC'
}

/** "LISBON" at the head of a report is Lisbon. */
const inTitleCase = (words: readonly string[]): string =>
  words.map((w) => (w.length > 3 ? w[0]! + w.slice(1).toLowerCase() : w)).join(' ')
