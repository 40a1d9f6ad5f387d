import { holds, type Range } from '../record/ranges.ts'
import { type Entity, entity, type Gender, hasRole } from './entity.ts'
import { femaleWords, kin, maleWords } from './name-words.ts'
import { type Around, antecedent, indexAt } from './pronouns.ts'
import { roleNouns } from './role-nouns.ts'
import { type SourceHead, sourceHead } from './source-head.ts'

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
export function resolveSpeakers(statements: readonly Spoken[], entities: Entity[], around: Around): (Entity | null)[] {
  const speakers: (Entity | null)[] = []
  const byPlace = statements.map((s, i) => ({ s, i })).sort((a, b) => placeOf(a.s) - placeOf(b.s))
  let last: Entity | null = null
  for (const { s, i } of byPlace) {
    const speaker: Entity | null = s.source
      ? speakerOf(s, s.source, last, speakers, entities, around)
      : floating(s, last, around)
    speakers[i] = speaker
    if (s.within === null && speaker) last = speaker
  }
  return Array.from(statements, (s, i) => speakers[i] ?? relativeTo(s, statements, speakers, around))
}

/** "A senior official, who asked not to be named, said": whoever the source just before the relative pronoun is. */
function relativeTo(
  s: Spoken,
  statements: readonly Spoken[],
  speakers: readonly (Entity | null)[],
  around: Around,
): Entity | null {
  if (!s.source || !/^(?:who|which|that)$/iu.test(around.text.slice(s.source.start, s.source.end))) return null
  const { start, end } = s.source
  const at = statements.findIndex((o) => o.source && o.source.end <= start && start - o.source.end <= 2)
  const speaker = speakers[at] ?? null
  speaker?.mentions.push({ start, end, form: 'pronoun' })
  return speaker
}

const placeOf = (s: Spoken): number => s.cue?.start ?? s.content[0]!.start

function speakerOf(
  s: Spoken,
  source: Range,
  last: Entity | null,
  speakers: readonly (Entity | null)[],
  entities: Entity[],
  around: Around,
): Entity | null {
  const head = sourceHead(around.text, source, entities)
  if (head.form === 'name') return head.entity
  const found =
    head.form === 'pronoun'
      ? byPronoun(head.word, s, source, last, speakers, entities, around)
      : head.form === 'group'
        ? together(head.members, entities)
        : byDescription(head, entities, around, last)
  found?.mentions.push({ ...head.at, form: head.form === 'pronoun' ? 'pronoun' : 'nominal' })
  return found
}

function byPronoun(
  word: string,
  s: Spoken,
  at: Range,
  last: Entity | null,
  speakers: readonly (Entity | null)[],
  entities: readonly Entity[],
  around: Around,
): Entity | null {
  const outer = s.within === null ? null : (speakers[s.within] ?? null)
  switch (word) {
    case 'he':
    case 'him':
    case 'his':
      return antecedent(at, 'male', entities, last, around)
    case 'she':
    case 'her':
      return antecedent(at, 'female', entities, last, around)
    case 'i':
    case 'we':
    case 'me':
    case 'us':
      return outer
    case 'who':
    case 'which':
    case 'that':
      return beforeRelative(word, at, entities, around)
    case 'it':
    case 'its':
    case 'they':
    case 'their': {
      const fits = (e: Entity): boolean => (word.startsWith('it') ? e.kind !== 'person' : e.type !== 'PER')
      if (last && fits(last) && sameParagraphOrNext(last, at, around)) return last
      return word.startsWith('it') ? subjectBefore(at, entities, around) : null
    }
    default:
      return null
  }
}

/** "Norway gave Sweden ten days to pay what it says": the state or body that the sentence begins with. */
function subjectBefore(at: Range, entities: readonly Entity[], around: Around): Entity | null {
  const sentence = around.sentences[indexAt(around.sentences, at.start)]
  const first = entities
    .filter((e) => e.kind === 'state' || (e.type === 'ORG' && e.kind !== 'media'))
    .flatMap((e) =>
      e.mentions.filter((m) => sentence && m.start >= sentence.start && m.end <= at.start).map((m) => ({ e, m })),
    )
    .sort((a, b) => a.m.start - b.m.start)[0]
  return first && sentence && first.m.start - sentence.start < 60 ? first.e : null
}

