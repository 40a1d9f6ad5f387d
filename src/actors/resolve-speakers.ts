import { indexAt, type Range } from '../record/ranges.ts'
import type { Around } from './around.ts'
import type { Cast } from './cast.ts'
import { byDescription } from './descriptions.ts'
import type { Entity } from './entity.ts'
import { positionOf } from './grammar.ts'
import { sourceHead } from './source-head.ts'

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
  const found =
    head.form === 'pronoun'
      ? byPronoun(head.word, s, source, last, speakers, cast, around)
      : head.form === 'group'
        ? cast.together(head.members)
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
      const isOne = word.startsWith('it')
      const fits = (e: Entity): boolean => (isOne ? e.kind !== 'person' && !e.isPlural : e.isPlural || e.type !== 'PER')
      if (last && fits(last) && sameParagraphOrNext(last, at, cast, around)) return last
      return isOne ? subjectBefore(at, cast, around) : pluralBefore(at, cast, around)
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

/** "Republicans said they": several who are spoken of in the sentence or just before it. */
function pluralBefore(at: Range, cast: Cast, around: Around): Entity | null {
  const sentence = indexAt(around.sentences, at.start)
  const start = around.sentences[Math.max(0, sentence - 1)]?.start ?? 0
  const several = new Set(
    cast
      .within({ start, end: at.start })
      .filter((a) => a.entity.isPlural)
      .map((a) => a.entity),
  )
  return several.size === 1 ? [...several][0]! : null
}

/** "Novak, who said": the name that ends just before the relative pronoun, or the last person named in the sentence. */
function beforeRelative(word: string, at: Range, cast: Cast, around: Around): Entity | null {
  const last = cast
    .within({ start: sentenceStart(at, around), end: at.start })
    .findLast((a) => a.form === 'name' && (word !== 'who' || a.entity.type === 'PER'))
  if (!last) return null
  const between = around.text.slice(last.end, at.start)
  return /^,?\s*$/u.test(between) || (word === 'who' && /^,\s[^,]{1,80},\s*$/u.test(between)) ? last.entity : null
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
