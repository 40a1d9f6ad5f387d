import { indexAt, type Range } from '../record/ranges.ts'
import type { Cast } from './cast.ts'
import { type Entity, type Gender, hasRole } from './entity.ts'
import { femaleWords, maleWords } from './name-words.ts'
import { type Around, antecedent } from './pronouns.ts'
import { roleNouns } from './role-nouns.ts'
import { type SourceHead, sourceHead } from './source-head.ts'
import { stateOfPeople } from './states.ts'

/** What the search for speakers needs of a statement. */
export type Spoken = {
  readonly source: Range | null
  readonly cue: Range | null
  readonly content: readonly Range[]
  readonly within: number | null
}

const definite = new Set(['the', 'his', 'her', 'its', 'their', 'this', 'that', "'s"])

/**
 * The speaker of each statement, in their order: a name's entity, a pronoun's antecedent, whoever a description
 * fits; an unnamed actor where the report names nobody; null where two would do.
 */
export function resolveSpeakers(statements: readonly Spoken[], cast: Cast, around: Around): (Entity | null)[] {
  const speakers: (Entity | null)[] = []
  const byPlace = statements.map((s, i) => ({ s, i })).sort((a, b) => placeOf(a.s) - placeOf(b.s))
  let last: Entity | null = null
  for (const { s, i } of byPlace) {
    const speaker: Entity | null = s.source
      ? speakerOf(s, s.source, last, speakers, cast, around)
      : floating(s, last, cast, around)
    speakers[i] = speaker
    if (s.within === null && speaker) last = speaker
  }
  return Array.from(statements, (s, i) => speakers[i] ?? relativeTo(s, statements, speakers, cast, around))
}

/** "A senior official, who asked not to be named, said": whoever the source just before the relative pronoun is. */
function relativeTo(
  s: Spoken,
  statements: readonly Spoken[],
  speakers: readonly (Entity | null)[],
  cast: Cast,
  around: Around,
): Entity | null {
  if (!s.source || !/^(?:who|which|that)$/iu.test(around.text.slice(s.source.start, s.source.end))) return null
  const { start, end } = s.source
  const at = statements.findIndex((o) => o.source && o.source.end <= start && start - o.source.end <= 2)
  const speaker = speakers[at] ?? null
  if (speaker) cast.mention(speaker, { start, end, form: 'pronoun' })
  return speaker
}

const placeOf = (s: Spoken): number => s.cue?.start ?? s.content[0]!.start

function speakerOf(
  s: Spoken,
  source: Range,
  last: Entity | null,
  speakers: readonly (Entity | null)[],
  cast: Cast,
  around: Around,
): Entity | null {
  const head = sourceHead(around.text, source, cast)
  if (head.form === 'name') return head.entity
  const found =
    head.form === 'pronoun'
      ? byPronoun(head.word, s, source, last, speakers, cast, around)
      : head.form === 'group'
        ? together(head.members, cast)
        : byDescription(head, cast, around, last)
  const { start, end } = head.at
  if (found) cast.mention(found, { start, end, form: head.form === 'pronoun' ? 'pronoun' : 'nominal' })
  return found
}

function byPronoun(
  word: string,
  s: Spoken,
  at: Range,
  last: Entity | null,
  speakers: readonly (Entity | null)[],
  cast: Cast,
  around: Around,
): Entity | null {
  const outer = s.within === null ? null : (speakers[s.within] ?? null)
  switch (word) {
    case 'he':
    case 'him':
    case 'his':
      return antecedent(at, 'male', cast, last, around)
    case 'she':
    case 'her':
      return antecedent(at, 'female', cast, last, around)
    case 'i':
    case 'we':
    case 'me':
    case 'us':
      return outer
    case 'who':
    case 'which':
    case 'that':
      return beforeRelative(word, at, cast, around)
    case 'it':
    case 'its':
    case 'they':
    case 'their': {
      const fits = (e: Entity): boolean => (word.startsWith('it') ? e.kind !== 'person' : e.type !== 'PER')
      if (last && fits(last) && sameParagraphOrNext(last, at, cast, around)) return last
      return word.startsWith('it') ? subjectBefore(at, cast, around) : null
    }
    default:
      return null
  }
}

