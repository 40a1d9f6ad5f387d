import { indexAt } from '../record/ranges.ts'
import type { Around } from './around.ts'
import type { Cast } from './cast.ts'
import { type Entity, hasRole } from './entity.ts'
import { sectorsOf } from './gazetteer/sectors.ts'
import { countryOfWords } from './known-entities.ts'
import { femaleWords, kin, maleWords } from './name-words.ts'
import { officeMeant } from './office-meant.ts'
import { roleNouns } from './role-nouns.ts'
import type { SourceHead } from './source-head.ts'
import { stateOfPeople } from './states.ts'

/** A description of somebody: "the regime's leader", "a senior official". */
export type Description = Extract<SourceHead, { form: 'nominal' }>

const definite = new Set(['the', 'his', 'her', 'its', 'their', 'this', 'that', 'these', 'those', "'s"])
const heads = /^(?:leader|president|premier|chancellor|ruler|strongman|dictator|head)$/u
const governing = /^(?:government|regime|authorities|leadership|junta)$/u
/** "His words" are his. */
const utterance = /^(?:words?|remarks?|comments?|speech|views?|answers?|repl(?:y|ies)|tweets?)$/u
const mediaNouns = /^(?:newspaper|paper|magazine|network|tabloid|outlet|website|broadcaster|channel|weekly)$/u
const pluralNouns = /^(?:people|police|troops|forces|media|men|women|children|public|staff|militia|allies)$/u

/** The named actor whom a description fits, and none other; null where there is none, or several. */
export function namedByDescription(d: Description, cast: Cast, around: Around, last: Entity | null): Entity | null {
  const words = around.text.slice(d.at.start, d.at.end)
  const people = stateOfPeople(words.replace(/^the\s+/iu, ''))
  if (people) return cast.state(people)
  if (/^(?:the\s+)?(?:two|both)\s+(?:countries|nations|states|governments|sides|capitals)$/iu.test(words.trim()))
    return bothStates(d, cast, around)
  const country = countryIn(words)
  if (governing.test(d.noun)) {
    if (country) return cast.state(country)
    if (!/^(?:his|her|its|their)$/u.test(d.determiner)) return regimeMeant(d, cast, around)
    const owner = cast.within(d.at).find((a) => a.form === 'pronoun')?.entity
    return owner?.country ? cast.state(owner.country) : null
  }
  const office = officeMeant(d.at, d.noun, cast, around)
  if (office) cast.officeRules.set(d.at.start, office.rule)
  if (office !== undefined) return office?.entity ?? null
  if (!definite.has(d.determiner)) return null
  const bare =
    d.determiner === 'the' && words.trim().split(/\s+/u).length === 2 && !cast.findUnnamed(d.noun, d.noun, true)
  const fitting = cast
    .describable(d.noun, country, bare && mediaNouns.test(d.noun))
    .filter((e) => fits(e, d.noun, bare, country))
  if (fitting.length === 1) return fitting[0]!
  const before = fitting.filter((e) => (e.mentions[0]?.end ?? 0) <= d.at.start)
  if (before.length === 1) return before[0]!
  if (last && before.includes(last)) return last
  return fitting.length === 0 ? lastSpoken(d, last, cast, around) : null
}

/** Who stands for an election may be called anything. */
const isElected = (noun: string): boolean =>
  /^(?:president|candidate|nominee|senator|governor|leader|secretary|republican|democrat)$/u.test(noun)

