import type { Entity, Gender, NameRule } from './entity.ts'
import type { NameSpan } from './name-span.ts'
import { femaleWords, joiners, maleWords, organisationWords } from './name-words.ts'
import { samePerson } from './same-person.ts'
import { stateOfWord } from './states.ts'

/** Family names that stand first, so that "Kim" is short for "Kim Jong Un". */
const familyFirst = new Set(
  'kim lee park moon choi jung yoon xi hu jiang wen li wang zhang chen liu deng mao zhao yang nguyen tran'.split(' '),
)

/** Whom a name stands for, and by which rule. */
export type Met = { readonly entity: Entity; readonly rule: NameRule }

const by = (rule: NameRule, entity: Entity | null | undefined): Met | null => (entity ? { entity, rule } : null)

/** The entities met so far, found by a name or a part of one. */
export class NameBook {
  readonly entities: Entity[] = []
  readonly #byName = new Map<string, Met>()
  readonly #byLast = new Map<string, Set<Entity>>()
  readonly #byFirst = new Map<string, Set<Entity>>()
  readonly #byAcronym = new Map<string, Entity>()
  readonly #byBody = new Map<string, Entity>()

  add(e: Entity): void {
    this.entities.push(e)
    this.name(e)
  }

  /** Makes an entity known by the words that it now has. */
  name(e: Entity): void {
    const words = e.words.map((w) => w.toLowerCase())
    setOnce(this.#byName, wordsKey(words), { entity: e, rule: 'same-name' })
    if (words.length < 2) return
    if (e.type === 'PER' && words.length === 2)
      setOnce(this.#byName, wordsKey([words[1]!, words[0]!]), { entity: e, rule: 'other-order' })
    if (e.type === 'ORG') setOnce(this.#byBody, bodyKey(e.words), e)
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
    const lower = words.map((w) => w.toLowerCase())
    setOnce(this.#byName, wordsKey(lower), { entity: e, rule: 'told-beside' })
    if (e.type === 'PER' && lower.length > 1) within(this.#byLast, wordsKey(lower.slice(-1))).add(e)
  }

  /** Whom a name stands for: the same name, a fuller one, an acronym's; null where nobody is known. */
  find(name: NameSpan): Met | null {
    const words = name.words.map((w) => w.toLowerCase())
    const same = this.#byName.get(wordsKey(words))
    if (same) return same
    if (isAcronym(name.text)) {
      const full = this.#byAcronym.get(name.text.replace(/[.&]/gu, ''))
      if (full) return by('acronym', full)
    }
    const body = name.type === 'ORG' && words.length > 1 ? this.#byBody.get(bodyKey(name.words)) : null
    if (body) return by('same-body', body)
    const last = [...(this.#byLast.get(wordsKey(words.slice(-1))) ?? [])]
    // A surname alone may be taken for a body's name; a person of that name in the report says that it is not.
    if (name.type === 'ORG' && (words.length > 1 || !last.some((e) => e.type === 'PER')))
      return this.#shortened(name, words)
    return words.length > 1
      ? by(
          'fuller-name',
          last.find((e) => samePerson(e, words)),
        )
      : this.#byOneWord(name, words[0]!, last)
  }

  /** "Harvard" for Harvard University, "the State Department" for the US one: where only one body is so called. */
  #shortened(name: NameSpan, words: readonly string[]): Met | null {
    const key = wordsKey(words)
    const bodies = [...(this.#byFirst.get(key) ?? []), ...(this.#byLast.get(key) ?? [])].filter((e) => e.type === 'ORG')
    const [one] = bodies
    if (!one || bodies.some((e) => e !== one)) return null
    // Before it has its whole name, only what it is may be left out: "Harrow" for Harrow School, "House" for the House of ...
    const isAhead = one.mentions.every((m) => m.start > name.start)
    return isAhead && !isKindOnly(one.words, words.length) ? null : by('shorter-name', one)
  }

  #byOneWord(name: NameSpan, word: string, last: readonly Entity[]): Met | null {
    const sex = titleSex(name)
    const first = [...(this.#byFirst.get(wordsKey([word])) ?? [])]
    const fits = (e: Entity): boolean => e.type === 'PER' && (sex === null || e.gender === null || e.gender === sex)
    const named = first.filter((e) => e.type === 'PER')
    return (
      by(
        'surname',
        last.find((e) => fits(e) && !familyFirst.has(e.words[0]!.toLowerCase())),
      ) ??
      by(
        familyFirst.has(word) ? 'surname' : 'first-name',
        first.find((e) => fits(e) && (familyFirst.has(word) || named.length === 1)),
      ) ??
      (name.type === 'LOC' || name.type === 'PER' ? null : this.#shortened(name, [word]))
    )
  }
}

/** Whether what a body's name has beyond its first or last words is only what kind of body, or whose state's. */
function isKindOnly(words: readonly string[], count: number): boolean {
  const [rest, front] = [words.slice(count), words.slice(0, -count)]
  const isKind = joiners.has(rest[0] ?? '') || rest.every((w) => organisationWords.has(w.toLowerCase()))
  return isKind || stateOfWord(front.join(' ')) !== null
}

/** What the titles before a name tell of sex. */
export function titleSex(name: NameSpan): Gender {
  const words = name.title?.text.toLowerCase().split(/[\s.]+/u) ?? []
  return words.some((w) => femaleWords.has(w)) ? 'female' : words.some((w) => maleWords.has(w)) ? 'male' : null
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

/** "U.S. Congress" is the United States Congress, "Food Standards of Norway and Sweden" Food Standards Norway Sweden. */
function bodyKey(words: readonly string[]): string {
  for (const count of [3, 2, 1]) {
    const state = count < words.length ? stateOfWord(words.slice(0, count).join(' ')) : null
    if (state?.relation === 'name') return `${state.country} ${bodyKey(words.slice(count))}`
  }
  return wordsKey(words.filter((w) => !joiners.has(w)).map((w) => w.toLowerCase()))
}

function setOnce<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value)
}

function within(map: Map<string, Set<Entity>>, key: string): Set<Entity> {
  const found = map.get(key) ?? new Set()
  map.set(key, found)
  return found
}
