import type { Range } from '../record/ranges.ts'
import { type Entity, entity, type Gender, genderOf } from './entity.ts'
import { findNames, findWords, type NameSpan } from './find-names.ts'
import { femaleNames, maleNames } from './given-names.ts'
import { femaleWords, maleWords, mediaWords, titles } from './name-words.ts'
import { rolesBeside } from './person-roles.ts'
import { stateNamed, stateOfCapital } from './states.ts'

/** Family names that stand first, so that "Kim" is short for "Kim Jong Un". */
const familyFirst = new Set(
  'kim lee park moon choi jung yoon xi hu jiang wen li wang zhang chen liu deng mao zhao yang nguyen tran'.split(' '),
)

/**
 * The named entities of a text: each name joined to a fuller one that stands anywhere in the text, acronyms in
 * brackets to the name before them. A paragraph in title case names nobody anew.
 */
export function gatherEntities(text: string, paragraphs: readonly Range[], sentences: readonly Range[]): Entity[] {
  const lowerCase = new Set(text.match(/(?<![\p{L}\p{M}’'-])\p{Ll}[\p{Ll}\p{M}’'-]*/gu) ?? [])
  const names = paragraphs.flatMap((p) => {
    const known = isTitleCase(text, p)
    return (known ? findWords(text, p) : findNames(text, p, lowerCase)).map((name) => ({ name, known }))
  })
  const entities: Entity[] = []
  const full = names.filter(
    ({ name, known }) => !known && (name.words.length > 1 || name.type === 'ORG' || name.type === 'LOC'),
  )
  for (const { name } of full) add(text, entities, name, match(entities, name), sentences)
  for (const { name, known } of names) {
    if (full.some((f) => f.name === name)) continue
    const found = match(entities, name)
    if (found || (!known && (name.title !== null || name.words[0]!.length > 1)))
      add(text, entities, name, found, sentences)
  }
  for (const e of entities) {
    e.mentions.sort((a, b) => a.start - b.start)
    e.gender = genderOf(e)
  }
  return entities.sort((a, b) => a.mentions[0]!.start - b.mentions[0]!.start)
}

/** More than two thirds of the longer words have a capital: a headline. */
function isTitleCase(text: string, p: Range): boolean {
  const words = text.slice(p.start, p.end).match(/\p{L}{4,}/gu) ?? []
  return words.length > 2 && words.filter((w) => /^\p{Lu}/u.test(w)).length > words.length * 0.67
}

function match(entities: readonly Entity[], name: NameSpan): Entity | null {
  const words = name.words.map((w) => w.toLowerCase())
  const same = entities.find((e) => e.words.join(' ').toLowerCase() === words.join(' '))
  if (same) return same
  const state = stateNamed(name.text) ?? stateOfCapital(name.text)
  if (state) return entities.find((e) => e.country === state && e.kind === 'state') ?? null
  if (words.length > 1) return entities.find((e) => samePerson(e, words)) ?? null
  const [word] = words
  const sex = name.title ? titleSex(name) : null
  const fits = (e: Entity): boolean =>
    e.type === 'PER' && e.words.length > 1 && (sex === null || e.gender === null || e.gender === sex)
  return (
    entities.find(
      (e) => fits(e) && e.words.at(-1)!.toLowerCase() === word && !familyFirst.has(e.words[0]!.toLowerCase()),
    ) ??
    entities.find((e) => fits(e) && e.words[0]!.toLowerCase() === word && familyFirst.has(word!)) ??
    entities.find(
      (e) => fits(e) && e.words[0]!.toLowerCase() === word && !femaleNames.has(word!) && !maleNames.has(word!),
    ) ??
    entities.find((e) => e.type === 'ORG' && e.words.length > 1 && acronym(e.words) === name.text) ??
    entities.find(
      (e) => e.kind === 'media' && name.type === 'ORG' && e.words.length > 1 && e.words.at(-1)!.toLowerCase() === word,
    ) ??
    null
  )
}

/** "Hillary Rodham Clinton" and "Hillary Clinton"; "D. Trump" and "Donald Trump". */
function samePerson(e: Entity, words: readonly string[]): boolean {
  if (e.type !== 'PER' || e.words.length < 2) return false
  const known = e.words.map((w) => w.toLowerCase().replace(/\.$/u, ''))
  if (known.at(-1) !== words.at(-1)) return false
  const [a, b] = [known[0]!, words[0]!.replace(/\.$/u, '')]
  return a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b))
}

function titleSex(name: NameSpan): Gender {
  const words = name.title?.text.toLowerCase().split(/[\s.]+/u) ?? []
  return words.some((w) => femaleWords.has(w)) ? 'female' : words.some((w) => maleWords.has(w)) ? 'male' : null
}

function acronym(words: readonly string[]): string {
  return words
    .filter((w) => /^\p{Lu}/u.test(w))
    .map((w) => w[0]!)
    .join('')
}

function add(
  text: string,
  entities: Entity[],
  name: NameSpan,
  found: Entity | null,
  sentences: readonly Range[],
): void {
  const e = found ?? created(name)
  if (!found) entities.push(e)
  if (name.words.length > e.words.length && e.type === 'PER') {
    e.words = name.words
    e.name = name.text
  }
  e.mentions.push({ start: name.start, end: name.end, form: 'name' })
  if (e.type !== 'PER') return
  e.gender ??= titleSex(name)
  const sentence = sentences.find((s) => s.start <= name.start && name.start < s.end)
  if (sentence)
    e.roles.push(...rolesBeside(text, name, sentence).filter((r) => !e.roles.some((o) => o.text === r.text)))
}

function created(name: NameSpan): Entity {
  const state = stateNamed(name.text) ?? stateOfCapital(name.text)
  if (state) return { ...entity('state', 'LOC', name.text, name.words), country: state }
  if (name.type === 'ORG') {
    const media = name.words.some((w) => mediaWords.has(w.toLowerCase()))
    return entity(media ? 'media' : 'organisation', 'ORG', name.text, name.words)
  }
  if (name.type === 'LOC') return entity('group', 'LOC', name.text, name.words)
  // A single capitalised word that is nothing else is read as a surname: reports write those.
  const person = name.type === 'PER' || (name.words.length === 1 && !titles.has(name.words[0]!.toLowerCase()))
  return entity(person ? 'person' : 'organisation', person ? 'PER' : 'MISC', name.text, name.words)
}
