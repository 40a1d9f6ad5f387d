import type { Range } from '../record/ranges.ts'
import type { Cast } from './cast.ts'
import type { Entity } from './entity.ts'
import { roleNounOf } from './role-nouns.ts'
import { isFiniteVerb } from './verb-words.ts'

/** A description: "the regime's leader". */
export type Nominal = {
  readonly form: 'nominal'
  readonly noun: string
  readonly determiner: string
  readonly at: Range
}

/** How several are joined: those named are all, two of whom one is meant, or some of more. */
export type Joined = 'all' | 'either' | 'some'

/** What a source names: a pronoun, an entity by its name, or a description. */
export type SourceHead =
  | { readonly form: 'pronoun'; readonly word: string; readonly at: Range }
  | { readonly form: 'name'; readonly entity: Entity; readonly at: Range }
  | { readonly form: 'group'; readonly members: readonly Entity[]; readonly joined: Joined; readonly at: Range }
  | Nominal

const pronouns =
  /^(?:his|its|their|he|she|they|it|i|we|you|who|which|that|this|these|those|one|him|her|them|us|me|himself|herself|themselves|both|all|many|some|others|most)$/iu

/** Where the head of a noun phrase ends: before what is only added to it. */
const addition =
  /,\s|\s\(|\s[-–—]{1,2}\s|\s(?:of|at|for|in|from|with|on|to|who|which|that|near|by|inside|within|about|against|whose|citing|speaking|including)\s/gu

/** "secretary of the Treasury": what comes before the name of whoever holds an office that takes more than a title. */
const office =
  /^(?:[\p{L}.-]+\s+){0,6}(?:of|for)\s+(?:the\s+)?(?:State|Staff|Defen[cs]e|Treasury|Homeland|Health|Interior|Justice|Foreign|National|Affairs|Security|Intelligence)\s+(?:(?:and|State|Defen[cs]e|Affairs|Security|Intelligence|Human|Services)\s+)*$/iu

/** "the Harbour Times tabloid", "the Reuters news agency": what sort of body a name is of, said after it. */
const kindOfBody =
  /^\s+(?:(?:news|daily|weekly|state|television|online|terrorist|terror|militant|rebel|advocacy|rights|think)\s+)?(?:newspaper|paper|magazine|tabloid|daily|weekly|agency|network|broadcaster|channel|website|site|blog|group|organi[sz]ation|tank|party|movement)$/iu

/** "Former Secretary of State and Democratic front-runner Jan Novak": an office, and what else he is just before the name. */
function isTitled(text: string, start: number, name: Range): boolean {
  const lead = text.slice(start, name.start)
  if (office.test(lead)) return true
  const joined = /^(.*)\s(?:and|,)\s+(?:[\p{L}.-]+\s+){0,4}?([\p{L}-]+)\s+$/u.exec(lead)
  return (
    joined !== null &&
    roleNounOf(joined[2]!) !== null &&
    /\b(?:of|for)\s/u.test(joined[1]!) &&
    !/\p{L}['’]s\s/u.test(lead)
  )
}

/** Finds the head of a source: "Jan Novak, an analyst at X" is Jan Novak, "X spokesman Jan Novak" too, "Novak's lawyer" is a lawyer. */
export function sourceHead(text: string, source: Range, cast: Cast): SourceHead {
  const words = text.slice(source.start, source.end)
  if (pronouns.test(words.trim())) return { form: 'pronoun', word: words.trim().toLowerCase(), at: source }
  const cut = headEnd(text, words, source, cast)
  const core: Range = { start: source.start, end: cut ? source.start + cut.index : source.end }
  const inCore = namesWithin(text, cast, core)
  const own = inCore.filter((n) => !isPossessive(text, n.at, core.end))
  const together = own.length > 1 && /\s(?:and|&|or)\s|^\/$/u.test(text.slice(own[0]!.at.end, own.at(-1)!.at.start))
  const last = own.at(-1)
  if (
    last &&
    !together &&
    /^(?:['’]s?)?[\s,"”]*(?:(?:him|her|it)self|too|also|and others|et al)?\W*$/u.test(text.slice(last.at.end, core.end))
  ) {
    return { form: 'name', entity: last.entity, at: last.at }
  }
  if (together && last && areJoined(text, own, core))
    return groupOf(own, { start: core.start, end: last.at.end }, text, source)
  // "The tabloid Harbour Times", "the nationalist Harbour Times tabloid".
  const body = inCore.at(-1)
  if (body && body.entity.type !== 'PER' && kindOfBody.test(text.slice(body.at.end, core.end)))
    return { form: 'name', entity: body.entity, at: body.at }
  // "Secretary of State Jan Novak": an office that takes more than a title.
  const holder = namesWithin(text, cast, source).find((n) => n.entity.type === 'PER')
  if (holder && isTitled(text, source.start, holder.at)) return { form: 'name', entity: holder.entity, at: holder.at }
  // "a spokesman for the ministry, Jan Novak": the name stands in apposition.
  const rest = cut ? namesWithin(text, cast, { start: core.end, end: source.end }) : []
  const several = rest.filter((n) => n.entity.type === 'PER')
  if (several.length > 1 && inCore.length === 0 && areApposed(text, several, core, source.end))
    return groupOf(several, { start: several[0]!.at.start, end: several.at(-1)!.at.end }, text, source)
  const apposed = rest.find(
    (n) =>
      n.entity.type === 'PER' &&
      /,\s*$/u.test(text.slice(core.end, n.entity.type === 'PER' ? titleStart(text, n.at, core.end) : n.at.start)),
  )
  if (apposed && inCore.every((n) => n.entity.type !== 'PER' || isPossessive(text, n.at, core.end))) {
    return { form: 'name', entity: apposed.entity, at: apposed.at }
  }
  return nominal(text, source, core)
}

type Named = { readonly entity: Entity; readonly at: Range }

function groupOf(names: readonly Named[], at: Range, text: string, source: Range): SourceHead {
  const hasOthers = /^\s*,?\s+(?:and|among|with)\s+(?:many\s+|several\s+)?others\b/u.test(
    text.slice(at.end, source.end),
  )
  const joined = hasOthers
    ? 'some'
    : /\sor\s/u.test(text.slice(names[0]!.at.end, names.at(-1)!.at.start))
      ? 'either'
      : 'all'
  return { form: 'group', members: names.map((n) => n.entity), joined, at }
}

/** "Two analysts, Jan Novak and Ilse Varga,": the names alone stand between the comma and the end. */
function areApposed(text: string, names: readonly Named[], core: Range, end: number): boolean {
  return (
    /^\s*(?:,|-{1,2}|–|—)\s+$/u.test(text.slice(core.end, names[0]!.at.start)) &&
    areJoined(text, names, { start: names[0]!.at.start, end })
  )
}

/** Nothing but "and", commas and titles stands between and after the names. */
function areJoined(text: string, names: readonly { readonly at: Range }[], core: Range): boolean {
  const gaps = names.slice(1).map((n, i) => text.slice(names[i]!.at.end, n.at.start))
  return (
    gaps.every((gap) =>
      /^(?:['’]s)?(?:\/|[\s,]*(?:and|&|or|as well as)?\s+(?:(?!and\s|or\s)(?:[\p{L}-]{2,14}\.?)\s+){0,4})$/u.test(gap),
    ) && /^\W*$/u.test(text.slice(names.at(-1)!.at.end, core.end))
  )
}

/** Where what is only added begins, or a clause; a small word within a name ("Ministry of Energy") adds nothing. */
function headEnd(text: string, words: string, source: Range, cast: Cast): { readonly index: number } | null {
  const names = namesWithin(text, cast, source)
  const verb = names.find((n) => isFiniteVerb(/^\s(\p{Ll}+)/u.exec(text.slice(n.at.end, source.end))?.[1] ?? ''))
  for (const cut of words.matchAll(addition)) {
    const at = source.start + cut.index
    if (verb && verb.at.end <= at) break
    if (!names.some((n) => n.at.start < at && at < n.at.end)) return cut
  }
  return verb ? { index: verb.at.end - source.start } : null
}

function titleStart(text: string, at: Range, from: number): number {
  const lead = text.slice(from, at.start)
  const title = /(?:(?:\p{Lu}[\p{L}.]*|the|a|an)\s+){0,4}$/u.exec(lead)
  return title ? from + title.index : at.start
}

const isAlone = (text: string, name: Range, range: Range): boolean =>
  name.end === range.end && /^(?:the\s+)?$/iu.test(text.slice(range.start, name.start))

function namesWithin(text: string, cast: Cast, range: Range): { entity: Entity; at: Range }[] {
  // "The Norwegian official" is no state; "the Norwegians" are.
  const names = cast.within(range).filter((a) => a.form === 'name' && (a.type !== 'MISC' || isAlone(text, a, range)))
  return names.map((at) => ({ entity: at.entity, at }))
}

/** "Novak's lawyer", but not "Novak's" alone. */
const isPossessive = (text: string, at: Range, end: number): boolean =>
  /^\s?['’]s?\s+[\p{L}"“]/u.test(text.slice(at.end, end))

/** A range of the text as a description, whatever names it holds. */
export function nominal(text: string, source: Range, core: Range = source): Nominal {
  const words = text.slice(core.start, core.end).trim().split(/\s+/u)
  const noun = (words.at(-1) ?? '')
    .toLowerCase()
    .replace(/['’]s?$/u, '')
    .replace(/[^\p{L}\p{N}-]/gu, '')
  const first = (words[0] ?? '').toLowerCase()
  const possessive = words.slice(0, -1).some((w) => /['’]s?$/u.test(w))
  return { form: 'nominal', noun, determiner: possessive ? "'s" : first, at: source }
}
