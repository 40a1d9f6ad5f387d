import { indexAt, type Range } from '../record/ranges.ts'
import type { Around } from './around.ts'
import type { Cast } from './cast.ts'
import { byDescription } from './descriptions.ts'
import type { Entity } from './entity.ts'
import { positionOf } from './grammar.ts'
import { pluralSubjects } from './plural-phrases.ts'
import { roleNouns } from './role-nouns.ts'
import { nominal, sourceHead } from './source-head.ts'
import { isFiniteVerb } from './verb-words.ts'

/** What the search for speakers needs of a statement. */
export type Spoken = {
  readonly source: Range | null
  readonly cue: Range | null
  readonly content: readonly Range[]
  readonly within: number | null
}

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
  if (head.form === 'nominal' && isNoPhrase(around.text, source)) return null
  const found =
    head.form === 'pronoun'
      ? byPronoun(head.word, s, source, last, speakers, cast, around)
      : head.form === 'group'
        ? cast.together(head.members, head.joined)
        : byDescription(head, cast, around, last)
  const { start, end } = head.at
  if (found) cast.mention(found, { start, end, form: head.form === 'pronoun' ? 'pronoun' : 'nominal' })
  return found
}

/** "Having" is nobody. */
const isNoPhrase = (text: string, source: Range): boolean =>
  /^\s*\p{Ll}+ing\s*$/u.test(text.slice(source.start, source.end)) || isFiniteVerb(text.slice(source.start, source.end))

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
    case 'she':
    case 'her':
      return cast.within(at).find((a) => a.form === 'pronoun')?.entity ?? null
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
      const isNear = last !== null && last.kind !== 'person' && sameParagraphOrNext(last, at, cast, around)
      if (word.startsWith('it')) return isNear && !last.isPlural ? last : subjectBefore(at, cast, around)
      if (isNear && last.isPlural) return last
      return pluralBefore(at, cast, around) ?? (isNear && last.type !== 'PER' ? last : null)
    }
    default:
      return null
  }
}

/** "Norway gave Sweden ten days to pay what it says": the state or body that this sentence or the last begins with. */
export function subjectBefore(at: Range, cast: Cast, around: Around): Entity | null {
  const here = sentenceStart(at, around)
  const last = around.sentences[Math.max(0, indexAt(around.sentences, at.start) - 1)]?.start ?? 0
  for (const start of at.start - here > 12 ? [here] : [last]) {
    const first = cast
      .within({ start, end: start === here ? at.start : here })
      .find(
        ({ entity: e, type }) => type !== 'MISC' && (e.kind === 'state' || (e.type === 'ORG' && e.kind !== 'media')),
      )
    if (first && first.start - start < 60) return first.entity
  }
  return null
}

/** How many sentences back "they" may speak of those whom a sentence is about. */
const pluralReach = 3

/** "Republicans said they": several who are spoken of in the sentence, or whom one of those just before it is about. */
function pluralBefore(at: Range, cast: Cast, around: Around): Entity | null {
  const sentence = indexAt(around.sentences, at.start)
  const from = around.paragraphs[Math.max(0, indexAt(around.paragraphs, at.start) - 1)]?.start ?? 0
  for (let k = sentence; k > sentence - pluralReach && k >= 0; k--) {
    const { start, end } = around.sentences[k]!
    if (start < from) break
    const range = { start, end: Math.min(end, at.start) }
    const known = new Set(cast.within(range).flatMap((a) => (a.entity.isPlural ? [a.entity] : [])))
    if (known.size === 1) return [...known][0]!
    if (known.size > 1) return null
    const told = pluralSubjects(around.text, { start, end }, at.start)
    if (told[0] && around.contents.touching(told[0]).length === 0)
      return byDescription(nominal(around.text, told[0]), cast, around, null)
  }
  return null
}

/** "Novak, who said": the name that ends just before the relative pronoun, or the last person named in the sentence. */
function beforeRelative(word: string, at: Range, cast: Cast, around: Around): Entity | null {
  const start = sentenceStart(at, around)
  const last = cast
    .within({ start, end: at.start })
    .findLast((a) => a.form === 'name' && (word !== 'who' || a.entity.type === 'PER'))
  const between = last ? around.text.slice(last.end, at.start) : ''
  if (last && /^,?\s*$|^\s+[-–—]{1,2}\s+$/u.test(between)) return last.entity
  if (last && word === 'who' && /^,\s[^,]{1,80},\s*$/u.test(between)) return last.entity
  return word === 'who' ? describedBefore(start, at, cast, around) : null
}

const person = new RegExp(
  `(?:^|[\\s“"(])((?:the|an?|one|his|her|its|their|another)\\s+(?:[\\p{L}’'-]+\\s+){0,3}?(?:${[...roleNouns].join('|')}|man|woman))(,|\\s[-–—]{1,2})?\\s+$`,
  'iu',
)

/** "The Norwegian president, who said": the description that ends just before. */
function describedBefore(start: number, at: Range, cast: Cast, around: Around): Entity | null {
  const found = person.exec(around.text.slice(Math.max(start, at.start - 80), at.start))
  // "A president who" may be any.
  if (!found || (/^an?\s/iu.test(found[1]!) && !found[2])) return null
  const from = at.start - found[0].length + found[0].indexOf(found[1]!)
  return byDescription(nominal(around.text, { start: from, end: from + found[1]!.length }), cast, around, null)
}

const sentenceStart = (at: Range, around: Around): number =>
  around.sentences[indexAt(around.sentences, at.start)]?.start ?? 0

function sameParagraphOrNext(e: Entity, at: Range, cast: Cast, around: Around): boolean {
  const before = Math.max(0, indexAt(around.paragraphs, at.start) - 1)
  const start = around.paragraphs[before]?.start ?? 0
  return cast.within({ start, end: at.start }).some((a) => a.entity === e)
}

/**
 * Who speaks where no source is given: a quotation without a cue belongs to whoever spoke last, where that was in this
 * paragraph or the one before; what is added in the same sentence ("..., adding that") to its last speaker or subject.
 */
function floating(s: Spoken, last: Entity | null, cast: Cast, around: Around): Entity | null {
  const first = s.content[0]
  if (s.cue) {
    if (!/^(?:and\s+)?(?:\p{L}+ing)\b/iu.test(around.text.slice(s.cue.start, s.cue.end))) return null
    const start = sentenceStart(s.cue, around)
    const before = cast.within({ start, end: s.cue.start })
    if (last && before.some((a) => a.entity === last)) return last
    const sentence = { start, end: s.cue.start }
    const subject = before.find((a) => a.entity.type === 'PER' && positionOf(around.text, a, sentence) === 'subject')
    return subject?.entity ?? null
  }
  return last && first && sameParagraphOrNext(last, first, cast, around) ? last : null
}