/** "Novak, who said": the name that ends just before the relative pronoun, or the last person named in the sentence. */
function beforeRelative(word: string, at: Range, entities: readonly Entity[], around: Around): Entity | null {
  const sentence = around.sentences[indexAt(around.sentences, at.start)]
  const near = entities
    .filter((e) => (word === 'who' ? e.type === 'PER' : true))
    .map((e) => ({
      e,
      end: Math.max(
        ...e.mentions.filter((m) => m.end <= at.start && m.start >= (sentence?.start ?? 0)).map((m) => m.end),
      ),
    }))
    .filter((n) => at.start - n.end <= (word === 'who' ? 80 : 2))
    .sort((a, b) => b.end - a.end)
  return near[0]?.e ?? null
}

/** "Novak and Varga": one speaker of several, by their full names. */
function together(members: readonly Entity[], entities: Entity[]): Entity {
  const names = members.map((m) => m.name)
  const name = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  const known = entities.find((e) => e.kind === 'group' && e.name === name)
  if (known) return known
  const made = entity('group', 'PER', name)
  entities.push(made)
  return made
}

function sameParagraphOrNext(e: Entity, at: Range, around: Around): boolean {
  const here = indexAt(around.paragraphs, at.start)
  return e.mentions.some((m) => m.start < at.start && here - indexAt(around.paragraphs, m.start) <= 1)
}

/** "his sister", "the ministry", "a senior official": somebody named whom it fits, else an unnamed actor. */
function byDescription(
  head: SourceHead & { form: 'nominal' },
  entities: Entity[],
  around: Around,
  last: Entity | null,
): Entity | null {
  const words = around.text.slice(head.at.start, head.at.end)
  if (definite.has(head.determiner)) {
    const bare = head.determiner === 'the' && words.split(/\s+/u).length === 2
    const fitting = entities.filter((e) => e.kind !== 'unnamed' && fits(e, head.noun, bare))
    if (fitting.length === 1) return fitting[0]!
    const before = fitting.filter((e) => e.mentions.some((m) => m.end <= head.at.start))
    if (before.length === 1) return before[0]!
    if (last && before.includes(last)) return last
  }
  const bare = words
    .replace(/^(?:an?|the|some|other|another)\s+/iu, '')
    .replace(/,\s+(?:who|which|whose|that)\s.*$|,$/su, '')
    .replace(/\s+/gu, ' ')
  const known = entities.find(
    (e) =>
      e.kind === 'unnamed' &&
      (e.name.toLowerCase() === bare.toLowerCase() || (head.determiner === 'the' && nounOf(e) === head.noun)),
  )
  if (known) return known
  const made = entity('unnamed', sexOf(head.noun) || roleNouns.has(head.noun) ? 'PER' : 'MISC', bare, [])
  made.gender = sexOf(head.noun)
  entities.push(made)
  return made
}

const nounOf = (e: Entity): string => e.name.split(/\s+/u).at(-1)!.toLowerCase()

function sexOf(noun: string): Gender {
  return femaleWords.has(noun) ? 'female' : maleWords.has(noun) ? 'male' : null
}

/** A person with that role, or, for a description with nothing more to it ("the ministry"), an organisation that has the word in its name. */
function fits(e: Entity, noun: string, bare: boolean): boolean {
  if (e.type === 'PER') return hasRole(e, noun) && (roleNouns.has(noun) || kin.has(noun))
  return bare && e.type === 'ORG' && e.words.length > 1 && e.words.some((w) => w.toLowerCase() === noun)
}

/** A quotation without cue or source belongs to whoever spoke last, where that was in this paragraph or the one before. */
function floating(s: Spoken, last: Entity | null, around: Around): Entity | null {
  const first = s.content[0]
  if (s.cue || !last || !first) return null
  return last.mentions.some((m) => holds({ start: 0, end: first.start }, m)) && sameParagraphOrNext(last, first, around)
    ? last
    : null
}
