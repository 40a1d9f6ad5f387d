import type { FoundName } from '../frames/found-name.ts'
import { holds, indexAt, type Range } from '../record/ranges.ts'
import { type Entity, entity, genderOf } from './entity.ts'
import { isAcronym, type Met, NameBook, titleSex } from './name-book.ts'
import { type NameSpan, nameSpan } from './name-span.ts'
import { mediaWords, titles } from './name-words.ts'
import { rolesBeside } from './person-roles.ts'
import { StateNames } from './state-names.ts'
import { isTitleCase } from './title-case.ts'
import { toldAliases } from './told-aliases.ts'

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
  const told = toldAliases(
    text,
    persons.map((each) => each.name),
  )
  const otherNames = new Map([...told].map(([other, of]) => [of, other]))
  /** Names of several words first, then bodies and places by one, at last surnames and acronyms. */
  const turnOf = ({ name, known }: (typeof names)[number]): number => {
    if (!known && name.words.length > 1) return 0
    return !known && (name.type === 'ORG' || name.type === 'LOC') && !isAcronym(name.text) ? 1 : 2
  }
  for (const turn of [0, 1, 2]) {
    for (const [i, each] of persons.entries()) {
      if (turnOf(each) !== turn) continue
      const { name, known } = each
      const other = persons[otherNames.get(i) ?? -1]?.name
      const met = book.find(name) ?? (other ? toldBeside(book.find(other)) : null)
      const isName = !known && (name.words.length > 1 || name.title !== null || (name.words[0]?.length ?? 0) > 1)
      if (!met && turn === 2 && !isName) continue
      const e = add(text, book, name, met, sentences)
      if (other) book.alias(other.words, e)
    }
  }
  for (const e of book.entities) {
    e.mentions.sort((a, b) => a.start - b.start)
    e.gender = genderOf(e)
  }
  return book.entities.sort((a, b) => a.mentions[0]!.start - b.mentions[0]!.start)
}

/** Somebody whose other name the text has told. */
const toldBeside = (met: Met | null): Met | null => met && { ...met, rule: 'told-beside' }

function add(text: string, book: NameBook, name: NameSpan, met: Met | null, sentences: readonly Range[]): Entity {
  const e = met?.entity ?? created(name, text)
  if (!met) book.add(e)
  const called = met?.rule === 'same-name' ? name.text : e.name
  const to = e.mentions.find((m) => text.slice(m.start, m.end) === called) ?? e.mentions[0] ?? null
  const link = met && { rule: met.rule, to: to && { start: to.start, end: to.end } }
  if (name.words.length > e.words.length && e.type === 'PER') {
    e.words = name.words
    e.name = name.text
    book.name(e)
  }
  const type = name.type === 'MISC' ? e.type : name.type
  e.mentions.push({ start: name.start, end: name.end, form: 'name', type, ...(link ? { link } : {}) })
  if (e.type !== 'PER') return e
  e.gender ??= titleSex(name)
  const sentence = sentences[indexAt(sentences, name.start)]
  if (sentence)
    e.roles.push(...rolesBeside(text, name, sentence).filter((r) => !e.roles.some((o) => o.text === r.text)))
  return e
}

/** What a name ends in that is of something that takes place or is agreed on, and nobody's. */
const happenings = new Set(
  'summit conference forum treaty act accord accords agreement pact protocol talks election elections war festival prize award cup games olympics day'.split(
    ' ',
  ),
)

function created(name: NameSpan, text: string): Entity {
  if (name.type === 'ORG') {
    const media = name.words.some((w) => mediaWords.has(w.toLowerCase()))
    return entity(media ? 'media' : 'organisation', 'ORG', name.text, name.words)
  }
  const isLone = name.type === 'MISC' && name.words.length === 1 && name.title === null
  if (name.type === 'LOC' || (isLone && isWhere(text, name.text))) return entity('group', 'LOC', name.text, name.words)
  // A single capitalised word that is nothing else is read as a surname: reports write those.
  const guess =
    name.type === 'MISC' && name.words.length === 1 && name.score < sure && !titles.has(name.words[0]!.toLowerCase())
  const person = (name.type === 'PER' && !happenings.has(name.words.at(-1)!.toLowerCase())) || guess
  const made = entity(person ? 'person' : 'organisation', person ? 'PER' : 'MISC', name.text, name.words)
  return { ...made, isGuess: guess && name.title === null }
}

/** "In Bergen", three times in ten: a word for a place, not somebody's surname. */
function isWhere(text: string, word: string): boolean {
  const all = text
    .split(new RegExp(`(?<![\\p{L}\\p{N}])${word.replaceAll('.', '\\.')}(?![\\p{L}\\p{N}])`, 'u'))
    .slice(0, -1)
  return all.filter((before) => /\b(?:in|near|outside|throughout)\s$/iu.test(before)).length >= all.length * 0.3
}
