import { type Entity, entity } from './entity.ts'
import type { NameBook } from './name-book.ts'
import type { NameSpan } from './name-span.ts'
import { stateNamed, stateOfWord, wordsOfState } from './states.ts'

/**
 * The states of a text, one actor each, whatever it calls them: name, adjective and people, capital, seat of
 * government. A capital where something takes place ("in Stockholm", "flew to Washington", a report's date line) is a
 * place, and nobody.
 */
export class StateNames {
  readonly #text: string
  readonly #book: NameBook
  readonly #states = new Map<string, Entity>()
  readonly #places = new Map<string, Entity>()

  constructor(text: string, book: NameBook) {
    this.#text = text
    this.#book = book
  }

  /** Takes a name that is a state's, and says whether it was one. */
  take(name: NameSpan): boolean {
    if (name.type === 'PER' && !stateNamed(name.text)) return false
    const side = divided.test(name.text) ? sideBefore(this.#text, name) : ''
    const word = side === null ? null : `${side.startsWith('N') ? 'North ' : side === '' ? '' : 'South '}${name.text}`
    const found = word === null ? null : (stateOfWord(word) ?? stateOfWord(inTitleCase(word)))
    if (!found) return false
    const { country, relation } = found
    const link = { rule: 'word-of-state', to: null } as const
    const mention = { start: name.start - (side?.length ?? 0), end: name.end, form: 'name' as const, link }
    if (relation === 'demonym') this.#state(country).mentions.push({ ...mention, type: 'MISC' })
    else if (relation === 'capital' && isPlace(this.#text, name))
      this.#place(name.text, country).mentions.push({ ...mention, type: 'LOC' })
    else this.#state(country).mentions.push({ ...mention, type: name.type === 'ORG' ? 'ORG' : 'LOC' })
    return true
  }

  #state(country: string): Entity {
    const known = this.#states.get(country)
    if (known) return known
    const made = stateEntity(country)
    this.#states.set(country, made)
    this.#book.entities.push(made)
    return made
  }

  #place(name: string, country: string): Entity {
    const known = this.#places.get(name)
    if (known) return known
    const made = { ...entity('group', 'LOC', name), country }
    this.#places.set(name, made)
    this.#book.entities.push(made)
    return made
  }
}

/** The name of two states: alone it is neither's. */
const divided = /^Korea$/iu

/** "N " in "N Korea", "S. " in "S. Korea"; null where neither stands. */
function sideBefore(text: string, name: NameSpan): string | null {
  return /(?<!\p{L})[NS]\.?\s$/u.exec(text.slice(Math.max(0, name.start - 4), name.start))?.[0] ?? null
}

/** A state as an actor, under its usual name. */
export function stateEntity(country: string): Entity {
  return { ...entity('state', 'LOC', wordsOfState(country)?.names[0] ?? country), country }
}

const placed =
  /(?:\b(?:in|near|at|outside|inside|around|across|throughout|downtown|central|via|leaving|leave|left|visit|visited|visiting|reached|suburban|toward|towards)|\b(?:flew|flown|fly|flying|traveled|travelled|travel|traveling|travelling|went|gone|go|going|came|come|coming|returned|return|returning|trip|trips|visit|visits|moved|drove|sent back|arrived|headed|heading|flight|flights|journey|embassy|embassies|born)\s+(?:\p{L}+\s+){0,2}?(?:to|from|in|for|at))\s+$/iu

/** Where the words before a capital tell that something is there, or a date line or address that the report comes from there. */
function isPlace(text: string, name: NameSpan): boolean {
  const before = text.slice(Math.max(0, name.start - 50), name.start)
  const after = text.slice(name.end, name.end + 30)
  return (
    placed.test(before) ||
    /^,\s(?:D\.?C|\p{Lu}[\p{L}.]+(?:,|\)|\s[-–—]))/u.test(after) ||
    (/(?:^|\n)\s*$/u.test(before) && /^(?:,[^\n(—–]{1,24})?(?:\s\([^)]{1,40}\))?\s?[-–—]{1,2}\s/u.test(after)) ||
    /^[-–](?:based|area)\b/u.test(after) ||
    /^\s(?:airport|suburb|suburbs|embassy|bureau|streets?|stock|station)\b/iu.test(after)
  )
}

/** "LISBON" is Lisbon. */
function inTitleCase(name: string): string {
  return name.replace(/\p{L}+/gu, (w) => (w.length > 3 ? w[0]! + w.slice(1).toLowerCase() : w))
}
