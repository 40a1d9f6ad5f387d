import type { Entity, Gender } from './entity.ts'
import type { NameSpan } from './name-span.ts'
import { femaleWords, maleWords } from './name-words.ts'

/** Family names that stand first, so that "Kim" is short for "Kim Jong Un". */
const familyFirst = new Set(
  'kim lee park moon choi jung yoon xi hu jiang wen li wang zhang chen liu deng mao zhao yang nguyen tran'.split(' '),
)

/** The entities met so far, found by a name or a part of one. */
export class NameBook {
  readonly entities: Entity[] = []
  readonly #byName = new Map<string, Entity>()
  readonly #byLast = new Map<string, Set<Entity>>()
  readonly #byFirst = new Map<string, Set<Entity>>()
  readonly #byAcronym = new Map<string, Entity>()

  add(e: Entity): void {
    this.entities.push(e)
    this.name(e)
  }

  /** Makes an entity known by the words that it now has. */
  name(e: Entity): void {
    const words = e.words.map((w) => w.toLowerCase())
    setOnce(this.#byName, wordsKey(words), e)
    if (words.length < 2) return
    within(this.#byLast, wordsKey(words.slice(-1))).add(e)
    within(this.#byFirst, wordsKey(words.slice(0, 1))).add(e)
    if (e.type !== 'ORG') return
    for (const letters of acronyms(e.words)) setOnce(this.#byAcronym, letters, e)
    for (let k = 1; k < words.length; k++) {
      within(this.#byFirst, wordsKey(words.slice(0, k))).add(e)
      within(this.#byLast, wordsKey(words.slice(k))).add(e)
    }
  }

  /** Also known by these words, as by an acronym in brackets. */
  alias(words: readonly string[], e: Entity): void {
    setOnce(this.#byName, wordsKey(words.map((w) => w.toLowerCase())), e)
  }

  /** Whom a name stands for: the same name, a fuller one, an acronym's; null where nobody is known. */
  find(name: NameSpan): Entity | null {
    const words = name.words.map((w) => w.toLowerCase())
    const same = this.#byName.get(wordsKey(words))
    if (same) return same
    if (isAcronym(name.text)) {
      const full = this.#byAcronym.get(name.text.replace(/[.&]/gu, ''))
      if (full) return full
    }
    const last = [...(this.#byLast.get(wordsKey(words.slice(-1))) ?? [])]
    // A surname alone may be taken for a body's name; a person of that name in the report says that it is not.
    if (name.type === 'ORG' && (words.length > 1 || !last.some((e) => e.type === 'PER'))) return this.#shortened(words)
    return words.length > 1 ? (last.find((e) => samePerson(e, words)) ?? null) : this.#byOneWord(name, words[0]!, last)
  }

  /** "Harvard" for Harvard University, "the State Department" for the US one: where only one body is so called. */
  #shortened(words: readonly string[]): Entity | null {
    const key = wordsKey(words)
    const bodies = [...(this.#byFirst.get(key) ?? []), ...(this.#byLast.get(key) ?? [])].filter((e) => e.type === 'ORG')
    return bodies.length > 0 && bodies.every((e) => e === bodies[0]) ? bodies[0]! : null
  }

  #byOneWord(name: NameSpan, word: string, last: readonly Entity[]): Entity | null {
    const sex = titleSex(name)
    const first = [...(this.#byFirst.get(wordsKey([word])) ?? [])]
    const fits = (e: Entity): boolean => e.type === 'PER' && (sex === null || e.gender === null || e.gender === sex)
    const named = first.filter((e) => e.type === 'PER')
    return (
      last.find((e) => fits(e) && !familyFirst.has(e.words[0]!.toLowerCase())) ??
      first.find((e) => fits(e) && (familyFirst.has(word) || named.length === 1)) ??
      (name.type === 'LOC' || name.type === 'PER' ? null : this.#shortened([word]))
    )
  }
}

/** What the titles before a name tell of sex. */
export function titleSex(name: NameSpan): Gender {
  const words = name.title?.text.toLowerCase().split(/[\s.]+/u) ?? []
  return words.some((w) => femaleWords.has(w)) ? 'female' : words.some((w) => maleWords.has(w)) ? 'male' : null
}

/** "Hillary Rodham Clinton" and "Hillary Clinton"; "D. Trump" and "Donald Trump". */
function samePerson(e: Entity, words: readonly string[]): boolean {
  if (e.type !== 'PER') return false
  const [a, b] = [e.words[0]!, words[0]!].map((w) => w.toLowerCase().replace(/\.$/u, '')) as [string, string]
  return a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b))
}

/** "MIT", "U.N.", "AT&T". */
export function isAcronym(name: string): boolean {
  return /^(?:[\p{Lu}\d&]{2,}|(?:\p{Lu}\.){2,})$/u.test(name)
}

/** The letters by which a body may be called: those of its capitalised words, and with the small words between. */
function acronyms(words: readonly string[]): string[] {
  const letters = words.flatMap((w) => w.split('-')).filter((w) => w !== '')
  const capitals = letters.filter((w) => /^\p{Lu}/u.test(w)).map((w) => w[0]!)
  return [capitals.join(''), letters.map((w) => w[0]!.toUpperCase()).join('')]
}

/** Spaces are left out, for some texts lose them, and accents, for some reports do. */
const wordsKey = (words: readonly string[]): string =>
  words
    .join('')
    .replace(/[.’'-]/gu, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')

function setOnce(map: Map<string, Entity>, key: string, e: Entity): void {
  if (!map.has(key)) map.set(key, e)
}

function within(map: Map<string, Set<Entity>>, key: string): Set<Entity> {
  const found = map.get(key) ?? new Set()
  map.set(key, found)
  return found
}
