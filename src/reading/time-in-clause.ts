import { indexAt, overlaps, type Range } from '../record/ranges.ts'

/** Which rule gave an event its time. */
export type ClauseRule = 'names-it' | 'only-one' | 'beside-it' | 'opens-sentence'

const list = (words: string): string => words.trim().split(/\s+/u).join('|')

/** Verbs that tell of saying: a date beside one of these is when it was said, and what is said is another clause. */
const saying = list(`said says say told tells added wrote reported reports announced announces according confirmed
  claimed declared stated noted warned insisted argued believes believe`)

/** What parts a clause from the next: what stands beyond has its own time. */
const barrier = new RegExp(
  `[;:()“”"—–]|\\s-{1,2}\\s|\\b(?:${list(`after before when while that who which whom whose where because since
    although though if unless but whether than following until once despite`)}|${saying})\\b`,
  'iu',
)

/** "announced on Friday", "said in a statement late Friday". */
const saidThen = new RegExp(
  `\\b(?:${saying})(?:\\s+(?:in|at|during)\\s+an?\\s+(?:[\\p{L}-]+\\s+){1,3}?)?(?:\\s+(?:reporters|journalists))?\\s+(?:(?:on|late|early|in)\\s+){0,2}$`,
  'iu',
)
/** "on Friday said", "Wednesday announced". */
const thenSaid = new RegExp(`^,?\\s+(?:${saying})\\b`, 'iu')

const determiner = /(?:^|\s)(?:the|an?|this|that|its|his|her|their|our|your)\s+$/iu
/** Words that can't stand between a date and the noun that it is part of: "the Oct. 23 sniper shooting". */
const between = /\b(?:and|or|to|of|for|in|on|at|by|with|from|the|an?|was|were|is|are|has|have|had|will|would)\b/iu

/**
 * The date that belongs to a word of a sentence by the sentence's form, or null where that is not sure:
 * one that is part of its name ("Thursday's attack", "the Oct. 23 shooting"), else one of its clause that no verb of
 * saying and no other noun has. The nearest date is not enough: "sanctions after the invasion of 1990" have none.
 * @param dates the dates of the text in their order
 * @param others the anchors of other events: a date beyond one of these is that one's
 */
export function timeInClause<T extends Range>(
  text: string,
  sentence: Range,
  anchor: Range,
  dates: readonly T[],
  others: readonly Range[],
): { readonly time: T; readonly rule: ClauseRule } | null {
  const own = dates.filter((d) => d.start >= sentence.start && d.end <= sentence.end && !overlaps(d, anchor))
  const named = own.find((d) => d.end <= anchor.start && isPartOfName(text, sentence, d, anchor.start))
  if (named) return { time: named, rule: 'names-it' }
  const free = own.filter((d) => isFree(text, sentence, d, anchor))
  const near = free.filter((d) => !barrier.test(gap(text, d, anchor)) && isReached(text, sentence, d, anchor, others))
  if (near.length === 1)
    return { time: near[0]!, rule: opens(text, sentence, near[0]!) ? 'opens-sentence' : 'only-one' }
  const beside = near.filter((d) => !/,/u.test(gap(text, d, anchor)))
  return beside.length === 1 ? { time: beside[0]!, rule: 'beside-it' } : null
}

