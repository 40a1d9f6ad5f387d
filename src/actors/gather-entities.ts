import { indexAt, type Range } from '../record/ranges.ts'
import { type Entity, entity, genderOf } from './entity.ts'
import { findNames, findWords, type NameSpan } from './find-names.ts'
import { NameBook, titleSex } from './name-book.ts'
import { mediaWords, titles } from './name-words.ts'
import { rolesBeside } from './person-roles.ts'
import { stateMeant } from './states.ts'

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
  const book = new NameBook()
  const isFull = ({ name, known }: (typeof names)[number]): boolean =>
    !known && (name.words.length > 1 || name.type === 'ORG' || name.type === 'LOC')
  for (const each of names) if (isFull(each)) add(text, book, each.name, book.find(each.name), sentences)
  for (const each of names) {
    if (isFull(each)) continue
    const { name, known } = each
    const found = book.find(name)
    if (found || (!known && (name.title !== null || name.words[0]!.length > 1))) add(text, book, name, found, sentences)
  }
  for (const e of book.entities) {
    e.mentions.sort((a, b) => a.start - b.start)
    e.gender = genderOf(e)
  }
  return book.entities.sort((a, b) => a.mentions[0]!.start - b.mentions[0]!.start)
}

/** More than two thirds of the longer words have a capital: a headline. */
function isTitleCase(text: string, p: Range): boolean {
  const words = text.slice(p.start, p.end).match(/\p{L}{4,}/gu) ?? []
  return words.length > 2 && words.filter((w) => /^\p{Lu}/u.test(w)).length > words.length * 0.67
}

function add(text: string, book: NameBook, name: NameSpan, found: Entity | null, sentences: readonly Range[]): void {
  const e = found ?? created(name)
  if (!found) book.add(e)
  if (name.words.length > e.words.length && e.type === 'PER') {
    e.words = name.words
    e.name = name.text
    book.name(e)
  }
  e.mentions.push({ start: name.start, end: name.end, form: 'name' })
  if (e.type !== 'PER') return
  e.gender ??= titleSex(name)
  const sentence = sentences[indexAt(sentences, name.start)]
  if (sentence)
    e.roles.push(...rolesBeside(text, name, sentence).filter((r) => !e.roles.some((o) => o.text === r.text)))
}

function created(name: NameSpan): Entity {
  const state = stateMeant(name.text)
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
