import type { Entity, Gender } from './entity.ts'
import { femaleNames, maleNames } from './given-names.ts'
import type { NameSpan } from './name-span.ts'
import { femaleWords, maleWords } from './name-words.ts'
import { stateMeant } from './states.ts'

/** Family names that stand first, so that "Kim" is short for "Kim Jong Un". */
const familyFirst = new Set(
  'kim lee park moon choi jung yoon xi hu jiang wen li wang zhang chen liu deng mao zhao yang nguyen tran'.split(' '),
)

/** The entities met so far, found by a name or a part of one. */
export class NameBook {
  readonly entities: Entity[] = []
  readonly #byName = new Map<string, Entity>()
  readonly #byState = new Map<string, Entity>()
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
    setOnce(this.#byName, words.join(' '), e)
    if (e.kind === 'state' && e.country) setOnce(this.#byState, e.country, e)
    if (words.length < 2) return
    within(this.#byLast, words.at(-1)!).add(e)
    within(this.#byFirst, words[0]!).add(e)
    if (e.type === 'ORG') setOnce(this.#byAcronym, acronym(e.words), e)
  }

  /** Whom a name stands for: the same name, a fuller one, an acronym's, a capital's state; null where nobody is known. */
  find(name: NameSpan): Entity | null {
    const words = name.words.map((w) => w.toLowerCase())
    const same = this.#byName.get(words.join(' '))
    if (same) return same
    const state = stateMeant(name.text)
    if (state) return this.#byState.get(state) ?? null
    const last = [...(this.#byLast.get(words.at(-1)!) ?? [])]
    return words.length > 1 ? (last.find((e) => samePerson(e, words)) ?? null) : this.#byOneWord(name, words[0]!, last)
  }

  #byOneWord(name: NameSpan, word: string, last: readonly Entity[]): Entity | null {
    const sex = titleSex(name)
    const first = [...(this.#byFirst.get(word) ?? [])]
    const fits = (e: Entity): boolean => e.type === 'PER' && (sex === null || e.gender === null || e.gender === sex)
    const isGiven = femaleNames.has(word) || maleNames.has(word)
    return (
      last.find((e) => fits(e) && !familyFirst.has(e.words[0]!.toLowerCase())) ??
      first.find((e) => fits(e) && (familyFirst.has(word) || !isGiven)) ??
      this.#byAcronym.get(name.text) ??
      last.find((e) => e.kind === 'media' && name.type === 'ORG') ??
      null
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

function acronym(words: readonly string[]): string {
  return words
    .filter((w) => /^\p{Lu}/u.test(w))
    .map((w) => w[0]!)
    .join('')
}

function setOnce(map: Map<string, Entity>, key: string, e: Entity): void {
  if (!map.has(key)) map.set(key, e)
}

function within(map: Map<string, Set<Entity>>, key: string): Set<Entity> {
  const found = map.get(key) ?? new Set()
  map.set(key, found)
  return found
}