/** The words between, less what stands there whole in quotation marks: "tested what it called 'new weapons' Saturday". */
const gap = (text: string, a: Range, b: Range): string =>
  (a.end <= b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start)).replace(
    /["“][^"“”]{0,60}["”]/gu,
    'QUOTED',
  )

/** "Thursday's [deadly car] bombing", "the November 1995 assassination": the date and the word at `noun` are one name. */
function isPartOfName(text: string, sentence: Range, date: Range, noun: number): boolean {
  const words = text.slice(date.end, noun)
  const owned = /^['’]s?\s+(?:[\p{L}\d’'.-]+\s+){0,4}$/u.exec(words)
  if (owned) return !between.test(words)
  return (
    /^\s+(?:[\p{L}’'-]+\s+){0,3}$/u.test(words) &&
    !between.test(words) &&
    determiner.test(text.slice(sentence.start, date.start))
  )
}

/** Verbs that say no more than the noun after them: "launched an attack" on Friday. */
const light = new RegExp(
  `\\b(?:${list(`launched launches held hold holds made make gave give staged conducted carried began begin begins started
    opened signed reached struck imposed mounted committed suffered undertook resumed ended took had have has due set
    scheduled planned expected`)})\\b`,
  'iu',
)
const verb =
  /\b(?:\p{L}{2,}ed|was|were|is|are|said|told|led|met|sent|put|brought|left|found|will|would|could|may|might)\b/iu
/** What stands before a noun: "demanded the immediate release", "a request by", "charges of". */
const beforeNoun =
  /\b(?:the|an?|his|her|its|their|of|for|against|over|about|by|with|on|in|\p{L}+['’]s?)\s+(?:[\p{L}-]+\s+){0,2}$/iu
const infinitive = /\bto\s+(?:\p{L}+ly\s+)?$/iu
/** How far a date may be from the word that it belongs to, in code units. */
const farthest = 150

/** "attacked and burned", ", killing": told in one breath with the word before. */
const goesOn = /(?:,|\band|\bor|\bthen|\bby|\bduring|\bin|\bat)\s+(?:an?\s+|the\s+)?(?:\p{L}+ly\s+)?$/iu

/**
 * False where something between a date and an anchor has the date: another event, or the verb whose object the anchor
 * is ("On Friday the council demanded the release": the demand was on Friday, nobody knows when the release is).
 */
function isReached(text: string, sentence: Range, date: Range, anchor: Range, others: readonly Range[]): boolean {
  const lead = text.slice(sentence.start, anchor.start)
  const way = gap(text, date, anchor)
  if (date.end <= anchor.start && way.includes(',') && isSubordinate(text.slice(sentence.start, date.start)))
    return false
  if (way.length > farthest || (way.match(/,/gu) ?? []).length > 2) return false
  const from = Math.min(date.end, anchor.end)
  const to = Math.max(date.start, anchor.start)
  const inBetween = others.filter((o) => o.start >= from && o.end <= to)
  if (date.end <= anchor.start) {
    if (infinitive.test(lead)) return false
    if (inBetween.length > 0 && !goesOn.test(lead)) return false
    return !(beforeNoun.test(way) && verb.test(way) && !light.test(way))
  }
  if (/\bto\s+\p{Ll}{3,}/u.test(way) && !/\bto\s+(?:the|his|her|its|their|this|that)\b/u.test(way)) return false
  return inBetween.every((o) => goesOn.test(text.slice(anchor.end, o.start)))
}

/** "After talks failed on Friday, ...", "Varga, who took office in May, ...": the date is of the clause that it closes. */
function isSubordinate(lead: string): boolean {
  const clause = lead.slice(lead.lastIndexOf(',') + 1)
  return opener.test(clause)
}
const opener =
  /(?:^|\s)(?:after|before|when|while|who|which|whose|where|because|since|although|though|if|as)\s+(?:[\p{L}\d'’"“”-]+\s+)+(?:[\p{L}]+\s+)*$/iu

/** False for a date that another word has: as part of that word's name, or for when something was said. */
function isFree(text: string, sentence: Range, date: Range, anchor: Range): boolean {
  const after = text.slice(date.end, sentence.end)
  if (/^['’]s?\s+\p{L}/u.test(after)) return false
  const before = text.slice(sentence.start, date.start)
  if (determiner.test(before) && /^\s+\p{Ll}/u.test(after) && !between.test(/^\s+\p{L}+/u.exec(after)?.[0] ?? ''))
    return false
  return !isSaidThen(text, sentence, date, anchor)
}

/** True for a date beside a verb of saying other than the anchor: "announced in January", "on Friday said". */
export function isSaidThen(text: string, sentence: Range, date: Range, anchor: Range): boolean {
  const said = saidThen.exec(text.slice(sentence.start, date.start))
  if (said && !overlaps(anchor, { start: sentence.start + said.index, end: date.start })) return true
  const then = thenSaid.exec(text.slice(date.end, sentence.end))
  return then !== null && !overlaps(anchor, { start: date.end, end: date.end + then[0].length })
}

const opens = (text: string, sentence: Range, date: Range): boolean =>
  /^\W*(?:(?:on|in|at|since|by|during|late|early|earlier|later)\s+){0,2}$/iu.test(
    text.slice(sentence.start, date.start),
  )

/** The sentence that holds a place. */
export function sentenceAt(sentences: readonly Range[], at: number): Range | null {
  const found = sentences[indexAt(sentences, at)]
  return found && found.start <= at && at < found.end ? found : null
}
