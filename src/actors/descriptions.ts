import type { Around } from './around.ts'
import { type Cast, theOnly } from './cast.ts'
import { bodyOf, lastBody, nameOfOwned, ownerOf } from './described-bodies.ts'
import { heads, isLesser, isSoTitled, lastSpoken, officeHolders } from './described-persons.ts'
import { bothStates, countryIn, holdsOtherName, regimeMeant } from './described-states.ts'
import { type Entity, hasRole } from './entity.ts'
import { sectorsOf } from './gazetteer/sectors.ts'
import { femaleWords, maleWords } from './name-words.ts'
import { officeMeant } from './office-meant.ts'
import { roleNouns } from './role-nouns.ts'
import type { Nominal } from './source-head.ts'
import { stateOfPeople } from './states.ts'

const definite = new Set(['the', 'his', 'her', 'its', 'their', 'this', 'that', 'these', 'those', "'s"])
const governing = /^(?:government|regime|authorities|leadership|junta)$/u
/** "His words" are his. */
const utterance = /^(?:words?|remarks?|comments?|speech|views?|answers?|repl(?:y|ies)|tweets?)$/u
const mediaNouns = /^(?:newspaper|paper|magazine|network|tabloid|outlet|website|broadcaster|channel|weekly)$/u
const pluralNouns = /^(?:people|police|troops|forces|media|men|women|children|public|staff|militia|allies)$/u

/** The named actor whom a description fits, and none other; null where there is none, or several. */
export function namedByDescription(d: Nominal, cast: Cast, around: Around, last: Entity | null): Entity | null {
  const words = around.text.slice(d.at.start, d.at.end)
  const people = stateOfPeople(words.replace(/^the\s+/iu, ''))
  if (people) return cast.state(people)
  if (/^(?:the\s+)?(?:two|both)\s+(?:countries|nations|states|governments|sides|capitals)$/iu.test(words.trim()))
    return bothStates(d, cast, around)
  const country = countryIn(words)
  if (governing.test(d.noun) && !holdsOtherName(d, cast)) {
    if (country) return cast.state(country)
    if (!/^(?:his|her|its|their)$/u.test(d.determiner)) return regimeMeant(d, cast, around)
    const owner = cast.within(d.at).find((a) => a.form === 'pronoun')?.entity
    return owner?.country ? cast.state(owner.country) : null
  }
  const office = officeMeant(d.at, d.noun, cast, around)
  if (office) cast.officeRules.set(d.at.start, office.rule)
  if (office !== undefined) return office?.entity ?? null
  if (!definite.has(d.determiner)) return null
  const fitting = whomItFits(d, cast, around)
  if (fitting.length === 0) return lastSpoken(d, last, cast, around)
  if (fitting.length === 1) return fitting[0]!
  const before = fitting.filter((e) => (e.mentions[0]?.end ?? 0) <= d.at.start)
  if (before.length === 1) return before[0]!
  if (last && before.includes(last)) return last
  return theOnly(fitting.filter((e) => isSoTitled(e, words)))
}

/** Those of the named whom a definite description fits, by what the report says of them or else by the offices they are known to hold. */
export function whomItFits(d: Nominal, cast: Cast, around: Around): readonly Entity[] {
  if (!definite.has(d.determiner)) return []
  const words = around.text.slice(d.at.start, d.at.end)
  const country = countryIn(words)
  const bare =
    d.determiner === 'the' && words.trim().split(/\s+/u).length === 2 && !cast.findUnnamed(d.noun, d.noun, true)
  const told = cast
    .describable(d.noun, country, bare && mediaNouns.test(d.noun))
    .filter((e) => fits(e, d.noun, bare, country) && !isLesser(e, d.noun, words))
  return told.length > 0 ? told : officeHolders(d, country, cast, around)
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

/** Whom a description speaks of: somebody named whom it fits, else an unnamed actor, the same for the same words. */
export function byDescription(d: Nominal, cast: Cast, around: Around, last: Entity | null): Entity {
  const named = namedByDescription(d, cast, around, last) ?? lastBody(d, cast, around)
  if (named) return named
  const { text } = around
  const owner = ownerOf(d, cast, text)
  if (owner && utterance.test(d.noun)) return owner
  const bare = bareWords(text.slice(d.at.start, d.at.end))
  const own = owner && (cast.owned(owner, d.noun) ?? bodyOf(owner, d.noun, cast))
  if (own) {
    if (own.kind === 'unnamed' && !/['’]s\s|^(?:his|her|its|their)\s/iu.test(bare)) own.name = bare
    return own
  }
  // "The ministry" is the one spoken of before; "the fisheries ministry" need not be.
  const known = cast.findUnnamed(bare, d.noun, d.determiner === 'the' && !bare.includes(' '))
  if (known && !owner) return known
  const isPlural = isPluralNoun(d.noun)
  const isPerson = femaleWords.has(d.noun) || maleWords.has(d.noun) || roleNouns.has(d.noun.replace(/s$/u, ''))
  const made = cast.addUnnamed(isPerson ? 'PER' : 'MISC', nameOfOwned(owner, d.noun) ?? bare, d.noun)
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
