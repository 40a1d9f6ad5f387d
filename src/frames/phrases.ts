import type { Range } from '../record/ranges.ts'

/** A run of letters and digits with its place in the text; `key` is its lower-case form. */
export type Word = Range & { readonly key: string }

/** The words of a stretch of text. A hyphen or an apostrophe parts words. */
export function wordsIn(text: string, { start, end }: Range): Word[] {
  const words: Word[] = []
  for (const { 0: word, index } of text.slice(start, end).matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    words.push({ start: start + index, end: start + index + word.length, key: word.toLowerCase() })
  }
  return words
}

/** What a phrase tree found at a word: how many words it covers, and what the phrase stands for. */
export type PhraseMatch<T> = { readonly length: number; readonly values: readonly T[] }

/**
 * Phrases by their words, for looking up the longest that begins at a word: "air strike*" is two words, of which the
 * second may go on. What a look-up costs depends on the phrases alone, not on the text, so a search is linear.
 */
export class PhraseTree<T> {
  readonly #root: Node<T> = emptyNode()

  constructor(phrases: Iterable<readonly [phrase: string, value: T]>) {
    for (const [phrase, value] of phrases) {
      let node = this.#root
      for (const word of phrase.split(' ')) node = childOf(node, word)
      node.values.push(value)
    }
  }

  /** The longest phrase that begins at `words[at]` and ends before `words[before]`, or null. */
  longestAt(words: readonly Word[], at: number, before = words.length): PhraseMatch<T> | null {
    let best: PhraseMatch<T> | null = null
    const visit = (node: Node<T>, depth: number): void => {
      if (node.values.length > 0) {
        if (!best || depth > best.length) best = { length: depth, values: node.values }
        else if (depth === best.length) best = { length: depth, values: [...best.values, ...node.values] }
      }
      if (at + depth >= before) return
      for (const child of stepsFrom(node, words[at + depth]!.key)) visit(child, depth + 1)
    }
    visit(this.#root, 0)
    return best
  }
}

type Node<T> = {
  readonly exact: Map<string, Node<T>>
  readonly stems: Map<string, Node<T>>
  longestStem: number
  readonly values: T[]
}

function emptyNode<T>(): Node<T> {
  return { exact: new Map(), stems: new Map(), longestStem: 0, values: [] }
}

function childOf<T>(node: Node<T>, word: string): Node<T> {
  const isStem = word.endsWith('*')
  const key = isStem ? word.slice(0, -1) : word
  const children = isStem ? node.stems : node.exact
  if (isStem) node.longestStem = Math.max(node.longestStem, key.length)
  const there = children.get(key)
  if (there) return there
  const made = emptyNode<T>()
  children.set(key, made)
  return made
}

function* stepsFrom<T>(node: Node<T>, key: string): Generator<Node<T>> {
  const exact = node.exact.get(key)
  if (exact) yield exact
  for (let length = Math.min(key.length, node.longestStem); length > 0; length--) {
    const stem = node.stems.get(key.slice(0, length))
    if (stem) yield stem
  }
}
