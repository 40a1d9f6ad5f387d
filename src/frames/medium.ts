import type { Range } from '../record/ranges.ts'

const documents =
  'statement|letter|report|memo|memorandum|e-?mail|tweet|post|message|speech|address|interview|release|communique|communiqué|article|editorial|column|op-ed|essay|book|briefing|filing|affidavit|complaint|lawsuit|testimony|remarks|ruling|study|survey|poll|dispatch|broadcast|commentary|note|cable|transcript|dossier|conference|call|notice'

/** "a statement by ...", "the text of a letter from ...": a document that somebody's words came in. */
const documentBy = new RegExp(
  `^(?:(?:an?|the|its|his|her|their|this|that)\\s+)?(?:[\\p{L}-]+\\s+){0,3}?(?:${documents})s?\\s+(?:by|from|of)\\s+`,
  'iu',
)

/** ", issued through ...", "carried by ...": the way by which it reached the report. */
const relay =
  /[\s,]+(?:(?:that|which)\s+(?:was|were)\s+)?(?:issued|released|carried|published|relayed|reported|distributed|broadcast|posted|read\s+out|quoted|cited)\s+(?:through|by|via|on|in)\s+/iu

/** "in a statement", "at a news conference", "on Twitter", beside the cue. */
const besideCue = new RegExp(
  `\\b(?:in|at|during|via|through)\\s+((?:an?|the|his|her|its|their)\\s+(?:[\\p{L}’'-]+\\s+){0,4}?(?:${documents}))\\b|\\bon\\s+(Twitter|X|Facebook|Telegram|Weibo|Instagram|YouTube|Truth Social|(?:state|national|public)\\s+(?:television|radio|TV)|television|radio)\\b`,
  'iu',
)

const told = /\b(?:told|tells|tell|telling|informed|informs|assured|assures|reminded|reminds|briefed)$/iu

export type SourceParts = { readonly speaker: Range; readonly medium: Range | null; readonly via: Range | null }

/**
 * Takes a source such as "a statement by A, issued through B" apart: A speaks, in a statement, through B.
 * A source without such words is its own speaker.
 */
export function sourceParts(text: string, source: Range): SourceParts {
  const words = text.slice(source.start, source.end)
  const document = documentBy.exec(words)
  const begin = document ? source.start + document[0].length : source.start
  const passed = relay.exec(text.slice(begin, source.end))
  if (!document && !passed) return { speaker: source, medium: null, via: null }
  const speaker = trimmed(text, { start: begin, end: passed ? begin + passed.index : source.end })
  const medium = document ? mediumOf(text, source.start, document[0]) : null
  const via = passed ? nounPhrase(text, { start: begin + passed.index + passed[0].length, end: source.end }) : null
  return speaker.end > speaker.start ? { speaker, medium, via } : { speaker: source, medium: null, via: null }
}

function mediumOf(text: string, start: number, matched: string): Range {
  const bare = matched.replace(/\s+(?:by|from|of)\s+$/iu, '')
  return trimmed(text, { start, end: start + bare.length })
}

/** The medium or relay named in the stretch of the sentence beside the cue that is neither source nor content. */
export function besideTheCue(text: string, stretch: Range): { medium: Range | null; via: Range | null } {
  const words = text.slice(stretch.start, stretch.end)
  const named = besideCue.exec(words)
  const group = named?.[1] ?? named?.[2]
  const at = named && group ? stretch.start + named.index + named[0].lastIndexOf(group) : -1
  const passed = relay.exec(words)
  return {
    medium: group && at >= 0 ? { start: at, end: at + group.length } : null,
    via: passed ? nounPhrase(text, { start: stretch.start + passed.index + passed[0].length, end: stretch.end }) : null,
  }
}

/** Whom a "told" was told: the words between the cue and the content, where they are few and name somebody. */
export function addresseeAfter(text: string, cue: Range, next: number): Range | null {
  if (!told.test(text.slice(cue.start, cue.end))) return null
  const found = nounPhrase(text, { start: cue.end, end: Math.min(next, cue.end + 120) })
  if (!found) return null
  const words = text.slice(found.start, found.end).split(/\s+/u)
  return words.length <= 6 ? found : null
}

/** The words up to the first mark or preposition of time that ends a noun phrase; null where none are left. */
function nounPhrase(text: string, range: Range): Range | null {
  const words = text.slice(range.start, range.end)
  const stop =
    /[,;:.“"”]|\s(?:on|at|in|during|after|before|that|late|early|last|this|when|as|who|which|to)\s|\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\s(?:today|yesterday)\b/u.exec(
      words,
    )
  const found = trimmed(text, { start: range.start, end: range.start + (stop ? stop.index : words.length) })
  return found.end > found.start && /\p{L}/u.test(text.slice(found.start, found.end)) ? found : null
}

function trimmed(text: string, range: Range): Range {
  let { start, end } = range
  while (start < end && /[\s,;:]/u.test(text[start]!)) start++
  while (end > start && /[\s,;:]/u.test(text[end - 1]!)) end--
  return { start, end }
}