/** "Norway gave Sweden ten days to pay what it says": the state or body that the sentence begins with. */
function subjectBefore(at: Range, cast: Cast, around: Around): Entity | null {
  const start = sentenceStart(at, around)
  const first = cast
    .within({ start, end: at.start })
    .find(({ entity: e }) => e.kind === 'state' || (e.type === 'ORG' && e.kind !== 'media'))
  return first && first.start - start < 60 ? first.entity : null
}

/** "Novak, who said": the name that ends just before the relative pronoun, or the last person named in the sentence. */
function beforeRelative(word: string, at: Range, cast: Cast, around: Around): Entity | null {
  const last = cast
    .within({ start: sentenceStart(at, around), end: at.start })
    .findLast((a) => word !== 'who' || a.entity.type === 'PER')
  return last && at.start - last.end <= (word === 'who' ? 80 : 2) ? last.entity : null
}

const sentenceStart = (at: Range, around: Around): number =>
  around.sentences[indexAt(around.sentences, at.start)]?.start ?? 0

/** "Novak and Varga": one speaker of several, by their full names. */
function together(members: readonly Entity[], cast: Cast): Entity {
  const names = members.map((m) => m.name)
  return cast.together(`${names.slice(0, -1).join(', ')} and ${names.at(-1)}`)
}

function sameParagraphOrNext(e: Entity, at: Range, cast: Cast, around: Around): boolean {
  const before = Math.max(0, indexAt(around.paragraphs, at.start) - 1)
  const start = around.paragraphs[before]?.start ?? 0
  return cast.within({ start, end: at.start }).some((a) => a.entity === e)
}

/** "his sister", "the ministry", "a senior official": somebody named whom it fits, else an unnamed actor. */
export function byDescription(
  head: SourceHead & { form: 'nominal' },
  cast: Cast,
  around: Around,
  last: Entity | null,
): Entity {
  const words = around.text.slice(head.at.start, head.at.end)
  const people = stateOfPeople(words.replace(/^the\s+/iu, ''))
  const state = people && cast.entities.find((e) => e.kind === 'state' && e.country === people)
  if (state) return state
  if (definite.has(head.determiner)) {
    const bare = head.determiner === 'the' && words.split(/\s+/u).length === 2
    const fitting = cast.entities.filter((e) => e.kind !== 'unnamed' && fits(e, head.noun, bare))
    if (fitting.length === 1) return fitting[0]!
    const before = fitting.filter((e) => e.mentions.some((m) => m.end <= head.at.start))
    if (before.length === 1) return before[0]!
    if (last && before.includes(last)) return last
  }
  const bare = words
    .replace(/^(?:an?|the|some|other|another)\s+/iu, '')
    .replace(/,\s+(?:who|which|whose|that)\s.*$|,$/su, '')
    .replace(/\s+/gu, ' ')
  const known = cast.findUnnamed(bare, head.noun, head.determiner === 'the')
  if (known) return known
  const made = cast.addUnnamed(sexOf(head.noun) || roleNouns.has(head.noun) ? 'PER' : 'MISC', bare)
  made.gender = sexOf(head.noun)
  return made
}

function sexOf(noun: string): Gender {
  return femaleWords.has(noun) ? 'female' : maleWords.has(noun) ? 'male' : null
}

/** A person with that role, or, for a description with nothing more to it ("the ministry"), an organisation that has the word in its name. */
function fits(e: Entity, noun: string, bare: boolean): boolean {
  if (e.type === 'PER') return hasRole(e, noun)
  return bare && e.type === 'ORG' && e.words.length > 1 && e.words.some((w) => w.toLowerCase() === noun)
}

/** A quotation without cue or source belongs to whoever spoke last, where that was in this paragraph or the one before. */
function floating(s: Spoken, last: Entity | null, cast: Cast, around: Around): Entity | null {
  const first = s.content[0]
  return !s.cue && last && first && sameParagraphOrNext(last, first, cast, around) ? last : null
}
