import { compareText } from './across-report.ts'
import { foldedWords } from './copy-words.ts'
import { NumberMap } from './number-map.ts'
import { textHash } from './text-hash.ts'

/** A text's words with their weights, of length 1 as a vector, so that a product of two is their cosine. */
export type WordVector = {
  /** Hashes of the words' stems, in rising order, and their weights. */
  readonly stems: Float64Array
  readonly weights: Float64Array
  /** The stems that weigh the most, the first of them first. */
  readonly telling: readonly string[]
}

/** How many of a text's stems are told by themselves. */
const mostTelling = 5

/** How telling words are: those of few texts more than those of many (Spärck Jones 1972). */
export type WordWeights = (word: string) => number

/** Words that say nothing of what a sentence is about. */
const empty = new Set(
  (
    'a an the and or but nor so if as at by for from in into of off on onto out over to up with without about after ' +
    'against among before between during since through under until upon within is are was were be been being am has ' +
    'have had having do does did done will would shall should can could may might must not no nor than that this these ' +
    'those there here who whom whose which what when where why how it its he him his she her hers they them their we us ' +
    'our you your i me my s t said say says told tell also more most other some such only own same too very just one two ' +
    'three four five six seven eight nine ten dozen dozens hundred hundreds thousand thousands million millions'
  ).split(' '),
)

/**
 * Weights from the words of all texts, each text once. A word of every text weighs nothing, and a small archive, in
 * which rarity says little, weighs all words more alike.
 */
export function wordWeights(texts: Iterable<readonly string[]>): WordWeights {
  const texted = new NumberMap()
  let all = 0
  for (const words of texts) {
    all++
    for (const word of new Set(words)) {
      const hash = textHash(word)
      texted.set(hash, (texted.get(hash) ?? 0) + 1)
    }
  }
  return (word) => (empty.has(word) ? 0 : Math.log((all + 10) / ((texted.get(textHash(word)) ?? 0) + 1)))
}

/** The words of a text by their stems, so that "talks" and "talk" meet, weighted and brought to length 1. */
export function wordVector(words: readonly string[], weigh: WordWeights): WordVector {
  const vector = new Map<string, number>()
  for (const word of words) {
    const weight = weigh(word)
    if (weight <= 0) continue
    const stem = stemOf(word)
    vector.set(stem, Math.max(vector.get(stem) ?? 0, weight))
  }
  const length = Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0)) || 1
  const ranked = [...vector].sort(([a, x], [b, y]) => y - x || compareText(a, b))
  const hashed = [...vector].map(([stem, weight]) => [textHash(stem), weight / length] as const)
  hashed.sort(([a], [b]) => a - b)
  return {
    stems: Float64Array.from(hashed, ([hash]) => hash),
    weights: Float64Array.from(hashed, ([, weight]) => weight),
    telling: ranked.slice(0, mostTelling).map(([stem]) => stem),
  }
}

/** How alike two texts are by their words, from 0 to 1. */
export function cosine(a: WordVector, b: WordVector): number {
  let sum = 0
  for (let i = 0, j = 0; i < a.stems.length && j < b.stems.length; ) {
    const [left, right] = [a.stems[i]!, b.stems[j]!]
    if (left === right) sum += a.weights[i]! * b.weights[j]!
    if (left <= right) i++
    if (right <= left) j++
  }
  return Math.min(1, sum)
}

/** A word without the endings of number and tense. */
export function stemOf(word: string): string {
  const bare = word.length > 4 ? word.replace(/(?:ies|ied)$/, 'y').replace(/(?:ing|ed|es|s)$/, '') : word
  return bare.length > 3 ? bare.replace(/e$/, '').replace(/([b-df-hj-np-tv-z])\1$/, '$1') : word
}

/** The words of a stretch of text, in the form in which they are weighed. */
export function weighable(text: string): readonly string[] {
  return foldedWords(text)
}