/** "The businessman" whom nothing else tells of is whoever spoke just before. */
function lastSpoken(d: Description, last: Entity | null, cast: Cast, around: Around): Entity | null {
  if (d.determiner !== 'the' || !roleNouns.has(d.noun) || last?.kind !== 'person') return null
  // Who is told to be something else is hardly this too.
  if (last.roles.some((r) => !isElected(r.noun)) && !hasRole(last, d.noun)) return null
  const words = around.text.slice(d.at.start, d.at.end)
  if (/['’]|\s(?:of|on|for|at|in|to)\s/u.test(words)) return null
  const sex = femaleWords.has(d.noun) ? 'female' : maleWords.has(d.noun) ? 'male' : null
  if (sex !== null && last.gender !== null && last.gender !== sex) return null
  const paragraph = indexAt(around.paragraphs, d.at.start)
  const start = around.paragraphs[Math.max(0, paragraph - 1)]?.start ?? 0
  return cast.within({ start, end: d.at.start }).some((a) => a.entity === last) ? last : null
}

/** "The two countries": the only two states that the paragraph so far and the one before it name. */
function bothStates(d: Description, cast: Cast, around: Around): Entity | null {
  const paragraph = indexAt(around.paragraphs, d.at.start)
  const states = (from: number): Entity[] => {
    const start = around.paragraphs[Math.max(0, from)]?.start ?? 0
    return [...new Set(cast.within({ start, end: d.at.start }).map((a) => a.entity))].filter((e) => e.kind === 'state')
  }
  const here = states(paragraph)
  const found = here.length === 2 ? here : states(paragraph - 1)
  return found.length === 2 ? cast.together(found) : null
}

/** The state that the words name first: "the Russian leader", "China's foreign ministry". */
function countryIn(words: string): string | null {
  const bare = words.replace(/^(?:the|an?|some|many|other|senior|top|former|several|two|three|both)\s+/iu, '')
  const capitals = /^(?:\p{Lu}[\p{L}.]*(?:['’]s)?\s*){1,3}/u.exec(bare)?.[0].trim().split(/\s+/u) ?? []
  const seat = /\bin\s+(\p{Lu}\p{L}+)$/u.exec(bare)?.[1]
  return countryOfWords(capitals, 'first') ?? (seat ? countryOfWords([seat], 'first') : null)
}

/** A person with that role, or, for a description with nothing more to it ("the ministry"), a body that has the word in its name. */
function fits(e: Entity, noun: string, bare: boolean, country: string | null): boolean {
  if (country !== null && e.country !== country) return false
  if (e.type === 'PER') return hasRole(e, noun) || (country !== null && heads.test(noun) && e.sectors.includes('GOV'))
  if (!bare || e.type !== 'ORG') return false
  return (
    (e.kind === 'media' && mediaNouns.test(noun)) ||
    (e.words.length > 1 && e.words.some((w) => w.toLowerCase() === noun))
  )
}

/**
 * "The regime" is one state throughout a report: that whose names, people and bodies the paragraphs around it speak of
 * most, those nearer and those that are subjects the more; never the one that acts upon it in the same sentence.
 */
function regimeMeant(d: Description, cast: Cast, around: Around): Entity | null {
  if (d.noun !== 'regime' && d.noun !== 'government') return null
  const known = cast.called(d.noun)
  if (known) return known
  const paragraph = indexAt(around.paragraphs, d.at.start)
  const sentence = around.sentences[indexAt(around.sentences, d.at.start)]
  const from = around.paragraphs[Math.max(0, paragraph - 3)]?.start ?? 0
  const before = cast.within({ start: from, end: d.at.start }).filter((a) => a.entity.country !== null)
  const actor = sentence && before.find((a) => a.start >= sentence.start && a.start - sentence.start < 40)
  const scores = new Map<string, number>()
  for (const a of before) {
    const country = a.entity.country!
    if (actor && actor.entity.country === country) continue
    const away = paragraph - indexAt(around.paragraphs, a.start)
    scores.set(country, (scores.get(country) ?? 0) + 1 / (1 + away))
  }
  const [first, second] = [...scores].sort(([, a], [, b]) => b - a)
  if (!first || (second && first[1] < second[1] * 1.5)) return null
  const state = cast.state(first[0])
  cast.call(d.noun, state)
  return state
}

/** Whom a description speaks of: somebody named whom it fits, else an unnamed actor, the same for the same words. */
export function byDescription(d: Description, cast: Cast, around: Around, last: Entity | null): Entity {
  const named = namedByDescription(d, cast, around, last)
  if (named) return named
  const { text } = around
  const owner = ownerOf(d, cast, text)
  if (owner && utterance.test(d.noun)) return owner
  const own = owner && cast.owned(owner, d.noun)
  const bare = bareWords(text.slice(d.at.start, d.at.end))
  if (own) {
    if (!/['’]s\s|^(?:his|her|its|their)\s/iu.test(bare)) own.name = bare
    return own
  }
  // "The ministry" is the one spoken of before; "the fisheries ministry" need not be.
  const known = cast.findUnnamed(bare, d.noun, d.determiner === 'the' && !bare.includes(' '))
  if (known && !owner) return known
  const isPlural = isPluralNoun(d.noun)
  const isPerson = femaleWords.has(d.noun) || maleWords.has(d.noun) || roleNouns.has(d.noun.replace(/s$/u, ''))
  const made = cast.addUnnamed(isPerson ? 'PER' : 'MISC', bare, d.noun)
  made.gender = femaleWords.has(d.noun) ? 'female' : maleWords.has(d.noun) ? 'male' : null
  made.isPlural = isPlural
  made.country = countryIn(bare)
  const sectors = sectorsOf(bare, null)
  made.sectors = sectors.length === 0 && /\bforces$/u.test(d.noun) ? ['MIL'] : sectors
  if (owner) cast.own(owner, d.noun, made)
  return made
}

/** A description less what is only added to it. */
function bareWords(words: string): string {
  return words
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:an?|the)\s+/iu, '')
    .replace(/,\s+(?:who|which|whose|that|like)\s.*$|[,;:]$/su, '')
    .replace(/['’]s$/u, '')
}

export function isPluralNoun(noun: string): boolean {
  return pluralNouns.test(noun) || (/[^s]s$/u.test(noun) && !/(?:us|is|press|congress|news|politics)$/u.test(noun))
}

/** Whose: "her campaign", "Mrs. Clinton's presidential campaign" and "the Clinton campaign" are one. */
function ownerOf(d: Description, cast: Cast, text: string): Entity | null {
  if (kin.has(d.noun)) return null
  const inside = cast.within(d.at)
  const words = text.slice(d.at.start, d.at.end)
  const owner = inside.findLast((a) => {
    const after = text.slice(a.end, d.at.end)
    if (a.form === 'pronoun') return a.start === d.at.start
    return (
      a.form === 'name' &&
      (/^['’]s?\s/u.test(after) || (after.trim().toLowerCase() === d.noun && a.entity.type === 'PER'))
    )
  })
  return owner && words.trim().split(/\s+/u).length > 1 ? owner.entity : null
}
