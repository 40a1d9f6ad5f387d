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
    let nodes: readonly Node<T>[] = [this.#root]
    for (let depth = 0; nodes.length > 0; depth++) {
      const values = depth > 0 ? nodes.flatMap((node) => node.values) : []
      if (values.length > 0) best = { length: depth, values }
      if (at + depth >= before) break
      const { key } = words[at + depth]!
      nodes = nodes.length === 1 ? stepsFrom(nodes[0]!, key) : nodes.flatMap((node) => stepsFrom(node, key))
    }
    return best
  }
}

type Node<T> = {
  readonly exact: Map<string, Node<T>>
  /** Words that may go on, by their first two letters: most words of a text fall at that. */
  readonly stems: Map<string, Stem<T>[]>
  readonly values: T[]
}

type Stem<T> = { readonly stem: string; readonly node: Node<T> }

const stemHead = 2

function emptyNode<T>(): Node<T> {
  return { exact: new Map(), stems: new Map(), values: [] }
}

function childOf<T>(node: Node<T>, word: string): Node<T> {
  if (!word.endsWith('*')) {
    const there = node.exact.get(word) ?? emptyNode<T>()
    node.exact.set(word, there)
    return there
  }
  const stem = word.slice(0, -1)
  if (stem.length < stemHead) throw new Error(`The stem "${word}" is too short.`)
  const head = stem.slice(0, stemHead)
  const siblings = node.stems.get(head) ?? []
  node.stems.set(head, siblings)
  const there = siblings.find((s) => s.stem === stem)?.node ?? emptyNode<T>()
  if (!siblings.some((s) => s.stem === stem)) siblings.push({ stem, node: there })
  return there
}

/** The nodes that a word leads to. */
function stepsFrom<T>(node: Node<T>, key: string): readonly Node<T>[] {
  const exact = node.exact.get(key)
  const stems = node.stems.get(key.slice(0, stemHead))?.filter(({ stem }) => key.startsWith(stem))
  if (!stems || stems.length === 0) return exact ? [exact] : nowhere
  return exact ? [exact, ...stems.map((s) => s.node)] : stems.map((s) => s.node)
}

const nowhere: readonly never[] = []
