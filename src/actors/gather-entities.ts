import type { FoundName } from '../frames/found-name.ts'
import { holds, indexAt, type Range } from '../record/ranges.ts'
import { type Entity, entity, genderOf } from './entity.ts'
import { isAcronym, NameBook, titleSex } from './name-book.ts'
import { type NameSpan, nameSpan } from './name-span.ts'
import { mediaWords, titles } from './name-words.ts'
import { rolesBeside } from './person-roles.ts'
import { StateNames } from './state-names.ts'
import { isTitleCase } from './title-case.ts'

/** From this score on a name is trusted even in a headline. */
const sure = 0.8

/**
 * The named entities of a text: each name joined to a fuller one that stands anywhere in the text, acronyms in
 * brackets to the name before them. A paragraph in title case names nobody anew, unless the name is a sure one.
 */
export function gatherEntities(
  text: string,
  found: readonly FoundName[],
  paragraphs: readonly Range[],
  sentences: readonly Range[],
): Entity[] {
  const headlines = paragraphs.filter((p) => isTitleCase(text, p))
  const names = found.map((each) => {
    const name = nameSpan(text, each)
    return { name, known: name.score < sure && headlines.some((p) => holds(p, name)) }
  })
  const book = new NameBook()
  const states = new StateNames(text, book)
  const persons = names.filter((each) => !states.take(each.name))
  const isFull = ({ name, known }: (typeof names)[number]): boolean =>
    !known && (name.words.length > 1 || ((name.type === 'ORG' || name.type === 'LOC') && !isAcronym(name.text)))
  for (const [i, each] of persons.entries()) {
    if (!isFull(each)) continue
    const e = add(text, book, each.name, book.find(each.name), sentences)
    const next = persons[i + 1]?.name
    if (next && isInBrackets(text, each.name, next)) book.alias(next.words, e)
  }
  for (const each of persons) {
    if (isFull(each)) continue
    const { name, known } = each
    const met = book.find(name)
    if (met || (!known && (name.title !== null || (name.words[0]?.length ?? 0) > 1)))
      add(text, book, name, met, sentences)
  }
  for (const e of book.entities) {
    e.mentions.sort((a, b) => a.start - b.start)
    e.gender = genderOf(e)
  }
  return book.entities.sort((a, b) => a.mentions[0]!.start - b.mentions[0]!.start)
}

function add(text: string, book: NameBook, name: NameSpan, found: Entity | null, sentences: readonly Range[]): Entity {
  const e = found ?? created(name)
  if (!found) book.add(e)
  if (name.words.length > e.words.length && e.type === 'PER') {
    e.words = name.words
    e.name = name.text
    book.name(e)
  }
  e.mentions.push({ start: name.start, end: name.end, form: 'name', type: name.type === 'MISC' ? e.type : name.type })
  if (e.type !== 'PER') return e
  e.gender ??= titleSex(name)
  const sentence = sentences[indexAt(sentences, name.start)]
  if (sentence)
    e.roles.push(...rolesBeside(text, name, sentence).filter((r) => !e.roles.some((o) => o.text === r.text)))
  return e
}

/** "Council on Foreign Relations (CFR)": an acronym in brackets that begins with the name's letter. */
function isInBrackets(text: string, name: NameSpan, next: NameSpan): boolean {
  return (
    isAcronym(next.text) &&
    name.words.length > 1 &&
    name.words.some((w) => w[0]?.toUpperCase() === next.text[0]) &&
    /^\s*[([]["“]?$/u.test(text.slice(name.end, next.start)) &&
    /^["”]?\s*[)\],;]/u.test(text.slice(next.end, next.end + 3))
  )
}

function created(name: NameSpan): Entity {
  if (name.type === 'ORG') {
    const media = name.words.some((w) => mediaWords.has(w.toLowerCase()))
    return entity(media ? 'media' : 'organisation', 'ORG', name.text, name.words)
  }
  if (name.type === 'LOC') return entity('group', 'LOC', name.text, name.words)
  // A single capitalised word that is nothing else is read as a surname: reports write those.
  const guess =
    name.type === 'MISC' && name.words.length === 1 && name.score < sure && !titles.has(name.words[0]!.toLowerCase())
  const person = name.type === 'PER' || guess
  const made = entity(person ? 'person' : 'organisation', person ? 'PER' : 'MISC', name.text, name.words)
  return { ...made, isGuess: guess && name.title === null }
}
